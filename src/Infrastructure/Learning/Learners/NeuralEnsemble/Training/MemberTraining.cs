using Regressor.Domain.Training;
using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training.Optimization;
using Regressor.Infrastructure.Learning.Splitting;
using static TorchSharp.torch;

namespace Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training;

/// <summary>
/// Trains one member on mini-batches from the rows outside its fold. Members share nothing but the table, so they may be trained in any order
/// and at the same time.
/// </summary>
internal sealed class MemberTraining : IDisposable
{
    private readonly int _member;
    private readonly TrainingTensors _rows;
    private readonly int[] _own;
    private readonly int _steps;
    private readonly RowBatch _batch;
    private readonly Random _random;
    private readonly Dropout? _dropout;
    private readonly EnsembleNetwork _network;
    private readonly TrainingStep _step;
    private readonly AdamW _optimizer;
    private int _next;
    private int _first;
    private int _done;
    private double _loss;

    /// <param name="rows">The training part.</param>
    /// <param name="member">The member.</param>
    /// <param name="own">Rows outside its fold.</param>
    /// <param name="initial">Initial parameters, [P].</param>
    /// <param name="plan">Resolved hyperparameters.</param>
    /// <param name="batches">Steps per epoch, and rows per step.</param>
    /// <param name="options">The training's options.</param>
    /// <param name="loss">Loss to minimize.</param>
    public MemberTraining(
        TrainingTensors rows, int member, int[] own, float[] initial, ResolvedHyperparameters plan, (int Steps, int Size) batches, TrainingOptions options, MemberLoss loss)
    {
        (_rows, _member, _own, _steps) = (rows, member, own, batches.Steps);
        var architecture = rows.Architecture with { Members = 1 };
        _random = new Random((int)KFoldSplitter.Mix((ulong)options.Seed ^ KFoldSplitter.Mix((ulong)member + 1)));
        _network = new EnsembleNetwork(architecture, initial);
        _step = new TrainingStep(_network, architecture, batches.Size, loss);
        _optimizer = new AdamW(_network, ParameterGroups.LearningRate(architecture), ParameterGroups.Decay(architecture, options.WeightDecay));
        _batch = rows.NewBatch(batches.Size);
        if (options.Dropout > 0 && plan.Hidden.Count > 0) _dropout = new Dropout(options.Dropout, (long)batches.Size * plan.Hidden.Max(), _random);
    }

    /// <summary>Copies the current parameters, [P].</summary>
    public float[] Parameters() => [.. _network.Parameters.data<float>()];

    /// <summary>Computes the losses on the rows that the member holds out.</summary>
    public HeldOutLoss HeldOutLoss(HeldOutErrors errors, CancellationToken cancellationToken) => _rows.LossOf(Parameters(), _member, errors, cancellationToken);

    /// <summary>Takes the next steps of an epoch. Its rows are shuffled before the first one.</summary>
    /// <param name="steps">Number of steps.</param>
    /// <param name="learningRate">Returns the learning rate of a step; 0 where the time is up, which ends the epoch.</param>
    /// <param name="cancellationToken">Checked at every step.</param>
    /// <returns>Mean loss of the epoch's rows where it ends with these steps; null where steps are left.</returns>
    public double? Advance(int steps, Func<int, double> learningRate, CancellationToken cancellationToken)
    {
        if (_done == 0) _first = DrawOrder();
        var end = Math.Min(_steps, _done + steps);
        while (_done < end)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var rate = learningRate(_done);
            if (rate <= 0) return EndEpoch();
            _rows.Fill(_batch, _member, _own.AsSpan(_first + (_done * _batch.Size), _batch.Size));
            using var scope = NewDisposeScope();
            _loss += _step.Run(_batch.Dense, _batch.Codes, _batch.Target, _dropout);
            _optimizer.Step(rate);
            _done++;
        }

        return _done == _steps ? EndEpoch() : null;
    }

    public void Dispose()
    {
        _step.Dispose();
        _network.Dispose();
    }

    private double EndEpoch()
    {
        var loss = _loss / Math.Max(1, _done);
        (_done, _loss) = (0, 0);
        return loss;
    }

    /// <summary>Shuffles the rows of an epoch.</summary>
    /// <returns>Start of the epoch among the member's own rows.</returns>
    private int DrawOrder()
    {
        // Where an epoch covers less than a pass, the next epoch continues where it ended.
        var count = _steps * _batch.Size;
        var first = _next + count <= _own.Length ? _next : 0;
        for (var i = first; i < first + count; i++)
        {
            var other = _random.Next(i, _own.Length);
            (_own[i], _own[other]) = (_own[other], _own[i]);
        }

        _next = first + count;
        return first;
    }
}
