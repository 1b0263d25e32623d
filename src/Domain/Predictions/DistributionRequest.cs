namespace Regressor.Domain.Predictions;

/// <summary>Values of the distribution of y that a caller asks for.</summary>
/// <param name="Quantiles">Probabilities in (0, 1) whose quantiles are wanted.</param>
/// <param name="Above">Values, in the target's unit, whose probabilities of being exceeded are wanted.</param>
public sealed record DistributionRequest(IReadOnlyList<double> Quantiles, IReadOnlyList<double> Above);
