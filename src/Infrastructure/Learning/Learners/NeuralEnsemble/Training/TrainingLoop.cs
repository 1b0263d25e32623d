using System.Diagnostics;
using Regressor.Domain.Training;
using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training.Optimization;
using static TorchSharp.torch;

namespace Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training;

/// <summary>
/// Trains the ensemble on mini-batches. Each member draws its own batches from the rows outside its fold and is subject to
/// <see cref="EarlyStopping"/>.
/// </summary>
internal sealed class TrainingLoop : IDisposable
{
    private readonly EnsembleNetwork _network;
    private readonly TrainingTensors _rows;
    private readonly int[][] _own;
    private readonly int[] _next;
    private readonly RowBatch _batch;
    private readonly int _batchSize;
    private readonly int _stepsPerEpoch;
    private readonly ResolvedHyperparameters _plan;
    private readonly TrainingOptions _options;
    private readonly Random _random;
    private readonly HeldOutErrors _errors;
    private readonly Dropout? _dropout;
    private readonly TrainingStep _backpropagation;

    public TrainingLoop(
        EnsembleNetwork network,
        TrainingTensors rows,
        int[] folds,
        ResolvedHyperparameters plan,
        TrainingOptions options,
        Random random,
        HeldOutErrors errors)
    {
        (_network, _rows, _plan, _options, _random, _errors) = (network, rows, plan, options, random, errors);
        _own = [.. Enumerable.Range(0, rows.Architecture.Members).Select(member => TrainingTensors.RowsWhere(folds, fold => fold != member % rows.Folds))];
        _next = new int[_own.Length];
        (_stepsPerEpoch, _batchSize) = plan.BatchesOf(_own.Min(own => own.Length));
        _batch = rows.NewBatch(_batchSize);
        _backpropagation = new TrainingStep(network, rows.Architecture, _batchSize);
        if (options.Dropout > 0 && plan.Hidden.Count > 0)
            _dropout = new Dropout(options.Dropout, (long)_own.Length * _batchSize * plan.Hidden.Max(), random);
    }

    /// <summary>Trains the network and leaves it with the parameters for evaluation.</summary>
    /// <param name="onEpoch">Receives each epoch; returns false to end the training.</param>
    /// <param name="cancellationToken">Checked at every step.</param>
    /// <returns>The parameters to serve, [M·P].</returns>
    public float[] Run(Func<EpochMetrics, bool> onEpoch, CancellationToken cancellationToken)
    {
        using var scope = NewDisposeScope();
        var optimizer = new AdamW(
            _network, ParameterGroups.LearningRate(_rows.Architecture), ParameterGroups.Decay(_rows.Architecture, _options.WeightDecay));
        var schedule = new LearningRateSchedule(_options.LearningRate);
        var watch = Stopwatch.StartNew();
        var best = new EarlyStopping(_network, _rows.Architecture, _rows.Folds, _rows.HeldOutLoss(_network, _errors, cancellationToken));
        for (var epoch = 0; epoch < _plan.Epochs && Progress(epoch, 0) < 1 && !best.IsStale(epoch, _plan.Epochs); epoch++)
        {
            var current = epoch;
            var trainLoss = RunEpoch(optimizer, step => schedule.At(Progress(current, step + 0.5)), cancellationToken);
            var heldOut = _rows.HeldOutLoss(_network, _errors, cancellationToken);
            var validationLoss = heldOut.Average();
            if (!double.IsFinite(trainLoss) || !double.IsFinite(validationLoss)) throw NotFinite(epoch);
            best.Offer(epoch, heldOut);
            var metrics = new EpochMetrics(
                epoch + 1,
                EpochsInTime(epoch + 1),
                trainLoss,
                validationLoss,
                schedule.At(Progress(epoch, _stepsPerEpoch)),
                _errors.Latest,
                _errors.References);
            if (!onEpoch(metrics)) break;
        }

        best.RestoreOwn();
        float[] served = [.. _network.Parameters.data<float>()];
        best.RestoreOthers();
        return served;

        double Progress(int epoch, double step) => Math.Min(1, Math.Max(
            (epoch + (step / _stepsPerEpoch)) / _plan.Epochs,
            watch.Elapsed.TotalSeconds / (_options.MaxSeconds ?? double.PositiveInfinity)));

        // Estimates, from the epochs so far, how many of the planned epochs fit into the time limit.
        int EpochsInTime(int done) => _options.MaxSeconds is { } limit
            ? (int)Math.Clamp(done * limit / watch.Elapsed.TotalSeconds, done, _plan.Epochs)
            : _plan.Epochs;
    }

    public void Dispose()
    {
        _backpropagation.Dispose();
    }

    private double RunEpoch(AdamW optimizer, Func<int, double> learningRate, CancellationToken cancellationToken)
    {
        var first = DrawOrder();
        double total = 0;
        var done = 0;
        for (; done < _stepsPerEpoch; done++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var rate = learningRate(done);
            if (rate <= 0) break; // The time is up.
            for (var member = 0; member < _own.Length; member++)
                _rows.Fill(_batch, member, _own[member].AsSpan(first[member] + (done * _batchSize), _batchSize));
            using var scope = NewDisposeScope();
            total += _backpropagation.Run(_batch.Dense, _batch.Codes, _batch.Target, _dropout);
            optimizer.Step(rate);
        }

        return total / (Math.Max(1, done) * (double)_own.Length);
    }

    /// <summary>Shuffles the rows of each member's epoch.</summary>
    /// <returns>Start of the epoch among the member's own rows, [member].</returns>
    private int[] DrawOrder()
    {
        var perMember = _stepsPerEpoch * _batchSize;
        var begin = new int[_own.Length];
        for (var member = 0; member < _own.Length; member++)
        {
            // Where an epoch covers less than a pass, the next epoch continues where it ended.
            var own = _own[member];
            var first = begin[member] = _next[member] + perMember <= own.Length ? _next[member] : 0;
            for (var i = first; i < first + perMember; i++)
            {
                var other = _random.Next(i, own.Length);
                (own[i], own[other]) = (own[other], own[i]);
            }

            _next[member] = first + perMember;
        }

        return begin;
    }

    private static TrainingFailedException NotFinite(int epoch) => new(
        $"The loss diverged in epoch {epoch + 1}. Choose a lower learning rate, or check the examples for extreme values.");
}
