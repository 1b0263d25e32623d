namespace Regressor.Infrastructure.Learning;

/// <summary>
/// Where the data is too noisy to say more than a straight line does, the networks are pulled towards their ridge regressions:
/// t ← α·t + (1 − α)·ridge, with the α in [0, 1] that has the least squared error on rows left out of both (stacking, Breiman 1996).
/// The last layer is linear, so this only changes weights.
/// </summary>
internal static class LinearShrinkage
{
    /// <param name="t">[row].</param>
    /// <param name="linear">[row], by the ridge regression that the row was left out of.</param>
    /// <param name="network">[row], by the network that held the row out.</param>
    /// <returns>α.</returns>
    public static double Share(double[] t, double[] linear, double[] network)
    {
        double product = 0, square = 0;
        for (var row = 0; row < t.Length; row++)
        {
            var difference = network[row] - linear[row];
            product += (t[row] - linear[row]) * difference;
            square += difference * difference;
        }

        return square > 0 ? Math.Clamp(product / square, 0, 1) : 1;
    }

    /// <param name="architecture">Of the networks.</param>
    /// <param name="values">[M·P], changed.</param>
    /// <param name="member">Whose parameters.</param>
    /// <param name="linear">Its ridge regression.</param>
    /// <param name="share">α.</param>
    public static void Apply(Architecture architecture, float[] values, int member, RidgeRegression.Weights linear, double share)
    {
        foreach (var block in architecture.Blocks())
        {
            var own = values.AsSpan((architecture.Members * block.Offset) + (member * block.Size), block.Size);
            if (Initialization.Linear(block.Name, linear) is { } target)
            {
                for (var i = 0; i < own.Length; i++) own[i] = (float)((share * own[i]) + ((1 - share) * target[i]));
            }
            else if (block.Name == Architecture.OutputWeight)
            {
                foreach (ref var value in own) value = (float)(share * value);
            }
        }
    }
}
