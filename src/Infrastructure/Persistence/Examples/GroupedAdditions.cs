using System.Collections.Concurrent;
using Regressor.Application;
using Regressor.Domain.Datasets;
using Regressor.Domain.Security;

namespace Regressor.Infrastructure.Persistence.Examples;

/// <summary>
/// Lets examples that are added at the same time share a transaction (group commit): what costs is the disk's word that they are safe,
/// and one word serves them all. Each is acknowledged only then. Few datasets share a lane: where the database locks a dataset's row,
/// one that is held holds up hardly any other.
/// </summary>
internal sealed class GroupedAdditions(WriteGate gate) : IDisposable
{
    private const int MostAtOnce = 500;

    private readonly Lane[] _lanes = [.. Enumerable.Range(0, gate.OneAtATime ? 1 : 64).Select(_ => new Lane())];

    public void Dispose() => Array.ForEach(_lanes, lane => lane.Turn.Dispose());

    /// <param name="examples">What the caller adds.</param>
    /// <param name="entry">For the audit log; null for none.</param>
    /// <param name="store">Stores these and perhaps others', as a whole.</param>
    public async Task AddAsync(IReadOnlyList<Example> examples, AuditEntry? entry, Func<IReadOnlyList<Example>, IReadOnlyList<AuditEntry>, Task> store)
    {
        var mine = new Addition(examples, entry is null ? [] : [entry]);
        var lane = _lanes[(uint)examples[0].DatasetId.GetHashCode() % _lanes.Length];
        lane.Waiting.Enqueue(mine);
        await lane.Turn.WaitAsync();
        try
        {
            // Whoever had the turn before may have taken it along.
            if (!mine.Stored.Task.IsCompleted) await StoreAsync(lane.Waiting, store);
        }
        finally
        {
            lane.Turn.Release();
        }

        await mine.Stored.Task;
    }

    private async Task StoreAsync(ConcurrentQueue<Addition> waiting, Func<IReadOnlyList<Example>, IReadOnlyList<AuditEntry>, Task> store)
    {
        List<Addition> group = [];
        while (group.Count < MostAtOnce && waiting.TryDequeue(out var next)) group.Add(next);
        try
        {
            await gate.RunAsync(() => store([.. group.SelectMany(addition => addition.Examples)], [.. group.SelectMany(addition => addition.Entries)]), CancellationToken.None);
            group.ForEach(addition => addition.Stored.SetResult());
        }
        catch (Exception error) when (group.Count > 1 && !StorageUnavailable.IsMeantBy(error))
        {
            // One of them cannot be stored: the others must not suffer from it.
            foreach (var addition in group) await StoreAloneAsync(addition, store);
        }
        catch (Exception error)
        {
            // Of a database that does not answer each would wait as long again.
            group.ForEach(addition => addition.Stored.SetException(error));
        }
    }

    private async Task StoreAloneAsync(Addition addition, Func<IReadOnlyList<Example>, IReadOnlyList<AuditEntry>, Task> store)
    {
        try
        {
            await gate.RunAsync(() => store(addition.Examples, addition.Entries), CancellationToken.None);
            addition.Stored.SetResult();
        }
        catch (Exception error)
        {
            addition.Stored.SetException(error);
        }
    }

    private sealed class Lane
    {
        public SemaphoreSlim Turn { get; } = new(1);

        public ConcurrentQueue<Addition> Waiting { get; } = [];
    }

    private sealed record Addition(IReadOnlyList<Example> Examples, IReadOnlyList<AuditEntry> Entries)
    {
        public TaskCompletionSource Stored { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
