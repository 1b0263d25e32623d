using static TorchSharp.torch;

namespace Regressor.Infrastructure.Learning;

/// <summary>Early stopping: each member's parameters of the epoch with the least loss on its fold (Prechelt 1998).</summary>
internal sealed class BestParameters
{
    /// <summary>Training ends when no member has improved for this share of the epochs planned.</summary>
    private const double Patience = 0.4;

    private readonly EnsembleNetwork _network;
    private readonly Tensor _best;
    private readonly double[] _loss;
    private int _lastImprovement = -1;

    /// <summary>Lives in the dispose scope around it.</summary>
    public BestParameters(EnsembleNetwork network, double[] loss)
    {
        _network = network;
        _best = network.Parameters.clone();
        _loss = loss;
    }

    public bool IsStale(int epoch, int epochs) => epoch - 1 - _lastImprovement > Patience * epochs;

    public void Offer(int epoch, double[] loss)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        for (var member = 0; member < loss.Length; member++)
        {
            if (!(loss[member] < _loss[member])) continue;
            _loss[member] = loss[member];
            _lastImprovement = epoch;
            _best[member].copy_(_network.Parameters[member]);
        }
    }

    public void Restore()
    {
        using var noGradient = no_grad();
        _network.Parameters.copy_(_best);
    }
}
