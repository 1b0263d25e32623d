using System.Collections.Concurrent;
using Regressor.Domain.Datasets;
using Regressor.Domain.Security;

namespace Regressor.Infrastructure.Persistence.Examples;

/// <summary>
/// Lets examples that are added at the same time share a transaction (group commit): what costs is the disk's word that they are safe,
/// and one word serves them all. Each is acknowledged only then.
/// </summary>
internal sealed class GroupedAdditions(WriteGate gate) : IDisposable
{
    private const int MostAtOnce = 500;

    private readonly SemaphoreSlim _turn = new(1);
    private readonly ConcurrentQueue<Addition> _waiting = [];

    public void Dispose() => _turn.Dispose();

    /// <param name="examples">What the caller adds.</param>
    /// <param name="entry">For the audit log; null for none.</param>
    /// <param name="store">Stores these and perhaps others', as a whole.</param>
    public async Task AddAsync(IReadOnlyList<Example> examples, AuditEntry? entry, Func<IReadOnlyList<Example>, IReadOnlyList<AuditEntry>, Task> store)
    {
        var mine = new Addition(examples, entry is null ? [] : [entry]);
        _waiting.Enqueue(mine);
        await _turn.WaitAsync();
        try
        {
            // Whoever had the turn before may have taken it along.
            if (!mine.Stored.Task.IsCompleted) await StoreAsync(store);
        }
        finally
        {
            _turn.Release();
        }

        await mine.Stored.Task;
    }

    private async Task StoreAsync(Func<IReadOnlyList<Example>, IReadOnlyList<AuditEntry>, Task> store)
    {
        List<Addition> group = [];
        while (group.Count < MostAtOnce && _waiting.TryDequeue(out var next)) group.Add(next);
        try
        {
            await gate.RunAsync(() => store([.. group.SelectMany(addition => addition.Examples)], [.. group.SelectMany(addition => addition.Entries)]), CancellationToken.None);
            group.ForEach(addition => addition.Stored.SetResult());
        }
        catch (Exception) when (group.Count > 1)
        {
            // One of them cannot be stored: the others must not suffer from it.
            foreach (var addition in group) await StoreAloneAsync(addition, store);
        }
        catch (Exception error)
        {
            group[0].Stored.SetException(error);
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

    private sealed record Addition(IReadOnlyList<Example> Examples, IReadOnlyList<AuditEntry> Entries)
    {
        public TaskCompletionSource Stored { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
