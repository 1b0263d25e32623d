using Regressor.Infrastructure.Learning.CrossFitting;
using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Inference;
using Regressor.Infrastructure.Learning.Statistics;

namespace Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training;

/// <summary>
/// Where the data is too noisy to say more than a straight line does, the networks are pulled towards their ridge regressions:
/// t ← α·t + (1 − α)·ridge, with the α in [0, 1] that has the least squared error on rows left out of both (stacking, Breiman 1996).
/// The last layer is linear, so this only changes weights.
/// </summary>
internal static class LinearStacking
{
    /// <summary>So many rows tell how far the members are apart.</summary>
    private const int MostRows = 2048;

    /// <summary>
    /// How far the members differ from each other in what they add to their ridge regressions: (1 − 1/K) times the mean over rows of the
    /// variance among the K members of a scale.
    /// </summary>
    /// <param name="data">The training part.</param>
    /// <param name="architecture">The networks' shape.</param>
    /// <param name="network">The members.</param>
    /// <param name="linear">[member].</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>[scale].</returns>
    public static double[] Spread(PreparedData data, EnsembleArchitecture architecture, EnsembleNetwork network, IReadOnlyList<RidgeRegression.Weights> linear, CancellationToken cancellationToken)
    {
        var folds = data.FoldCount;
        var spread = new double[data.Targets.Count];
        var rows = data.Train.First(Math.Min(data.Train.Rows, MostRows));
        var added = new double[folds];
        TrainingTensors.Predict(network, architecture, rows, (row, members) =>
        {
            for (var scale = 0; scale < spread.Length; scale++)
            {
                for (var fold = 0; fold < folds; fold++)
                {
                    var member = (scale * folds) + fold;
                    added[fold] = members[member] - linear[member].Predict(rows, row);
                }

                // The population's variance is (1 − 1/K) times the sample's.
                var (_, deviation) = Moments.MeanAndDeviation(added);
                spread[scale] += deviation * deviation / rows.Rows;
            }
        }, cancellationToken);
        return spread;
    }

    /// <summary>
    /// The share that suits the mean of the members. A single one, as it predicts a row left out, varies more than their mean: the square
    /// of what it adds to its ridge regression is too great by what the members differ among themselves.
    /// </summary>
    /// <param name="t">[row].</param>
    /// <param name="linear">[row], by the ridge regression that the row was left out of.</param>
    /// <param name="network">[row], by the network that held the row out.</param>
    /// <param name="spread">See <see cref="Spread"/>.</param>
    /// <returns>α.</returns>
    public static double Share(double[] t, double[] linear, double[] network, double spread)
    {
        double product = 0, square = 0;
        for (var row = 0; row < t.Length; row++)
        {
            var difference = network[row] - linear[row];
            product += (t[row] - linear[row]) * difference;
            square += difference * difference;
        }

        square -= t.Length * spread;
        return product <= 0 ? 0 : square > product ? product / square : 1;
    }

    /// <param name="architecture">Of the networks.</param>
    /// <param name="values">[M·P], changed.</param>
    /// <param name="first">The first of the members whose parameters change.</param>
    /// <param name="linear">Their ridge regressions.</param>
    /// <param name="share">α.</param>
    public static void Apply(EnsembleArchitecture architecture, float[] values, int first, IReadOnlyList<RidgeRegression.Weights> linear, double share)
    {
        foreach (var block in architecture.Blocks())
        {
            for (var member = 0; member < linear.Count; member++)
            {
                var own = values.AsSpan((architecture.Members * block.Offset) + ((first + member) * block.Size), block.Size);
                if (Initialization.Linear(block, linear[member]) is { } target)
                {
                    for (var i = 0; i < own.Length; i++) own[i] = (float)((share * own[i]) + ((1 - share) * target[i]));
                }
                else if (block.Group == ParameterGroup.OutputWeight)
                {
                    foreach (ref var value in own) value = (float)(share * value);
                }
            }
        }
    }
}
