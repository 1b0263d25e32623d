using Regressor.Application.Abstractions.Learning;
using Regressor.Domain.Training;
using Regressor.Domain.Training.Data;
using Regressor.Infrastructure.Learning.CrossFitting;
using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Inference;
using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training.Optimization;
using Regressor.Infrastructure.Learning.Memory;
using Regressor.Infrastructure.Learning.Splitting;
using Regressor.Infrastructure.Learning.Statistics;
using Regressor.Infrastructure.Learning.Targets;
using Regressor.Infrastructure.Learning.Torch;

namespace Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training;

/// <summary>
/// Trains an ensemble of networks together. Each network holds out one of K folds of the training part for early stopping, out-of-fold
/// predictions and calibration of the intervals. Where a logarithm of the target may help, K additional networks learn it.
/// Held-out rows only evaluate networks whose epoch other rows selected; see <see cref="EarlyStopping"/>.
/// </summary>
internal sealed class NetworksLearner : ILearner
{
    public string Name => LearnerNames.Networks;

    public (Continuation? Continuation, string? Misfit) Continue(TrainedNetwork start, TrainingData table, TrainingOptions options) =>
        WarmStart.From(start, table, options);

    public ICrossFittedModel Fit(PreparedData data, TrainingOptions options, EpochObserver onEpoch, CancellationToken cancellationToken)
    {
        var start = data.Start as NetworkContinuation;
        var plan = ResolvedHyperparameters.For(options, data.Train.Rows, data.Encoder.Numbers);
        var architecture = start?.Architecture ?? ArchitectureFor(data, options, plan);
        architecture.CheckSize(plan.BatchesOf(data.Train.Rows).Size);
        plan = plan with { Hidden = architecture.Hidden };

        var random = new Random((int)KFoldSplitter.Mix((ulong)options.Seed));
        var t = data.Targets.Select(scaling => Array.ConvertAll(data.TrainY, scaling.ToNetwork)).ToArray();
        var linear = t.SelectMany(scale =>
            RidgeRegression.FitLeavingOut(data.Train, 0, data.Levels, scale, data.Folds, data.FoldCount, cancellationToken: cancellationToken).SkipLast(1)).ToList();
        var initial = start?.Values ?? Initialization.Draw(architecture, plan.HighestFrequency, linear, random);

        using var network = new EnsembleNetwork(architecture, initial);
        var rows = new TrainingTensors(architecture, data.Train, t, data.Folds);
        var errors = HeldOutErrors.For(data, linear);
        var served = Learn(network, rows, data, plan, options, random, errors, onEpoch, cancellationToken);
        Garbage.Collect(data.Table.Rows);

        var outOfFold = rows.HeldOutPredictions(network, cancellationToken);
        float[] unselected = [.. network.Parameters.data<float>()];
        var spread = LinearStacking.Spread(data, architecture, network, linear, cancellationToken);
        for (var scale = 0; scale < t.Length; scale++)
        {
            var members = linear.GetRange(scale * data.FoldCount, data.FoldCount);
            var share = Shrink(data, t[scale], members, outOfFold[scale], spread[scale]);
            foreach (var values in new[] { served, unselected })
                LinearStacking.Apply(architecture, values, scale * data.FoldCount, members, share);
        }

        Garbage.Collect(data.Table.Rows);
        TorchSession.Release();
        return new FittedNetworks(architecture, TargetBlending.Fit(data.Targets, data.TrainY, outOfFold), served, unselected);
    }

    /// <summary>Returns the architecture for training from scratch.</summary>
    public static EnsembleArchitecture ArchitectureFor(PreparedData data, TrainingOptions options, ResolvedHyperparameters plan) => new(
        options.Members * data.Targets.Count,
        data.Encoder.Numbers,
        data.Encoder.HiddenWidth,
        data.Encoder.DenseWidth,
        plan.Frequencies,
        [.. data.Encoder.EmbeddedColumns.Select(column => column.Levels.Count + 1)],
        plan.EmbeddingSize,
        plan.Hidden);

    /// <inheritdoc cref="TrainingLoop.Run"/>
    private static float[] Learn(
        EnsembleNetwork network,
        TrainingTensors rows,
        PreparedData data,
        ResolvedHyperparameters plan,
        TrainingOptions options,
        Random random,
        HeldOutErrors errors,
        EpochObserver onEpoch,
        CancellationToken cancellationToken)
    {
        using var loop = new TrainingLoop(network, rows, data.Folds, plan, options, random, errors);
        var curve = FittedCurveSampler.For(data);
        return loop.Run(metrics => onEpoch(metrics, () => curve?.Read(network, rows.Architecture, metrics.Epoch, cancellationToken)), cancellationToken);
    }

    /// <returns>The networks' share α.</returns>
    private static double Shrink(PreparedData data, double[] t, List<RidgeRegression.Weights> linear, double[] outOfFold, double spread)
    {
        var left = Enumerable.Range(0, t.Length).Select(row => linear[data.Folds[row]].Predict(data.Train, row)).ToArray();
        var share = LinearStacking.Share(t, left, outOfFold, spread);
        for (var row = 0; row < t.Length; row++) outOfFold[row] = (share * outOfFold[row]) + ((1 - share) * left[row]);
        return share;
    }
}
