using System.Text.Json.Serialization;

namespace Regressor.Domain.Evaluation;

/// <summary>Details for inspecting a model's errors; lists of models do not load them.</summary>
/// <param name="MeasuredOn">The rows that were measured.</param>
/// <param name="Points">Actual and predicted values, evenly thinned to at most <see cref="MaxPoints"/>; none for classes.</param>
/// <param name="PointsTotal">Number of rows measured, before thinning.</param>
/// <param name="Importance">Permutation importance by input column, the most important first.</param>
/// <param name="Worst">The rows with the largest errors, the largest first.</param>
/// <param name="Notes">The findings, with their evidence.</param>
/// <param name="Groups">Groups of redundant columns, the most important first; null in reports stored before they were computed.</param>
/// <param name="Words">Words of text columns that move the prediction, the most by column first; null where there are none.</param>
/// <param name="Classification">Details of a classification; null for other tasks.</param>
public sealed record ModelDiagnostics(
    MeasuredOn MeasuredOn,
    IReadOnlyList<EvaluationPoint> Points,
    int PointsTotal,
    IReadOnlyList<ColumnImportance> Importance,
    IReadOnlyList<LargestError> Worst,
    IReadOnlyList<ModelFinding> Notes,
    IReadOnlyList<GroupImportance>? Groups = null,
    IReadOnlyList<WordEffect>? Words = null,
    ClassificationDiagnostics? Classification = null)
{
    public const int MaxPoints = 2000;
    public const int MaxWorst = 10;

    public bool HasLeak() => Notes.Any(note => note.Code == FindingCode.Leak);

    /// <summary>Removes the ids of examples, which are meaningless outside the database that assigned them.</summary>
    public ModelDiagnostics WithoutExampleIds() => this with
    {
        Points = [.. Points.Select(point => point with { ExampleId = null })],
        Classification = Classification?.WithoutExampleIds(),
        Worst = [.. Worst.Select(row => row with { ExampleId = null })],
        Notes = [.. Notes.Select(note => note.WithoutExampleId())],
    };
}

public enum MeasuredOn
{
    /// <summary>The test part, to which no member was fitted.</summary>
    Test,

    /// <summary>The training part, where the test part is empty; each row is predicted by the members that were not fitted to it.</summary>
    OutOfFold,
}

/// <param name="Actual">Actual value y.</param>
/// <param name="Predicted">Predicted value ŷ.</param>
/// <param name="Lower">Lower bound of the interval at the default confidence; null out of fold, or with too few rows to calibrate.</param>
/// <param name="Upper">Upper bound of that interval; null where Lower is null.</param>
/// <param name="ExampleId">Id of the example; null where unknown, and in reports stored before it was recorded.</param>
public sealed record EvaluationPoint(double Actual, double Predicted, double? Lower, double? Upper, long? ExampleId = null);

/// <summary>How much a model depends on a column (permutation importance; Breiman 2001).</summary>
/// <param name="Column">Name of the column.</param>
/// <param name="Increase">Mean increase of the primary metric over shuffles of the column's values; an RMSE is in the target's unit.</param>
/// <param name="Deviation">Standard error of that increase, over draws of rows and shuffles; in older reports, over shuffles alone.</param>
public sealed record ColumnImportance(string Column, double Increase, double Deviation);

/// <summary>
/// How much a model depends on a group of redundant columns. It can do without any one of them, so each alone looks less important than it is.
/// </summary>
/// <param name="Columns">Names of the columns, in column order.</param>
/// <param name="Increase">Mean increase of the primary metric when the values of all of them are shuffled together; an RMSE is in the target's unit.</param>
/// <param name="Deviation">Standard error of that increase.</param>
public sealed record GroupImportance(IReadOnlyList<string> Columns, double Increase, double Deviation);

/// <summary>How a word of a text column moves the prediction.</summary>
/// <param name="Column">Name of the column.</param>
/// <param name="Word">The word, in lower case.</param>
/// <param name="Rows">Number of rows whose text has the word.</param>
/// <param name="Effect">Mean of the prediction minus the prediction for the text without the word, in the target's unit.</param>
/// <param name="Deviation">Standard error of the effect over those rows.</param>
public sealed record WordEffect(string Column, string Word, int Rows, double Effect, double Deviation);

/// <param name="ExampleId">Id of the example; null where unknown.</param>
/// <param name="Values">[input column], values of the example.</param>
/// <param name="Y">Actual value y, or the index of the actual class.</param>
/// <param name="Predicted">Predicted value ŷ, or the index of the most probable class.</param>
/// <param name="Lower">Lower bound of the interval; see <see cref="EvaluationPoint"/>.</param>
/// <param name="Upper">Upper bound of the interval; see <see cref="EvaluationPoint"/>.</param>
/// <param name="Probability">Predicted probability of the actual class; null for numbers.</param>
public sealed record LargestError(
    long? ExampleId, IReadOnlyList<ColumnValue> Values, double Y, double Predicted, double? Lower, double? Upper, double? Probability = null);

public enum FindingCode
{
    FewRows,
    Overfitting,
    ConstantColumn,
    Leak,
    NoiseFloor,
    NoBetterThanLinear,
    LowCoverage,
    BegunAfresh,
    WildTargets,

    /// <summary>The order in which examples were added predicts the errors of the model.</summary>
    DependentRows,

    /// <summary>Classes with so few training rows that they are hardly learned.</summary>
    RareClasses,

    /// <summary>Nearly all rows are of one class, so that accuracy says little.</summary>
    ImbalancedClasses,

    /// <summary>Not better than the shares of the classes beyond chance.</summary>
    NoBetterThanShares,

    /// <summary>Stated probabilities and observed shares differ.</summary>
    Miscalibrated,

    /// <summary>The sets of classes contain one of them less often than they should.</summary>
    LowClassCoverage,

    /// <summary>The split is by group, and there are few groups.</summary>
    FewGroups,

    /// <summary>The split is by group, and one group has a large share of the rows.</summary>
    DominantGroup,

    /// <summary>The split is by time, and the newest targets leave the range of the older ones.</summary>
    TrendBeyondRange,

    /// <summary>The split is by time, and errors are larger in the newer half of the tested times, so that they are expected to grow further.</summary>
    GrowingErrors,

    /// <summary>The split is by row, and the rows suggest one by group or by time.</summary>
    SplitSuggested,
}

/// <param name="Code">Kind of finding.</param>
/// <param name="Column">Input column concerned; null where the finding is not about one column.</param>
/// <param name="Message">Human-readable description, with the evidence.</param>
/// <param name="Parameters">
/// The figures of the description by name, from which it can be worded in other languages; null in reports stored before they were recorded.
/// </param>
public sealed record ModelFinding(FindingCode Code, string? Column, string Message, IReadOnlyDictionary<string, double>? Parameters = null)
{
    /// <summary>Class concerned; null where the finding is not about one class.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Class { get; init; }

    /// <summary>Name of the parameter that holds the id of an example that the finding is about.</summary>
    public const string ExampleId = "exampleId";

    /// <summary>Adds figures; those that are not finite are left out.</summary>
    public ModelFinding With(params ReadOnlySpan<(string Name, double Value)> figures)
    {
        var all = new Dictionary<string, double>(Parameters ?? new Dictionary<string, double>());
        foreach (var (name, value) in figures)
            if (double.IsFinite(value)) all[name] = value;
        return this with { Parameters = all };
    }

    internal ModelFinding WithoutExampleId() => Parameters?.ContainsKey(ExampleId) == true
        ? this with { Parameters = Parameters.Where(figure => figure.Key != ExampleId).ToDictionary() }
        : this;
}
