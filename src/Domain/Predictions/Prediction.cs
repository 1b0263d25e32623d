namespace Regressor.Domain.Predictions;

/// <summary>The prediction for an x. Each task has its own kind.</summary>
/// <param name="ModelVersion">Version that made the prediction.</param>
/// <param name="Warnings">Reasons to trust the prediction less.</param>
/// <param name="Covered">
/// True where x resembles the calibration rows. Where it is false, the stated confidence is only a rough guess, for a reason in the warnings.
/// </param>
public abstract record Prediction(int ModelVersion, IReadOnlyList<PredictionWarning> Warnings, bool Covered)
{
    public const double MinConfidence = 0.5;
    public const double MaxConfidence = 0.99;
    public const double DefaultConfidence = 0.9;
}
