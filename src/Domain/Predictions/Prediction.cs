namespace Regressor.Domain.Predictions;

/// <summary>The predicted y of an x.</summary>
/// <param name="Y">Predicted value, in the target's unit.</param>
/// <param name="Interval">Prediction interval; null with too few examples to calibrate one at the requested confidence.</param>
/// <param name="Disagreement">
/// Standard deviation of the folds' predictions before clamping to the observed range, in the target's unit.
/// </param>
/// <param name="ModelVersion">Version that made the prediction.</param>
/// <param name="Warnings">Reasons to trust the prediction less.</param>
/// <param name="Covered">
/// True where x resembles the calibration rows. Where it is false, the interval is only a rough guess, for a reason in the warnings.
/// </param>
public sealed record Prediction(
    double Y, PredictionInterval? Interval, double Disagreement, int ModelVersion, IReadOnlyList<PredictionWarning> Warnings, bool Covered = true)
{
    public const double MinConfidence = 0.5;
    public const double MaxConfidence = 0.99;
    public const double DefaultConfidence = 0.9;
}

/// <summary>
/// Range that contains the true y of new examples like the training examples with about the stated confidence, on average over such examples.
/// </summary>
/// <param name="Lower">Lower bound, in the target's unit.</param>
/// <param name="Upper">Upper bound, in the target's unit.</param>
/// <param name="Confidence">Confidence, in (0, 1).</param>
/// <param name="CutAtZero">True where the interval would extend below zero, where no training target lies.</param>
public sealed record PredictionInterval(double Lower, double Upper, double Confidence, bool CutAtZero = false);

public enum PredictionWarningCode
{
    OutOfRange,
    UnknownCategory,
    Missing,
    TooFewExamples,
}

/// <param name="Code">Kind of warning.</param>
/// <param name="Column">Input column concerned; null where the warning is not about one column.</param>
/// <param name="Message">Human-readable sentence.</param>
public sealed record PredictionWarning(PredictionWarningCode Code, string? Column, string Message);
