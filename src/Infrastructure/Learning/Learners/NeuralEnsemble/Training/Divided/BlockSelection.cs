using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training.Optimization;
using Regressor.Infrastructure.Learning.Parts;

namespace Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training.Divided;

/// <summary>
/// Early stopping of some members by the losses of all, which become known later than the epoch ends. Until then the parameters of the epoch are
/// kept.
/// </summary>
/// <param name="setup">The ensemble.</param>
/// <param name="first">Index of the first of these members.</param>
/// <param name="count">Number of these members; none to follow the losses only.</param>
/// <param name="mostBytes">Memory of the parameters that wait for the losses of others, in bytes. Beyond it, the oldest are dropped.</param>
internal sealed class BlockSelection(NetworkSetup setup, int first, int count, long mostBytes = BlockSelection.MostBytes)
{
    public const long MostBytes = 64L << 20;

    private readonly Queue<(int Record, float[][] Parameters)> _waiting = new();
    private EarlyStopping? _best;

    /// <summary>Number of records taken into account: epochs, and the state before the first one.</summary>
    public int Records { get; private set; }

    /// <summary>True once the training has ended by early stopping.</summary>
    public bool IsStale => _best?.IsStale(Records - 1, setup.Plan.Epochs) == true;

    /// <summary>Parameters for serving and for evaluation, each [member of the block][P]; null where some were dropped that are the best.</summary>
    public (float[][] Served, float[][] Unselected)? Best
    {
        get
        {
            float[][] served = [.. _best!.Served.Skip(first).Take(count)], unselected = [.. _best.Unselected.Skip(first).Take(count)];
            return served.Concat(unselected).All(parameters => parameters.Length > 0) ? (served, unselected) : null;
        }
    }

    /// <summary>Keeps the parameters after an epoch, [member of the block][P].</summary>
    public void Keep(int record, float[][] parameters)
    {
        _waiting.Enqueue((record, parameters));
        while ((long)_waiting.Count * count * setup.Parameters * sizeof(float) > mostBytes) _waiting.Dequeue();
    }

    /// <summary>Takes into account the epochs that all blocks have logged, until the training ends.</summary>
    /// <param name="logs">Logs of all blocks.</param>
    public void Follow(IReadOnlyList<PartLog> logs)
    {
        while (!IsStale && MemberRecord.Read(logs, Records, setup.Members) is { } members)
        {
            while (_waiting.TryPeek(out var oldest) && oldest.Record < Records) _waiting.Dequeue();
            if (_best is null) _best = setup.Select(Current, members);
            else _best.Offer(Records - 1, NetworkSetup.LossesOf(members));
            Records++;
        }

        // Those of other workers, and dropped ones, are stand-ins.
        float[] Current(int member) =>
            member >= first && member < first + count && _waiting.TryPeek(out var current) && current.Record == Records ? current.Parameters[member - first] : [];
    }
}
