using Regressor.Application.Abstractions;
using Regressor.Domain.Training;
using TorchSharp;

namespace Regressor.Infrastructure.Learning;

/// <summary>
/// Trains an ensemble of K networks at once, each holding out one of K folds of the training part: for early stopping, for
/// out-of-fold predictions, and for the calibration of the intervals.
/// </summary>
internal sealed class TorchModelTrainer : IModelTrainer
{
    /// <summary>With fewer different examples to learn from there is nothing to hold out and nothing to calibrate with.</summary>
    public const int MinExamples = 10;

    public TrainedModel Train(
        TrainingTable table,
        TrainingOptions options,
        TrainedNetwork? start,
        Action<EpochMetrics> onEpoch,
        CancellationToken cancellationToken)
    {
        // One thread a training: measured, more threads are slower on nets of this size. The setting is the process's.
        if (torch.get_num_threads() != 1) torch.set_num_threads(1);
        using var scope = torch.NewDisposeScope();

        var data = TrainingData.Prepare(table, options, start);
        var candidates = data.Targets.Select((target, index) => Fit(data, target, options, Report(index), cancellationToken)).ToList();
        var best = candidates.MinBy(candidate => candidate.OutOfFoldRmse(data))!;
        return best.ToModel(data, options, cancellationToken);

        Action<EpochMetrics> Report(int candidate) => metrics => onEpoch(metrics with
        {
            Epoch = (candidate * metrics.Epochs) + metrics.Epoch,
            Epochs = data.Targets.Count * metrics.Epochs,
        });
    }

    private static FittedEnsemble Fit(
        TrainingData data, TargetScaling target, TrainingOptions options, Action<EpochMetrics> onEpoch, CancellationToken cancellationToken)
    {
        var random = new Random((int)Folds.Mix((ulong)options.Seed));
        var t = Array.ConvertAll(data.TrainY, target.ToNetwork);
        var values = data.StartValues ?? Initialization.Draw(
            data.Architecture,
            data.Plan.HighestFrequency,
            RidgeRegression.FitLeavingOut(data.Train, 0, data.Levels, t, data.Folds, options.Members),
            random);

        using var network = new EnsembleNetwork(data.Architecture, values);
        using var rows = new TrainingRows(data.Architecture, data.Train, t, data.Folds);
        using var loop = new TrainingLoop(network, rows, data.Folds, data.Plan, options, random);
        loop.Run(onEpoch, cancellationToken);

        var outOfFold = rows.HeldOutPredictions(network, cancellationToken);
        return new FittedEnsemble(
            target.WithSmearing(data.TrainY, outOfFold),
            [.. network.Parameters.data<float>()],
            outOfFold,
            TrainingRows.Predict(network, data.Architecture, data.Train, cancellationToken),
            TrainingRows.Predict(network, data.Architecture, data.Test, cancellationToken));
    }
}
