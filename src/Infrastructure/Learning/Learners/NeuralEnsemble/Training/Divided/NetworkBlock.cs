using System.Runtime.InteropServices;
using Regressor.Infrastructure.Learning.Parts;
using Regressor.Infrastructure.Learning.Torch;

namespace Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training.Divided;

/// <summary>
/// Trains consecutive members of an ensemble, an epoch at a time. It may be ahead of the other blocks: it keeps the parameters of the epochs whose
/// losses it does not know yet, waits where these become too many, and ends where all blocks together would have stopped.
/// </summary>
/// <param name="setup">The ensemble.</param>
/// <param name="first">Index of the first member.</param>
/// <param name="count">Number of members.</param>
/// <param name="mostBytes">Memory of the parameters that all blocks together may keep on one worker, in bytes.</param>
internal sealed class NetworkBlock(NetworkSetup setup, int first, int count, long mostBytes = NetworkBlock.MostBytes) : IPart
{
    private const long MostBytes = 256L << 20;

    private readonly BlockSelection _selection = new(setup, first, count);
    private readonly long _mostWaiting = Math.Max(1, mostBytes / ((long)setup.Members * setup.Parameters * sizeof(float)));
    private MemberBlock? _members;
    private int _records;
    private bool _isTrained;

    public double Progress => _isTrained ? 1 : (double)_records / (setup.Plan.Epochs + 1);

    public byte[]? Result { get; private set; }

    public bool Advance(PartLink link, CancellationToken cancellationToken)
    {
        _selection.Follow(link.Logs);
        if (!_isTrained && (_selection.IsStale || _records > setup.Plan.Epochs || IsToEnd(link))) End(link);
        if (!_isTrained)
        {
            if (_selection.Waiting >= _mostWaiting) return false;
            Train(link, cancellationToken);
            return true;
        }

        if (!IsDecided(link)) return false;
        Result = Write(_selection.Best.Served, _selection.Best.Unselected);
        return true;
    }

    public void Dispose() => _members?.Dispose();

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
        _members ??= new MemberBlock(setup, first, count);
        var (epoch, epochs, steps) = (_records - 1, setup.Plan.Epochs, setup.Batches.Steps);
        var trained = epoch < 0
            ? _members.Measure(cancellationToken)
            : _members.RunEpoch(step => (epoch + (step / steps)) / epochs, () => false, cancellationToken);
        link.Write(MemberRecord.Write(trained));
        _selection.Keep(_members.Parameters());
        _records++;
    }

    private void End(PartLink link)
    {
        link.End();
        _isTrained = true;
        _members?.Dispose();
        _members = null;
        TorchSession.Release();
    }

    /// <summary>True where the block has caught up with the others once the training is to be finished, or with its own log where that has ended.</summary>
    private bool IsToEnd(PartLink link) =>
        (link.Own.IsEnded && _records >= MemberRecord.Count(link.Own)) || (link.IsFinishRequested && _records > 1 && _records >= link.Logs.Max(MemberRecord.Count));

    /// <summary>True where the losses of further epochs would change nothing, or will not come.</summary>
    private bool IsDecided(PartLink link)
    {
        var logs = link.Logs;
        return _selection.IsStale
            || _selection.Records == setup.Plan.Epochs + 1
            || (logs.All(log => log.IsEnded) && _selection.Records == logs.Min(MemberRecord.Count));
    }
}
