namespace Regressor.Domain.Predictions;

public enum PredictionWarningCode
{
    OutOfRange,
    UnknownCategory,
    Missing,
    TooFewExamples,
    UnknownText,
}

/// <param name="Code">Kind of warning.</param>
/// <param name="Column">Input column concerned; null where the warning is not about one column.</param>
/// <param name="Message">Human-readable sentence.</param>
public sealed record PredictionWarning(PredictionWarningCode Code, string? Column, string Message);
