namespace Regressor.Domain.Predictions;

/// <summary>
/// Range that contains the true y of new examples like the training examples with about the stated confidence, on average over such examples.
/// </summary>
/// <param name="Lower">Lower bound, in the target's unit.</param>
/// <param name="Upper">Upper bound, in the target's unit.</param>
/// <param name="Confidence">Confidence, in (0, 1).</param>
/// <param name="CutAtZero">True where the interval would extend below zero, where no training target lies.</param>
public sealed record PredictionInterval(double Lower, double Upper, double Confidence, bool CutAtZero = false);
