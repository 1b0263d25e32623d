using Regressor.Domain.Evaluation;
using Regressor.Domain.Training.Data;
using Regressor.Infrastructure.Learning.CrossFitting;
using Regressor.Infrastructure.Learning.Statistics;
using static Regressor.Infrastructure.Learning.Evaluation.InvariantText;

namespace Regressor.Infrastructure.Learning.Evaluation;

/// <summary>Finds problems of single input columns in the training part: columns that never vary, or that alone determine the target.</summary>
internal static class ColumnChecks
{
    /// <summary>Maximum findings of each kind; the last one says how many more columns it applies to.</summary>
    public const int MostOfAKind = 10;

    /// <summary>A rank correlation with the target, or a share of its variance, of at least this is too good to be true.</summary>
    private const double TooGood = 0.995;

    /// <summary>
    /// Like <see cref="TooGood"/>, for the variance that ranges of a column's values explain: within a range the target still varies.
    /// </summary>
    private const double TooGoodInRanges = 0.99;

    /// <summary>Fewer rows may agree by chance.</summary>
    private const int LeastRows = 20;

    /// <summary>
    /// Maximum rows to examine: they show as well as more whether a column determines the target, because the table's order is random.
    /// </summary>
    private const int MostRows = 20_000;

    /// <summary>With fewer rows, the mean of a category or of a range of values follows the target of its own rows.</summary>
    private const int LeastRowsPerGroup = 5;

    /// <summary>Maximum number of ranges of a column's values, each of about equally many rows.</summary>
    private const int MostRanges = 64;

    public static IEnumerable<ModelFinding> Of(PreparedData data, CancellationToken cancellationToken)
    {
        var inputs = data.Table.Inputs;
        var target = Sampled.Of(data.TrainY[..Math.Min(data.TrainY.Length, MostRows)], data.Width);
        var notes = new List<ModelFinding>();
        for (var input = 0; input < inputs.Count; input++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var note = data.Table.Columns[input] switch
            {
                NumberData numbers => OfNumbers(inputs[input], numbers.Values.AsSpan(data.TestY.Length, data.TrainY.Length), target),
                CodeData texts => OfTexts(inputs[input].Name, texts, data.TestY.Length, target),
                _ => null,
            };
            if (note is not null) notes.Add(note);
        }

        // With a single input to learn from, a column that determines the target is what the user hopes for.
        var constant = notes.FindAll(note => note.Code == FindingCode.ConstantColumn);
        var leaks = inputs.Count - constant.Count > 1 ? notes.FindAll(note => note.Code == FindingCode.Leak) : [];
        return [.. Bounded(leaks), .. Bounded(constant)];
    }

    private static List<ModelFinding> Bounded(List<ModelFinding> notes)
    {
        var more = notes.Count - MostOfAKind;
        if (more <= 0) return notes;
        var last = notes[MostOfAKind - 1];
        return [.. notes[..(MostOfAKind - 1)], last.With(("more", more)) with { Message = $"{last.Message} {more} more {(more == 1 ? "column is" : "columns are")} like it." }];
    }

    private static ModelFinding? OfNumbers(InputColumn input, ReadOnlySpan<double> column, Sampled target)
    {
        var name = input.Name;
        if (column.IndexOfAnyExcept(column[0]) < 0) return Constant(name, double.IsNaN(column[0]) ? null : input.Type.Describe(ColumnValue.Of(column[0])), column.Length);
        var all = column[..target.Y.Length].ToArray();
        var (ranks, y) = (target.Ranks, target.Y);
        if (Array.Exists(all, double.IsNaN))
        {
            ranks = [.. Ranks.Of(y, [.. target.Order.Where(row => !double.IsNaN(all[row]))]).Where((_, row) => !double.IsNaN(all[row]))];
            y = [.. y.Where((_, row) => !double.IsNaN(all[row]))];
        }

        if (y.Length < LeastRows) return null;
        var x = y.Length == all.Length ? all : Array.FindAll(all, value => !double.IsNaN(value));
        var order = Ranks.Order(x);
        if (target.Width > 1)
        {
            var sorted = ClassRuns.Share(x, order, y, target.Width);
            return sorted >= TooGoodInRanges
                ? Leak(name, Text($"it sorts {x.Length} rows by their classes ({sorted:P1} of the changes between neighbors are gone)")).With(("share", sorted), ("rows", x.Length))
                : null;
        }

        var correlation = Ranks.Correlation(Ranks.Of(x, order), ranks);
        if (Math.Abs(correlation) >= TooGood)
            return Leak(name, Text($"it orders {x.Length} rows nearly as the target does (rank correlation {correlation:F3})")).With(("correlation", correlation), ("rows", x.Length));
        var (ranges, share) = ShareOfRanges(x, order, y);
        return share >= TooGoodInRanges
            ? Leak(name, Text($"the means of {ranges} ranges of its values explain {share:P1} of the target's variance over {x.Length} rows"))
                .With(("share", share), ("rows", x.Length))
            : null;
    }

