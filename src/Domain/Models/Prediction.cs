namespace Regressor.Domain.Models;

/// <summary>y for an x.</summary>
/// <param name="Y">In the target's unit.</param>
/// <param name="Interval">Null when there were too few examples to calibrate one at the confidence asked for.</param>
/// <param name="Disagreement">Standard deviation of the folds' answers before they are held to the range seen; in the target's unit.</param>
/// <param name="ModelVersion">The version that answered.</param>
/// <param name="Warnings">Why to trust it less.</param>
public sealed record Prediction(double Y, PredictionInterval? Interval, double Disagreement, int ModelVersion, IReadOnlyList<PredictionWarning> Warnings)
{
    public const double MinConfidence = 0.5;
    public const double MaxConfidence = 0.99;
    public const double DefaultConfidence = 0.9;
}

/// <summary>Contains the true y of a new example with (at least about) the stated confidence.</summary>
public sealed record PredictionInterval(double Lower, double Upper, double Confidence);

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
