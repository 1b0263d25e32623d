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
internal sealed class BlockSelection(NetworkSetup setup, int first, int count)
{
    private readonly Queue<float[][]> _waiting = new();
    private EarlyStopping? _best;

    /// <summary>Number of records taken into account: epochs, and the state before the first one.</summary>
    public int Records { get; private set; }

    /// <summary>True once the training has ended by early stopping.</summary>
    public bool IsStale => _best?.IsStale(Records - 1, setup.Plan.Epochs) == true;

    /// <summary>Parameters for serving and for evaluation, each [member of the block][P].</summary>
    public (float[][] Served, float[][] Unselected) Best => ([.. _best!.Served.Skip(first).Take(count)], [.. _best.Unselected.Skip(first).Take(count)]);

    /// <summary>Number of epochs whose parameters are kept.</summary>
    public int Waiting => _waiting.Count;

    /// <summary>Keeps the parameters after the next epoch, [member of the block][P].</summary>
    public void Keep(float[][] parameters) => _waiting.Enqueue(parameters);

    /// <summary>Takes into account the epochs that all blocks have logged and this one has kept, until the training ends.</summary>
    /// <param name="logs">Logs of all blocks.</param>
    public void Follow(IReadOnlyList<PartLog> logs)
    {
        // A log may be ahead of its block, where another worker had begun it.
        while (!IsStale && (count == 0 || _waiting.Count > 0) && MemberRecord.Read(logs, Records, setup.Members) is { } members)
        {
            if (_best is null) _best = setup.Select(Current, members);
            else _best.Offer(Records - 1, NetworkSetup.LossesOf(members));
            Records++;
            _waiting.TryDequeue(out _);
        }

        // Those of other blocks are stand-ins.
        float[] Current(int member) => member >= first && member < first + count ? _waiting.Peek()[member - first] : [];
    }
}
