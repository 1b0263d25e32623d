using Microsoft.EntityFrameworkCore;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Datasets;
using Regressor.Infrastructure.Persistence.Transactions;

namespace Regressor.Infrastructure.Persistence.Examples;

/// <summary>Writes examples to a relational database.</summary>
internal sealed class SqlExampleStore(
    RegressorDbContext context, SqlDialect dialect, DatasetRows rows, ExampleStatements statements, WriteTransaction transaction, RequestRecords records, GroupCommit groupCommit)
    : IExampleStore
{
    public async Task AddAsync(Dataset dataset, Example example, CancellationToken cancellationToken)
    {
        var insert = new PendingInsert(dataset, example, records);

        // Entities and an idempotency record belong to this scope's context, but another scope may store the group.
        if (records.HasIdempotencyRecord || context.ChangeTracker.HasChanges()) await InsertAsync([insert], cancellationToken);
        else await groupCommit.AddAsync(insert, group => InsertAsync(group, CancellationToken.None));
        insert.Count.ShowIn(dataset, context);
    }

    public Task<int> AddManyAsync(Dataset dataset, IEnumerable<Example> examples, CancellationToken cancellationToken) =>
        WriteAsync(dataset, WriteKind.BulkInsert, dialect.Keep, async () =>
        {
            var added = await dialect.InsertManyAsync(
                context.Database.GetDbConnection(), new ExampleTable(dataset, dialect), examples, cancellationToken);
            return new Written(added, added);
        }, cancellationToken);

    public Task<int> CopyAsync(Dataset source, Dataset copy, CancellationToken cancellationToken) =>
        WriteAsync(copy, WriteKind.BulkInsert, dialect.Keep, async () =>
        {
            // The source's table must not be dropped in the meantime.
            await rows.LockAsync(source.Id, dialect.Keep, cancellationToken);
            var copied = await statements.CopyAsync(source, copy, cancellationToken);
            return new Written(copied, copied);
        }, cancellationToken);

    public Task<int> UpdateAsync(Dataset dataset, ExampleFilter filter, Action<Example> change, CancellationToken cancellationToken) =>
        WriteAsync(dataset, WriteKind.Ordinary, dialect.Hold, async () => new Written(await statements.UpdateAsync(dataset, filter, change, cancellationToken), 0), cancellationToken);

    public Task<int> ExcludeAsync(Dataset dataset, ExampleFilter filter, string? reason, CancellationToken cancellationToken) =>
        WriteAsync(dataset, WriteKind.Ordinary, dialect.Hold, async () => new Written(await statements.ExcludeAsync(dataset, filter, reason, cancellationToken), 0), cancellationToken);

    public Task<int> DeleteAsync(Dataset dataset, ExampleFilter filter, CancellationToken cancellationToken) =>
        WriteAsync(dataset, WriteKind.Deletion, dialect.Hold, async () =>
        {
            var deleted = await statements.DeleteAsync(dataset, filter, cancellationToken);
            return new Written(deleted, -deleted);
        }, cancellationToken);

    public Task<int> RestoreAsync(Dataset dataset, CancellationToken cancellationToken) =>
        WriteAsync(dataset, WriteKind.Ordinary, dialect.Hold, async () =>
        {
            var restored = await statements.RestoreAsync(dataset, cancellationToken);
            return new Written(restored, restored);
        }, cancellationToken);

    /// <summary>Stores inserts, and assigns each the id of its example and the count of its dataset.</summary>
    private Task InsertAsync(IReadOnlyList<PendingInsert> inserts, CancellationToken cancellationToken) => transaction.RunAsync(
        WriteKind.Ordinary,
        async () =>
        {
            // All servers use the same order: otherwise two could deadlock on each other's rows.
            foreach (var ofDataset in inserts.GroupBy(insert => insert.Example.DatasetId).OrderBy(group => group.Key))
            {
                var count = await rows.CountAsync(ofDataset.Key, ofDataset.Count(), cancellationToken);
                await statements.InsertAsync(ofDataset.First().Dataset, [.. ofDataset.Select(insert => insert.Example)], cancellationToken);
                foreach (var insert in ofDataset) insert.Count = count;
            }

            return true;
        },
        [.. inserts.Select(insert => insert.Records)],
        cancellationToken);

    /// <returns>The number of examples written. If it is 0, nothing is stored, except by a bulk insert.</returns>
    private async Task<int> WriteAsync(Dataset dataset, WriteKind kind, string rowLock, Func<Task<Written>> write, CancellationToken cancellationToken)
    {
        var (written, count) = (new Written(0, 0), default(ExampleCount?));
        await transaction.RunAsync(kind, async () =>
        {
            await rows.LockAsync(dataset.Id, rowLock, cancellationToken);
            written = await write();
            if (written.Examples == 0 && kind != WriteKind.BulkInsert) return false;
            count = await rows.CountAsync(dataset.Id, written.Added, cancellationToken);
            return true;
        }, cancellationToken);
        count?.ShowIn(dataset, context);
        return written.Examples;
    }

    /// <param name="Examples">The number of examples written.</param>
    /// <param name="Added">Change of the dataset's example count.</param>
    private readonly record struct Written(int Examples, int Added);
}
