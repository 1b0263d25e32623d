namespace Regressor.Domain.Models;

/// <summary>What a look into a model's errors needs: more than lists of models load.</summary>
/// <param name="MeasuredOn">Which rows these are.</param>
/// <param name="Points">At most <see cref="MaxPoints"/>, evenly thinned.</param>
/// <param name="PointsTotal">Rows measured, of which the points are some.</param>
/// <param name="Importance">By input column, the most important first.</param>
/// <param name="Worst">The rows with the largest errors, the largest first.</param>
/// <param name="Notes">What is off, with its evidence.</param>
/// <param name="Groups">Columns that tell the same, the most important group first; null in reports stored before they were looked for.</param>
public sealed record ModelDiagnostics(
    MeasuredOn MeasuredOn,
    IReadOnlyList<ReportPoint> Points,
    int PointsTotal,
    IReadOnlyList<ColumnImportance> Importance,
    IReadOnlyList<WorstRow> Worst,
    IReadOnlyList<ModelNote> Notes,
    IReadOnlyList<GroupImportance>? Groups = null)
{
    public const int MaxPoints = 2000;
    public const int MaxWorst = 10;

    /// <summary>Examples' ids mean nothing outside the database that gave them.</summary>
    public ModelDiagnostics WithoutExampleIds() => this with { Worst = [.. Worst.Select(row => row with { ExampleId = null })] };
}

public enum MeasuredOn
{
    /// <summary>Rows that no member was fitted to.</summary>
    Test,

    /// <summary>The training part, each row predicted by members that did not fit it; where the test part is empty.</summary>
    OutOfFold,
}

/// <param name="Actual">y.</param>
/// <param name="Predicted">ŷ.</param>
/// <param name="Lower">Of the interval at the default confidence; null where there is none: out of fold, or too few rows to calibrate.</param>
/// <param name="Upper">As Lower.</param>
public sealed record ReportPoint(double Actual, double Predicted, double? Lower, double? Upper);

/// <summary>How much a model leans on a column (permutation importance; Breiman 2001).</summary>
/// <param name="Column">Its name.</param>
/// <param name="Increase">Of the RMSE when the column's values are shuffled among the rows, in the target's unit; mean over the shuffles.</param>
/// <param name="Deviation">Standard error of that increase: had other rows been drawn and shuffled. In older reports it is that of the shuffles alone.</param>
public sealed record ColumnImportance(string Column, double Increase, double Deviation);

/// <summary>How much a model leans on columns that tell the same, of which it can do without any one: each by itself looks less important than it is.</summary>
/// <param name="Columns">Their names, in column order.</param>
/// <param name="Increase">Of the RMSE when the values of all of them are shuffled together; else as of a column.</param>
/// <param name="Deviation">Standard error of that increase.</param>
public sealed record GroupImportance(IReadOnlyList<string> Columns, double Increase, double Deviation);

/// <param name="ExampleId">Null where it is not known.</param>
/// <param name="Numbers">The values of the numeric columns, in column order; null is missing.</param>
/// <param name="Categories">The values of the categorical columns, in column order; null is missing.</param>
/// <param name="Y">The truth.</param>
/// <param name="Predicted">ŷ.</param>
/// <param name="Lower">See <see cref="ReportPoint"/>.</param>
/// <param name="Upper">See <see cref="ReportPoint"/>.</param>
public sealed record WorstRow(
    long? ExampleId, IReadOnlyList<double?> Numbers, IReadOnlyList<string?> Categories, double Y, double Predicted, double? Lower, double? Upper);

public enum ModelNoteCode
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

    /// <summary>The order in which examples were added tells how the model errs.</summary>
    DependentRows,
}

/// <param name="Code">What is off.</param>
/// <param name="Column">The input column it is about, if it is about one.</param>
/// <param name="Message">Sentences for people, with the evidence.</param>
public sealed record ModelNote(ModelNoteCode Code, string? Column, string Message);
