namespace Regressor.Domain.Predictions;

/// <summary>The predicted number for an x.</summary>
/// <param name="Y">Predicted value, in the target's unit.</param>
/// <param name="Interval">Prediction interval; null with too few examples to calibrate one at the requested confidence.</param>
/// <param name="EnsembleStandardDeviation">
/// Standard deviation of the folds' predictions before clamping to the observed range, in the target's unit.
/// </param>
/// <param name="ModelVersion">Version that made the prediction.</param>
/// <param name="Warnings">Reasons to trust the prediction less.</param>
/// <param name="Covered">True where x resembles the calibration rows; see <see cref="Prediction"/>.</param>
/// <param name="Distribution">Null where it was not asked for, or x is not covered.</param>
public sealed record RegressionPrediction(
    double Y,
    PredictionInterval? Interval,
    double EnsembleStandardDeviation,
    int ModelVersion,
    IReadOnlyList<PredictionWarning> Warnings,
    bool Covered = true,
    PredictedDistribution? Distribution = null) : Prediction(ModelVersion, Warnings, Covered)
{
    public override void CopyTo(IReadOnlyList<string> classes, Span<double> values) => values[0] = Y;
}
