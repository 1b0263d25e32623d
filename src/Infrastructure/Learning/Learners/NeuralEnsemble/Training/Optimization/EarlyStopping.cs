using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Inference;
using static TorchSharp.torch;

namespace Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training.Optimization;

/// <summary>
/// Early stopping (Prechelt 1998). For serving, it keeps each member's parameters of the epoch with the lowest loss on its own fold, which
/// predict best. For evaluation, it keeps those of the epoch with the lowest loss of the other members on their folds. A fold's loss is
/// optimistic for parameters that the fold itself selected.
/// </summary>
internal sealed class EarlyStopping
{
    /// <summary>Share of the planned epochs without improvement of any member after which training stops.</summary>
    private const double Patience = 0.4;

    private readonly EnsembleNetwork _network;
    private readonly int _folds;
    private readonly Tensor _memberOf;
    private readonly Snapshot _own;
    private readonly Snapshot _others;
    private int _lastImprovement = -1;

    /// <summary>Creates snapshots of the initial parameters; the enclosing dispose scope owns them.</summary>
    /// <param name="network">Network in training.</param>
    /// <param name="architecture">Architecture of the network.</param>
    /// <param name="folds">Number of folds K; members m and m + K hold out the same fold.</param>
    /// <param name="loss">Loss before the first epoch, [member].</param>
    public EarlyStopping(EnsembleNetwork network, EnsembleArchitecture architecture, int folds, double[] loss)
    {
        (_network, _folds) = (network, folds);
        _memberOf = tensor(MemberOf(architecture));
        _own = new Snapshot(network.Parameters.clone(), [.. loss]);
        _others = new Snapshot(network.Parameters.clone(), LossOfOthers(loss));
    }

    public bool IsStale(int epoch, int epochs) => epoch - 1 - _lastImprovement > Patience * epochs;

    /// <param name="epoch">Epoch that produced the network's current parameters.</param>
    /// <param name="loss">Loss of each member on its held-out fold, [member].</param>
    public void Offer(int epoch, double[] loss)
    {
        if (Keep(_own, loss)) _lastImprovement = epoch;
        Keep(_others, LossOfOthers(loss));
    }

    /// <summary>Restores the parameters for serving.</summary>
    public void RestoreOwn() => Restore(_own);

    /// <summary>Restores the parameters for evaluation.</summary>
    public void RestoreOthers() => Restore(_others);

    private void Restore(Snapshot snapshot)
    {
        using var noGradient = no_grad();
        _network.Parameters.copy_(snapshot.Parameters);
    }

    private bool Keep(Snapshot snapshot, double[] loss)
    {
        var improved = new bool[loss.Length];
        for (var member = 0; member < loss.Length; member++)
        {
            improved[member] = loss[member] < snapshot.Loss[member];
            if (improved[member]) snapshot.Loss[member] = loss[member];
        }

        if (!improved.Contains(true)) return false;
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        snapshot.Parameters.copy_(where(tensor(improved).index_select(0, _memberOf), _network.Parameters, snapshot.Parameters));
        return true;
    }

    /// <returns>Sum of the loss over the other members of the same target scale, [member].</returns>
    private double[] LossOfOthers(double[] loss)
    {
        var others = new double[loss.Length];
        for (var member = 0; member < loss.Length; member++)
        {
            var first = member - (member % _folds);
            for (var other = first; other < first + _folds; other++)
                if (other != member) others[member] += loss[other];
        }

        return others;
    }

    /// <param name="Parameters">Best parameters so far, [K·P].</param>
    /// <param name="Loss">Lowest loss so far, [member].</param>
    private sealed record Snapshot(Tensor Parameters, double[] Loss);

    /// <summary>Maps each parameter to its member, [K·P].</summary>
    private static long[] MemberOf(EnsembleArchitecture architecture)
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
