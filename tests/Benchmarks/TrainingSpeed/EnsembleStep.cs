using System.Runtime.InteropServices;
using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Inference;
using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training;
using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training.Optimization;
using static TorchSharp.torch;

namespace Regressor.Benchmarks.TrainingSpeed;

/// <summary>One step of the ensemble as in <see cref="TrainingLoop"/>: batches, forward with dropout, backward, AdamW.</summary>
internal sealed class EnsembleStep : IDisposable
{
    private readonly EnsembleNetwork _network;
    private readonly AdamW _optimizer;
    private readonly Dropout _dropout;
    private readonly TrainingStep _backpropagation;
    private readonly Tensor _x;
    private readonly Tensor _y;
    private readonly Tensor _order;
    private readonly int _members;
    private readonly int _batch;
    private int _step;

    public EnsembleStep(EnsembleArchitecture architecture, float[] x, float[] y, int batch)
    {
        var random = new Random(2);
        (_members, _batch) = (architecture.Members, batch);
        var count = architecture.Members * architecture.Blocks().Sum(block => block.Size);
        _network = new EnsembleNetwork(architecture, [.. Enumerable.Range(0, count).Select(_ => 0.1f * (float)Statistics.Normal(random))]);
        _optimizer = new AdamW(_network, ParameterGroups.LearningRate(architecture), ParameterGroups.Decay(architecture, 0.01));
        _dropout = new Dropout(0.1, (long)_members * batch * architecture.Hidden.Max(), random);
        _backpropagation = new TrainingStep(_network, architecture, batch, MemberLoss.SquaredError);
        _x = tensor(x, [y.Length, architecture.DenseWidth]);
        _y = tensor(y);
        _order = tensor([.. Enumerable.Range(0, _members * y.Length).Select(_ => (long)random.Next(y.Length))], [_members, y.Length]);
    }

    public void Run()
    {
        using var scope = NewDisposeScope();
        var from = _batch * (_step++ % (_order.shape[1] / _batch));
        var rows = _order.narrow(1, from, _batch).reshape(-1);
        var x = _x.index_select(0, rows).view(_members, _batch, -1);
        var y = _y.index_select(0, rows).view(_members, _batch);
        _backpropagation.Run(MemoryMarshal.Cast<byte, float>(x.bytes), [], MemoryMarshal.Cast<byte, float>(y.bytes), _dropout);
        _optimizer.Step(0.001);
    }

    public void Dispose()
    {
        _backpropagation.Dispose();
        _network.Dispose();
        _x.Dispose();
        _y.Dispose();
        _order.Dispose();
    }
}
