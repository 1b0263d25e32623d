using System.Runtime.InteropServices;
using Regressor.Infrastructure.Learning.Parts;
using Regressor.Infrastructure.Learning.Torch;

namespace Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training.Divided;

/// <summary>
/// Trains consecutive members of an ensemble. It never waits for the other blocks while it trains: it runs ahead, keeps the parameters of the
/// epochs whose losses it does not know yet, and ends where all blocks together would have stopped.
/// </summary>
/// <param name="setup">The ensemble.</param>
/// <param name="first">Index of the first member.</param>
/// <param name="count">Number of members.</param>
/// <param name="mostBytes">See <see cref="BlockSelection"/>.</param>
internal sealed class NetworkBlock(NetworkSetup setup, int first, int count, long mostBytes = BlockSelection.MostBytes) : IPart
{
    private BlockSelection _selection = new(setup, first, count, mostBytes);
    private bool _isTrained;

    public byte[]? Compute(PartLink link, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (!_isTrained) Train(link, cancellationToken);
            _isTrained = true;
            _selection.Follow(link.Logs);
            if (!IsDecided(link)) return null;
            if (_selection.Best is { } best) return Write(best.Served, best.Unselected);

            // The best parameters had to be dropped. Now that all losses are known, none has to wait.
            (_selection, _isTrained) = (new BlockSelection(setup, first, count, mostBytes), false);
            link.Restart();
        }
    }

    /// <summary>Reads a result.</summary>
    /// <param name="result">The result.</param>
    /// <param name="count">Number of members.</param>
    /// <returns>Parameters for serving and for evaluation, each [member][P].</returns>
    public static (float[][] Served, float[][] Unselected) Read(byte[] result, int count)
    {
        var members = MemoryMarshal.Cast<byte, float>(result.AsSpan()).ToArray().Chunk(result.Length / sizeof(float) / (2 * count)).ToArray();
        return (members[..count], members[count..]);
    }

    private static byte[] Write(float[][] served, float[][] unselected) =>
        MemoryMarshal.AsBytes(served.Concat(unselected).SelectMany(parameters => parameters).ToArray().AsSpan()).ToArray();

    private void Train(PartLink link, CancellationToken cancellationToken)
    {
        var plan = setup.Plan;
        using var block = new MemberBlock(setup, first, count);
        Log(0, block.Measure(cancellationToken));
        for (var epoch = 0; epoch < plan.Epochs && !_selection.IsStale && !IsToEnd(link, records: epoch + 1); epoch++)
        {
            var current = epoch;
            Log(epoch + 1, block.RunEpoch(step => (current + (step / setup.Batches.Steps)) / plan.Epochs, () => false, cancellationToken));
        }

        link.End();
        TorchSession.Release();

        void Log(int record, MemberEpoch[] members)
        {
            link.Write(MemberRecord.Write(members));
            _selection.Keep(record, block.Parameters());
            _selection.Follow(link.Logs);
        }
    }

    /// <summary>True where the block has caught up with the others once the training is to be finished, or with its own log where that has ended.</summary>
    private static bool IsToEnd(PartLink link, int records) =>
        (link.Own.IsEnded && records >= MemberRecord.Count(link.Own)) || (link.IsFinishRequested && records > 1 && records >= link.Logs.Max(MemberRecord.Count));

    /// <summary>True where the losses of further epochs would change nothing, or will not come.</summary>
    private bool IsDecided(PartLink link)
    {
        var logs = link.Logs;
        return _selection.IsStale
            || _selection.Records == setup.Plan.Epochs + 1
            || (logs.All(log => log.IsEnded) && _selection.Records == logs.Min(MemberRecord.Count));
    }
}