    private static ModelFinding? OfTexts(string name, CodeData column, int firstRow, Sampled target)
    {
        var y = target.Y;
        var codes = column.Codes.AsSpan(firstRow);
        if (codes.IndexOfAnyExcept(codes[0]) < 0) return Constant(name, codes[0] < 0 ? null : $"'{column.Vocabulary[codes[0]]}'", codes.Length);
        var groups = y.Zip(codes[..y.Length].ToArray()).GroupBy(row => row.Second, row => row.First).Select(group => group.ToArray()).ToList();
        if (y.Length < Math.Max(LeastRows, LeastRowsPerGroup * groups.Count)) return null;
        var share = Explained(y, groups, target.Width);
        return share >= TooGood
            ? Leak(name, Text($"the means of its {groups.Count} categories explain {share:P1} of the target's variance over {y.Length} rows"))
                .With(("share", share), ("rows", y.Length))
            : null;
    }

    /// <summary>Measures a dependence of any shape, as long as it is not finer than the ranges.</summary>
    private static (int Ranges, double Share) ShareOfRanges(double[] x, int[] order, double[] y)
    {
        var most = Math.Min(MostRanges, y.Length / LeastRowsPerGroup);
        var groups = new List<double[]>();
        for (var from = 0; from < order.Length;)
        {
            // Equal values stay in one range.
            var to = Math.Max(from + 1, (groups.Count + 1) * order.Length / most);
            while (to < order.Length && x[order[to]] == x[order[to - 1]]) to++;
            to = Math.Min(to, order.Length);
            groups.Add(Array.ConvertAll(order[from..to], row => y[row]));
            from = to;
        }

        return (groups.Count, Explained(y, groups, 1));
    }

    /// <summary>
    /// Computes the share of y's variance that the groups' means explain, corrected for what as many random groups would explain. The variance
    /// of classes is that of their indicators together (Goodman and Kruskal 1954).
    /// </summary>
    private static double Explained(double[] y, List<double[]> groups, int width)
    {
        var within = groups.Sum(group => group.Length * Variance(group, width));
        return 1 - (within / (y.Length - groups.Count) / (Variance(y, width) * y.Length / (y.Length - 1)));
    }

    private static double Variance(double[] y, int width)
    {
        if (width == 1) return Math.Pow(Moments.MeanAndDeviation(y).Deviation, 2);
        var counts = new int[width];
        foreach (var c in y) counts[(int)c]++;
        return 1 - counts.Sum(count => Math.Pow((double)count / y.Length, 2));
    }

    private static ModelFinding Constant(string name, string? value, int rows) => new ModelFinding(
        FindingCode.ConstantColumn,
        name,
        Text($"'{name}' is {value ?? "missing"} in all {rows} training rows, so nothing can be learned from it.")).With(("rows", rows));

    private static ModelFinding Leak(string name, string evidence) => new(
        FindingCode.Leak,
        name,
        $"'{name}' alone predicts the target: {evidence}. If its value becomes known only with the target, leave it out: the model's figures would not hold for new inputs.");

    /// <summary>The target of the first rows, sorted once for all columns.</summary>
    private sealed record Sampled(double[] Y, int[] Order, double[] Ranks, int Width)
    {
        public static Sampled Of(double[] y, int width)
        {
            var order = Statistics.Ranks.Order(y);
            return new Sampled(y, order, Statistics.Ranks.Of(y, order), width);
        }
    }
}
