using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Inference;
using static TorchSharp.torch;

namespace Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training.Optimization;

/// <summary>
/// Early stopping (Prechelt 1998). To serve: each member's parameters of the epoch with the least loss on its own fold, which predict best.
/// To measure: those of the epoch with the least loss of the other members on theirs, as what a fold has chosen looks too good on it.
/// </summary>
internal sealed class EarlyStopping
{
    /// <summary>Training ends when no member has improved for this share of the epochs planned.</summary>
    private const double Patience = 0.4;

    private readonly EnsembleNetwork _network;
    private readonly int _folds;
    private readonly Tensor _memberOf;
    private readonly Snapshot _own;
    private readonly Snapshot _others;
    private int _lastImprovement = -1;

    /// <summary>Lives in the dispose scope around it.</summary>
    /// <param name="network">The one in training.</param>
    /// <param name="architecture">Its shape.</param>
    /// <param name="folds">K: members m and m + K hold out the same fold.</param>
    /// <param name="loss">[member], before the first epoch.</param>
    public EarlyStopping(EnsembleNetwork network, EnsembleArchitecture architecture, int folds, double[] loss)
    {
        (_network, _folds) = (network, folds);
        _memberOf = tensor(MemberOf(architecture));
        _own = new Snapshot(network.Parameters.clone(), [.. loss]);
        _others = new Snapshot(network.Parameters.clone(), LossOfOthers(loss));
    }

    public bool IsStale(int epoch, int epochs) => epoch - 1 - _lastImprovement > Patience * epochs;

    /// <param name="epoch">Whose parameters the network has.</param>
    /// <param name="loss">[member], on the fold it holds out.</param>
    public void Offer(int epoch, double[] loss)
    {
        if (Keep(_own, loss)) _lastImprovement = epoch;
        Keep(_others, LossOfOthers(loss));
    }

    /// <summary>Gives the network the parameters to serve.</summary>
    public void RestoreOwn() => Restore(_own);

    /// <summary>Gives the network the parameters to measure.</summary>
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

    /// <returns>[member], the sum over the other members that learn the target on the same scale.</returns>
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

    /// <param name="Parameters">[K·P].</param>
    /// <param name="Loss">[member], the least so far.</param>
    private sealed record Snapshot(Tensor Parameters, double[] Loss);

    /// <summary>[K·P]: whose parameter it is.</summary>
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
