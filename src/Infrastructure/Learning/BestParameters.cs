using static TorchSharp.torch;

namespace Regressor.Infrastructure.Learning;

/// <summary>Early stopping: each member's parameters of the epoch with the least loss on its fold (Prechelt 1998).</summary>
internal sealed class BestParameters
{
    /// <summary>Training ends when no member has improved for this share of the epochs planned.</summary>
    private const double Patience = 0.4;

    private readonly EnsembleNetwork _network;
    private readonly Tensor _best;
    private readonly Tensor _memberOf;
    private readonly double[] _loss;
    private int _lastImprovement = -1;

    /// <summary>Lives in the dispose scope around it.</summary>
    /// <param name="network">The one in training.</param>
    /// <param name="architecture">Its shape.</param>
    /// <param name="loss">[member], before the first epoch.</param>
    public BestParameters(EnsembleNetwork network, Architecture architecture, double[] loss)
    {
        _network = network;
        _best = network.Parameters.clone();
        _memberOf = tensor(MemberOf(architecture));
        _loss = loss;
    }

    public bool IsStale(int epoch, int epochs) => epoch - 1 - _lastImprovement > Patience * epochs;

    public void Offer(int epoch, double[] loss)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var improved = new bool[loss.Length];
        for (var member = 0; member < loss.Length; member++)
        {
            if (!(loss[member] < _loss[member])) continue;
            _loss[member] = loss[member];
            _lastImprovement = epoch;
            improved[member] = true;
        }

        if (_lastImprovement == epoch) _best.copy_(where(tensor(improved).index_select(0, _memberOf), _network.Parameters, _best));
    }

    public void Restore()
    {
        using var noGradient = no_grad();
        _network.Parameters.copy_(_best);
    }

    /// <summary>[K·P]: whose parameter it is.</summary>
    private static long[] MemberOf(Architecture architecture)
    {
        var blocks = architecture.Blocks();
        var members = architecture.Members;
        var memberOf = new long[members * blocks.Sum(block => block.Size)];
        foreach (var block in blocks)
        {
            for (var member = 0; member < members; member++)
                memberOf.AsSpan((members * block.Offset) + (member * block.Size), block.Size).Fill(member);
        }

        return memberOf;
    }
}
