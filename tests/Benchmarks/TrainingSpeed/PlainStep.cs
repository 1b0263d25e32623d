using static TorchSharp.torch;

namespace Regressor.Benchmarks.TrainingSpeed;

/// <summary>One step of one network as in tutorials: Sequential, mean squared error, Adam; batches by index, no data loader.</summary>
internal sealed class PlainStep : IDisposable
{
    private readonly nn.Module<Tensor, Tensor> _network;
    private readonly optim.Optimizer _optimizer;
    private readonly Tensor _x;
    private readonly Tensor _y;
    private readonly Tensor _order;
    private readonly int _batch;
    private int _step;

    public PlainStep(int columns, int hidden, float[] x, float[] y, int batch)
    {
        var random = new Random(3);
        _batch = batch;
        _network = nn.Sequential(
            nn.Linear(columns, hidden), nn.SiLU(),
            nn.Linear(hidden, hidden), nn.SiLU(),
            nn.Linear(hidden, 1));
        _optimizer = optim.Adam(_network.parameters(), 0.001);
        _x = tensor(x[..(y.Length * columns)], [y.Length, columns]);
        _y = tensor(y, [y.Length, 1]);
        _order = tensor([.. Enumerable.Range(0, y.Length).Select(_ => (long)random.Next(y.Length))]);
    }

    public void Run()
    {
        using var scope = NewDisposeScope();
        var rows = _order.narrow(0, _batch * (_step++ % (_order.shape[0] / _batch)), _batch);
        _optimizer.zero_grad();
        nn.functional.mse_loss(_network.forward(_x.index_select(0, rows)), _y.index_select(0, rows)).backward();
        _optimizer.step();
    }

    public void Dispose()
    {
        _network.Dispose();
        _optimizer.Dispose();
        _x.Dispose();
        _y.Dispose();
        _order.Dispose();
    }
}
