using System.Diagnostics;
using System.Text.Json.Serialization;
using Regressor.Domain.Decisions;
using Regressor.Domain.Predictions;
using Regressor.Domain.Tasks;

namespace Regressor.Application.Predictions;

/// <param name="Task">Task of the model. It determines the other properties.</param>
/// <param name="Y">Predicted y, in the target's unit; the most probable class where the target is a class.</param>
/// <param name="Interval">
/// Prediction interval; null where there were too few examples for one at the requested confidence, and for classes.
/// </param>
/// <param name="Disagreement">
/// Standard deviation of the ensemble members' predictions, in the target's unit, or of the probability of the class; large where the data does
/// not determine y.
/// </param>
/// <param name="ModelVersion">Version that answered.</param>
/// <param name="Warnings">Reasons to trust the prediction less.</param>
/// <param name="Covered">
/// True where x resembles the rows that calibrated the interval. False for a category never seen, a missing input that was never missing,
/// a number far outside the range seen, or no interval. The warnings say which. The interval is then a rough guess, widened by what is known.
/// </param>
/// <param name="Quantiles">Requested quantiles of y; absent where none was requested, or where the prediction is not covered.</param>
/// <param name="Above">Requested probabilities; absent where none was requested, or where the prediction is not covered.</param>
/// <param name="Probabilities">Probability of each class, by class; absent for numbers.</param>
/// <param name="Set">
/// Classes that contain the actual one with the requested confidence; absent for numbers, and where there were too few examples.
/// </param>
/// <param name="Decision">The answer of least expected cost; absent where the dataset has no costs.</param>
public sealed record PredictionDto(
    PredictionTask Task,
    ColumnValue Y,
    IntervalDto? Interval,
    double Disagreement,
    int ModelVersion,
    IReadOnlyList<WarningDto> Warnings,
    bool Covered,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<QuantileDto>? Quantiles = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ProbabilityAboveDto>? Above = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ClassProbabilities? Probabilities = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] PredictionSetDto? Set = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DecisionDto? Decision = null)
{
    /// <param name="prediction">The prediction.</param>
    /// <param name="decisions">Decides between the classes; null where the dataset has no costs.</param>
    public static PredictionDto From(Prediction prediction, DecisionRule? decisions) => prediction switch
    {
        RegressionPrediction regression => From(regression),
        ClassificationPrediction classification => From(classification, decisions),
        _ => throw new UnreachableException($"There is no answer for a {prediction.GetType().Name}."),
    };

    /// <param name="prediction">The prediction.</param>
    /// <param name="decisions">Decides between the classes; null where the dataset has no costs.</param>
    /// <param name="asked">What was asked about its distribution.</param>
    public static PredictionDto From(Prediction prediction, DecisionRule? decisions, DistributionRequest? asked)
    {
        var dto = From(prediction, decisions);
        if (asked is null || prediction is not RegressionPrediction { Distribution: { } found }) return dto;
        return dto with
        {
            Quantiles = asked.Quantiles.Count == 0 ? null : [.. asked.Quantiles.Zip(found.Quantiles, (p, y) => new QuantileDto(p, y))],
            Above = asked.Above.Count == 0 ? null : [.. asked.Above.Zip(found.Above, (value, probability) => new ProbabilityAboveDto(value, probability))],
        };
    }

    private static PredictionDto From(RegressionPrediction prediction) => new(
        PredictionTasks.Regression,
        prediction.Y,
        prediction.Interval is { } interval ? new IntervalDto(interval.Lower, interval.Upper, interval.Confidence, interval.CutAtZero, prediction.Basis) : null,
        prediction.EnsembleStandardDeviation,
        prediction.ModelVersion,
        WarningsOf(prediction),
        prediction.Covered);

    private static PredictionDto From(ClassificationPrediction prediction, DecisionRule? decisions) => new(
        PredictionTasks.Classification,
        ColumnValue.Of(prediction.Classes[prediction.Label]),
        Interval: null,
        prediction.Disagreement,
        prediction.ModelVersion,
        WarningsOf(prediction),
        prediction.Covered,
        Probabilities: new ClassProbabilities(prediction.Classes, prediction.Probabilities),
        Set: PredictionSetDto.From(prediction),
        Decision: DecisionDto.From(prediction, decisions));

    private static IReadOnlyList<WarningDto> WarningsOf(Prediction prediction) =>
        prediction.Warnings.Count == 0 ? [] : [.. prediction.Warnings.Select(warning => new WarningDto(warning.Code, warning.Column, warning.Message))];
}

/// <param name="Lower">Lower bound, in the target's unit.</param>
/// <param name="Upper">Upper bound, in the target's unit.</param>
/// <param name="Confidence">
/// Share of new rows like the training rows whose interval contains y, on average over such rows and not for each kind of row. For small
/// tables the share itself is uncertain: its standard deviation is about 0.3/√n at 0.9, for n calibration rows.
/// </param>
/// <param name="CutAtZero">True where the interval would extend below zero, where no training target lies.</param>
/// <param name="Basis">
/// What the confidence is about, by the split of the dataset that the model was trained on: *newRow*, another row like these; *newGroup*, a row
/// of a new group; *laterTime*, a later row, for which it is what the newest rows have shown and not a promise.
/// </param>
public sealed record IntervalDto(double Lower, double Upper, double Confidence, bool CutAtZero, PromiseBasis Basis);

/// <param name="P">Probability that was requested, in (0, 1).</param>
/// <param name="Y">
/// Quantile, in the target's unit: among new rows like the training rows, y is at most this with about the probability P. The 5 % and the
/// 95 % quantile are the ends of the 90 % interval. Null where there were too few calibration rows for so extreme a quantile.
/// </param>
public sealed record QuantileDto(double P, double? Y);

/// <param name="Value">Value that was requested, in the target's unit.</param>
/// <param name="Probability">
/// Probability that y is greater, on average over new rows like the training rows. For n calibration rows it has steps of at most 1/(n + 1)
/// and is never 0 or 1: half a step is left for what no row has shown.
/// </param>
public sealed record ProbabilityAboveDto(double Value, double Probability);

/// <param name="Code">Code for programs.</param>
/// <param name="Column">Input that the warning is about; null where it is not about one.</param>
/// <param name="Message">Explanation for people.</param>
public sealed record WarningDto(PredictionWarningCode Code, string? Column, string Message);
