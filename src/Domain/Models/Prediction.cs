namespace Regressor.Domain.Models;

/// <summary>y for an x.</summary>
/// <param name="Y">In the target's unit.</param>
/// <param name="Interval">Null when there were too few examples to calibrate one at the confidence asked for.</param>
/// <param name="Disagreement">Standard deviation of the folds' answers before they are held to the range seen; in the target's unit.</param>
/// <param name="ModelVersion">The version that answered.</param>
/// <param name="Warnings">Why to trust it less.</param>
/// <param name="Covered">
/// Whether x is like the rows that the interval was calibrated by; else, for a reason in the warnings, the interval is no more than a rough guess.
/// </param>
public sealed record Prediction(
    double Y, PredictionInterval? Interval, double Disagreement, int ModelVersion, IReadOnlyList<PredictionWarning> Warnings, bool Covered = true)
{
    public const double MinConfidence = 0.5;
    public const double MaxConfidence = 0.99;
    public const double DefaultConfidence = 0.9;
}

/// <summary>Contains the true y of a new example like those trained on with about the stated confidence, on average over such examples.</summary>
/// <param name="Lower">In the target's unit.</param>
/// <param name="Upper">In the target's unit.</param>
/// <param name="Confidence">In (0, 1).</param>
/// <param name="CutAtZero">Whether it would reach below zero, where no target trained on lies.</param>
public sealed record PredictionInterval(double Lower, double Upper, double Confidence, bool CutAtZero = false);

public enum PredictionWarningCode
{
    OutOfRange,
    UnknownCategory,
    Missing,
    TooFewExamples,
}

/// <param name="Code">What is wrong.</param>
/// <param name="Column">The input column at fault, if one is.</param>
/// <param name="Message">A sentence for people.</param>
public sealed record PredictionWarning(PredictionWarningCode Code, string? Column, string Message);
