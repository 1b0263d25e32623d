namespace Regressor.Domain.Training;

/// <summary>What the networks predicted after an epoch along the only input, where there is one and it is a number.</summary>
/// <param name="Epoch">The epoch.</param>
/// <param name="X">Ascending, over the range seen.</param>
/// <param name="Y">The prediction at each of them.</param>
public sealed record FittedCurve(int Epoch, IReadOnlyList<double> X, IReadOnlyList<double> Y);
