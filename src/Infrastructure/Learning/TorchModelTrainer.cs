using System.Diagnostics.Metrics;
using System.Runtime.InteropServices;
using Regressor.Application;
using Regressor.Application.Abstractions;
using Regressor.Domain.Training;
using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training;
using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training.Optimization;
using Regressor.Infrastructure.Learning.Memory;
using Regressor.Infrastructure.Learning.Splitting;
using Regressor.Infrastructure.Learning.Statistics;
using TorchSharp;

namespace Regressor.Infrastructure.Learning;

/// <summary>
/// Trains an ensemble of networks at once, each holding out one of K folds of the training part: for early stopping, for out-of-fold
/// predictions, and for the calibration of the intervals. Where a logarithm of the target may help, there are K networks more that learn it.
/// What is decided or measured by rows left out is decided by networks that other rows stopped: see <see cref="EarlyStopping"/>.
/// </summary>
internal sealed class TorchModelTrainer : IModelTrainer
{
    /// <summary>With fewer different examples to learn from there is nothing to hold out and nothing to calibrate with.</summary>
    public const int MinExamples = 10;

    private static readonly Meter Meter = new(Measurements.Name);
    private static int _underWay;

    // Made with the first training: a server that only predicts never loads the library.
    static TorchModelTrainer() =>
        Meter.CreateObservableGauge("regressor.tensors.live", () => torch.Tensor.TotalCount, "{tensor}", "Tensors that were not disposed of yet");

    public TrainedModel Train(
        TrainingTable table,
        TrainingOptions options,
        TrainedNetwork? start,
        EpochObserver onEpoch,
        CancellationToken cancellationToken)
    {
        // One thread a training: measured, more threads are slower on nets of this size. The setting is the process's.
        if (torch.get_num_threads() != 1) torch.set_num_threads(1);
        lock (Meter)
        {
            _underWay++;
            NativeHeap.Keep();
        }

        try
        {
            using var scope = torch.NewDisposeScope();
            var data = PreparedData.Prepare(table, options, start);
            Garbage.Collect(table.Rows);
            var fitted = Fit(data, options, onEpoch, cancellationToken);
            Garbage.Collect(table.Rows);
            HandBack();
            return FiniteJson.Require(fitted.ToModel(data, options, cancellationToken));
        }
        catch (ExternalException error) when (error.Message.Contains("allocate memory", StringComparison.Ordinal))
        {
            // As libtorch tells of memory that it was refused.
            throw TrainingFailedException.OutOfMemory();
        }
        finally
        {
            HandBack(ended: 1);
        }
    }

    /// <param name="ended">How many trainings, this one or none, are no longer under way.</param>
    private static void HandBack(int ended = 0)
    {
        lock (Meter)
        {
            NativeHeap.HandBack();
            _underWay -= ended;
            if (_underWay > 0) NativeHeap.Keep();
        }
    }

    private static FittedEnsemble Fit(PreparedData data, TrainingOptions options, EpochObserver onEpoch, CancellationToken cancellationToken)
    {
        var random = new Random((int)KFoldSplitter.Mix((ulong)options.Seed));
        var t = data.Targets.Select(scaling => Array.ConvertAll(data.TrainY, scaling.ToNetwork)).ToArray();
        var linear = t.SelectMany(scale =>
            RidgeRegression.FitLeavingOut(data.Train, 0, data.Levels, scale, data.Folds, data.FoldCount, cancellationToken: cancellationToken).SkipLast(1)).ToList();
        var start = data.StartValues ?? Initialization.Draw(data.Architecture, data.Plan.HighestFrequency, linear, random);

        using var network = new EnsembleNetwork(data.Architecture, start);
        var rows = new TrainingTensors(data.Architecture, data.Train, t, data.Folds);
        var served = Learn(network, rows, data, options, random, onEpoch, cancellationToken);
        Garbage.Collect(data.Table.Rows);

        var outOfFold = rows.HeldOutPredictions(network, cancellationToken);
        float[] measured = [.. network.Parameters.data<float>()];
        var spread = LinearStacking.Spread(data, network, linear, cancellationToken);
        for (var scale = 0; scale < t.Length; scale++)
        {
            var members = linear.GetRange(scale * data.FoldCount, data.FoldCount);
            var share = Shrink(data, t[scale], members, outOfFold[scale], spread[scale]);
            foreach (var values in new[] { served, measured })
                LinearStacking.Apply(data.Architecture, values, scale * data.FoldCount, members, share);
        }

        return FittedEnsemble.Blend(data, served, measured, outOfFold);
    }

    /// <inheritdoc cref="TrainingLoop.Run"/>
    private static float[] Learn(
        EnsembleNetwork network, TrainingTensors rows, PreparedData data, TrainingOptions options, Random random, EpochObserver onEpoch, CancellationToken cancellationToken)
    {
        using var loop = new TrainingLoop(network, rows, data.Folds, data.Plan, options, random);
        var probe = FittedCurveSampler.For(data);
        return loop.Run(metrics => onEpoch(metrics, () => probe?.Read(network, metrics.Epoch, cancellationToken)), cancellationToken);
    }

    /// <returns>The networks' share.</returns>
    private static double Shrink(PreparedData data, double[] t, List<RidgeRegression.Weights> linear, double[] outOfFold, double spread)
    {
        var left = Enumerable.Range(0, t.Length).Select(row => linear[data.Folds[row]].Predict(data.Train, row)).ToArray();
        var share = LinearStacking.Share(t, left, outOfFold, spread);
        for (var row = 0; row < t.Length; row++) outOfFold[row] = (share * outOfFold[row]) + ((1 - share) * left[row]);
        return share;
    }
}
