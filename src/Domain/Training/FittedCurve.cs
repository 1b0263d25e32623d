namespace Regressor.Domain.Training;

/// <summary>Predictions of the networks after an epoch along the input, for datasets with exactly one input that is numeric.</summary>
/// <param name="Epoch">Number of the epoch.</param>
/// <param name="X">Input values, ascending, over the observed range.</param>
/// <param name="Y">Prediction at each input value.</param>
public sealed record FittedCurve(int Epoch, IReadOnlyList<double> X, IReadOnlyList<double> Y);
