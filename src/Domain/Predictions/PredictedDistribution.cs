namespace Regressor.Domain.Predictions;

/// <summary>Values of the distribution of y at a covered x, in the order of the request.</summary>
/// <param name="Quantiles">[requested quantile], in the target's unit; null with too few calibration rows for it.</param>
/// <param name="Above">[requested value], the probability that y is greater, in (0, 1).</param>
public sealed record PredictedDistribution(IReadOnlyList<double?> Quantiles, IReadOnlyList<double> Above);
