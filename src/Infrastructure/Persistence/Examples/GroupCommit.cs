using System.Collections.Concurrent;
using Regressor.Application;
using Regressor.Domain.Datasets;
using Regressor.Infrastructure.Persistence.Transactions;

namespace Regressor.Infrastructure.Persistence.Examples;

/// <summary>
/// Stores examples that are added simultaneously in one shared transaction. The disk's confirmation is the expensive part, and one
/// confirmation serves all of them. Each caller continues only after it.
/// </summary>
/// <param name="partitions">
/// Number of groups that may be stored simultaneously. Where the database locks the row of a dataset, a locked dataset delays only the
/// few others in its partition.
/// </param>
internal sealed class GroupCommit(int partitions) : IDisposable
{
    private const int MaxGroup = 500;

    private readonly Partition[] _partitions = [.. Enumerable.Range(0, partitions).Select(_ => new Partition())];

    public void Dispose() => Array.ForEach(_partitions, partition => partition.Turn.Dispose());

    /// <param name="insert">The caller's insert.</param>
    /// <param name="store">Stores a group as a whole; the group may contain other callers' inserts.</param>
    public async Task AddAsync(PendingInsert insert, Func<IReadOnlyList<PendingInsert>, Task> store)
    {
        var partition = _partitions[(uint)insert.Example.DatasetId.GetHashCode() % _partitions.Length];
        partition.Waiting.Enqueue(insert);
        await partition.Turn.WaitAsync();
        try
        {
            // An earlier caller may already have stored this insert.
            while (!insert.Stored.IsCompleted) await StoreGroupAsync(partition.Waiting, store);
        }
        finally
        {
            partition.Turn.Release();
        }

        await insert.Stored;
    }

    private static async Task StoreGroupAsync(ConcurrentQueue<PendingInsert> waiting, Func<IReadOnlyList<PendingInsert>, Task> store)
    {
        List<PendingInsert> group = [];
        while (group.Count < MaxGroup && waiting.TryDequeue(out var next)) group.Add(next);
        try
        {
            await store(group);
            group.ForEach(insert => insert.Succeed());
        }
        catch (Exception error) when (group.Count > 1 && !StorageUnavailable.IsMeantBy(error))
        {
            // One insert cannot be stored, and the others must not fail with it.
            foreach (var insert in group) await StoreAloneAsync(insert, store);
        }
        catch (Exception error)
        {
            // With a database that does not respond, retrying one by one would make each of them wait as long again.
            group.ForEach(insert => insert.Fail(error));
        }
    }

    private static async Task StoreAloneAsync(PendingInsert insert, Func<IReadOnlyList<PendingInsert>, Task> store)
    {
        try
        {
            await store([insert]);
            insert.Succeed();
        }
        catch (Exception error)
        {
            insert.Fail(error);
        }
    }

    private sealed class Partition
    {
        public SemaphoreSlim Turn { get; } = new(1);

        public ConcurrentQueue<PendingInsert> Waiting { get; } = [];
    }
}

/// <summary>An example waiting to be stored with the records of its request.</summary>
internal sealed class PendingInsert(Dataset dataset, Example example, RequestRecords records)
{
    private readonly TaskCompletionSource _stored = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Dataset Dataset { get; } = dataset;

    public Example Example { get; } = example;

    public RequestRecords Records { get; } = records;

    public Task Stored => _stored.Task;

    /// <summary>The count of the dataset after the insert.</summary>
    public ExampleCount Count { get; set; }

    public void Succeed() => _stored.SetResult();

    public void Fail(Exception error) => _stored.SetException(error);
}
