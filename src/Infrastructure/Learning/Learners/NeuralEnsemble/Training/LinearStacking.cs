using Regressor.Infrastructure.Learning.CrossFitting;
using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Inference;
using Regressor.Infrastructure.Learning.Statistics;

namespace Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training;

/// <summary>
/// Shrinks the networks towards their ridge regressions where the data is too noisy to support more than a linear fit:
/// t ← α·t + (1 − α)·ridge. α in [0, 1] minimizes the squared error on rows held out of both (stacking, Breiman 1996).
/// The last layer is linear, so only weights change.
/// </summary>
internal static class LinearStacking
{
    /// <summary>Number of rows that suffices to estimate the spread of the members.</summary>
    private const int MostRows = 2048;

    /// <summary>Number of rows that a thread predicts at a time.</summary>
    private const int Block = 256;

    /// <summary>
    /// Measures how much the members differ in what they add to their ridge regressions: (1 − 1/K) times the mean over rows of the variance
    /// among the K members of a scale.
    /// </summary>
    /// <param name="data">The training part.</param>
    /// <param name="architecture">Architecture of the networks.</param>
    /// <param name="values">Parameters, [M·P].</param>
    /// <param name="linear">Ridge regressions, [member].</param>
    /// <param name="cancellationToken">Token that cancels the computation.</param>
    /// <returns>Spread, [scale].</returns>
    public static double[] Spread(PreparedData data, EnsembleArchitecture architecture, float[] values, IReadOnlyList<LinearWeights> linear, CancellationToken cancellationToken)
    {
        var folds = data.FoldCount;
        var spread = new double[data.Targets.Count];
        var rows = data.Train.First(Math.Min(data.Train.Rows, MostRows));
        var ofRows = new double[rows.Rows, spread.Length];
        using var network = new EnsembleNetwork(architecture, values);
        TrainingCores.ForEach((rows.Rows + Block - 1) / Block, block =>
        {
            var from = block * Block;
            var own = rows.Slice(from, Math.Min(Block, rows.Rows - from));
            var added = new double[folds];
            var start = new double[1];
            TrainingTensors.Predict(network, architecture, own, (row, members) =>
            {
                for (var scale = 0; scale < spread.Length; scale++)
                {
                    for (var fold = 0; fold < folds; fold++)
                    {
                        var member = (scale * folds) + fold;
                        linear[member].Predict(own, row, start);
                        added[fold] = members[member] - start[0];
                    }

                    // The population variance is (1 − 1/K) times the sample variance.
                    var (_, deviation) = Moments.MeanAndDeviation(added);
                    ofRows[from + row, scale] = deviation * deviation;
                }
            }, cancellationToken);
        }, cancellationToken);
        for (var row = 0; row < rows.Rows; row++)
            for (var scale = 0; scale < spread.Length; scale++) spread[scale] += ofRows[row, scale] / rows.Rows;
        return spread;
    }

    /// <summary>
    /// Computes the share α for the mean of the members. Each held-out row is predicted by a single member, which varies more than the mean.
    /// The square of what it adds to its ridge regression is therefore too large by the members' spread.
    /// </summary>
    /// <param name="t">Targets, [row].</param>
    /// <param name="linear">Predictions by the ridge regression that held the row out, [row].</param>
    /// <param name="network">Predictions by the network that held the row out, [row].</param>
    /// <param name="spread">Spread of the members; see <see cref="Spread"/>.</param>
    /// <returns>The networks' share α.</returns>
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

    /// <param name="architecture">Architecture of the networks.</param>
    /// <param name="values">Parameters, [M·P]; modified in place.</param>
    /// <param name="first">Index of the first member whose parameters change.</param>
    /// <param name="linear">Linear regressions of the members that change.</param>
    /// <param name="share">The networks' share α.</param>
    public static void Apply(EnsembleArchitecture architecture, float[] values, int first, IReadOnlyList<LinearWeights> linear, double share)
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
