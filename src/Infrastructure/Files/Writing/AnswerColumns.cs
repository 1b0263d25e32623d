using Regressor.Application.Files;
using Regressor.Domain.Decisions;
using Regressor.Domain.Predictions;
using Regressor.Infrastructure.Files.Grids;

namespace Regressor.Infrastructure.Files.Writing;

/// <summary>The columns of a task's predictions in a file.</summary>
internal abstract class AnswerColumns
{
    public abstract IReadOnlyList<WrittenColumn> Columns { get; }

    public static AnswerColumns For(PredictedTarget target) => target.Classes.Count == 0 ? new NumberColumns(target.Name) : new ClassColumns(target);

    /// <param name="cells">A cell for each column, and further ones.</param>
    /// <param name="prediction">A prediction of the task.</param>
    /// <param name="decision">The answer of least expected cost; null where there is none.</param>
    public abstract void Fill(Span<WrittenCell> cells, Prediction prediction, Decision? decision);

    /// <summary>Returns the name, with a number where it is taken, and adds it to those taken.</summary>
    internal static string Unique(string name, HashSet<string> taken)
    {
        var unique = name;
        for (var number = 2; !taken.Add(unique); number++) unique = $"{name} {number}";
        return unique;
    }
}

/// <param name="target">Name of the predicted column.</param>
internal sealed class NumberColumns(string target) : AnswerColumns
{
    public override IReadOnlyList<WrittenColumn> Columns { get; } =
        [new($"predicted {target}", CellKind.Number), new("lower", CellKind.Number), new("upper", CellKind.Number)];

    public override void Fill(Span<WrittenCell> cells, Prediction prediction, Decision? decision)
    {
        var regression = (RegressionPrediction)prediction;
        cells[0] = WrittenCell.Of(regression.Y);
        cells[1] = WrittenCell.Of(regression.Interval?.Lower);
        cells[2] = WrittenCell.Of(regression.Interval?.Upper);
    }
}

/// <summary>The predicted class, the probability of each, the set, and the decision where there are costs.</summary>
internal sealed class ClassColumns : AnswerColumns
{
    private readonly string _ask;

    public ClassColumns(PredictedTarget target)
    {
        _ask = Unique("ask a person", new HashSet<string>(target.Classes, StringComparer.OrdinalIgnoreCase));
        Columns =
        [
            new($"predicted {target.Name}", CellKind.Text),
            .. target.Classes.Select(name => new WrittenColumn($"probability of {name}", CellKind.Number)),
            new("set", CellKind.Text),
            .. target.IsDecided ? [new WrittenColumn("decision", CellKind.Text), new WrittenColumn("expected cost", CellKind.Number)] : Array.Empty<WrittenColumn>(),
        ];
    }

    public override IReadOnlyList<WrittenColumn> Columns { get; }

    public override void Fill(Span<WrittenCell> cells, Prediction prediction, Decision? decision)
    {
        var classification = (ClassificationPrediction)prediction;
        var classes = classification.Classes;
        cells[0] = WrittenCell.Of(classes[classification.Label]);
        for (var index = 0; index < classes.Count; index++) cells[index + 1] = WrittenCell.Of(classification.Probabilities[index]);
        var next = classes.Count + 1;
        if (classification.Set is { } set) cells[next] = WrittenCell.Of(string.Join("; ", set.Classes.Select(index => classes[index])));
        if (decision is not { } chosen) return;
        cells[next + 1] = WrittenCell.Of(chosen.Answer is { } answer ? classes[answer] : _ask);
        cells[next + 2] = WrittenCell.Of(chosen.ExpectedCost);
    }
}
