using Regressor.Application.Abstractions;
using Regressor.Domain.Datasets;

namespace Regressor.Infrastructure.Persistence.Examples;

/// <summary>Changes and removes examples that are stored, each call in a transaction of its own.</summary>
internal sealed class ExampleChanges(RegressorDbContext context, SqlDialect dialect, DatasetRows rows, WriteGate gate, RequestKeys requests, AuditLog audit)
{
    private const int AtOnce = 1000;

    public Task<int> ChangeAsync(Dataset dataset, ExampleFilter filter, Action<Example> change, CancellationToken cancellationToken) =>
        WriteAsync(dataset, async () =>
        {
            // All of them are found before one is changed: what is changed in some may change whether others pass the filter.
            var ids = await ReadIdsAsync(dataset, filter, cancellationToken);
            foreach (var someIds in ids.Chunk(AtOnce))
            {
                var some = await ReadAsync(dataset, someIds, cancellationToken);
                some.ForEach(change);
                await UpdateAsync(dataset, some, cancellationToken);
            }

            return (ids.Count, 0);
        }, cancellationToken);

    public Task<int> ExcludeAsync(Dataset dataset, ExampleFilter filter, string? reason, CancellationToken cancellationToken) => WriteAsync(
        dataset,
        async () => (await ExecuteAsync(sql => sql.Add($"UPDATE {TableOf(dataset).Name} SET {ExampleTable.Exclusion} = ").Parameter(reason).Where(filter, TableOf(dataset)), cancellationToken), 0),
        cancellationToken);

    public Task<int> RemoveAsync(Dataset dataset, ExampleFilter filter, CancellationToken cancellationToken) => WriteAsync(dataset, async () =>
    {
        var (table, columns) = (TableOf(dataset), ExampleTable.AllColumns(dataset.Columns));
        if ((await ReadIdsAsync(dataset, filter, cancellationToken, atMost: 1)).Count == 0) return (0, 0);
        await ExecuteAsync(sql => sql.Add($"DELETE FROM {table.Removed}"), cancellationToken);
        var removed = await ExecuteAsync(
            sql => sql.Add($"INSERT INTO {table.Removed} ({columns}) SELECT {columns} FROM {table.Name}").Where(filter, table), cancellationToken);
        await ExecuteAsync(sql => sql.Add($"DELETE FROM {table.Name}").Where(filter, table), cancellationToken);
        return (removed, -removed);
    }, cancellationToken, removes: true);

    public Task<int> RestoreAsync(Dataset dataset, CancellationToken cancellationToken) => WriteAsync(dataset, async () =>
    {
        var (table, columns) = (TableOf(dataset), ExampleTable.AllColumns(dataset.Columns));
        var restored = await ExecuteAsync(sql => sql.Add($"INSERT INTO {table.Name} ({columns}) SELECT {columns} FROM {table.Removed}"), cancellationToken);
        await ExecuteAsync(sql => sql.Add($"DELETE FROM {table.Removed}"), cancellationToken);
        return (restored, restored);
    }, cancellationToken);

    /// <param name="dataset">Whose examples are written.</param>
    /// <param name="write">Answers how many examples it touched, and how many there are more.</param>
    /// <param name="cancellationToken">Undoes it.</param>
    /// <param name="removes">Whether it removes more than it adds.</param>
    private async Task<int> WriteAsync(Dataset dataset, Func<Task<(int Touched, int Added)>> write, CancellationToken cancellationToken, bool removes = false)
    {
        var touched = 0;
        await (removes ? gate.RunRemovalAsync(StoreAsync, cancellationToken) : gate.RunAsync(StoreAsync, cancellationToken));
        return touched;

        async Task StoreAsync()
        {
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            await rows.LockAsync(dataset.Id, dialect.Hold, cancellationToken);
            (touched, var added) = await write();
            if (touched == 0) return;
            await rows.CountAsync(dataset.Id, added, cancellationToken);
            await requests.StoreAsync(cancellationToken);
            audit.Store();
            await context.SaveChangesAsync(acceptAllChangesOnSuccess: false, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            context.ChangeTracker.AcceptAllChanges();
            if (added < 0) await Erasure.EmptyLogAsync(context, patient: false);
        }
    }

    private async Task<List<long>> ReadIdsAsync(Dataset dataset, ExampleFilter filter, CancellationToken cancellationToken, int atMost = int.MaxValue)
    {
        var table = TableOf(dataset);
        await using var sql = await ExampleSql.NewAsync(context, dialect, cancellationToken);
        sql.Add($"SELECT {ExampleTable.Id} FROM {table.Name}").Where(filter, table).Add($" ORDER BY {ExampleTable.Id} LIMIT ").Parameter(atMost);
        List<long> ids = [];
        await using var rows = await sql.ReadAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken)) ids.Add(ExampleReader.Id(rows));
        return ids;
    }

    private async Task<List<Example>> ReadAsync(Dataset dataset, IEnumerable<long> ids, CancellationToken cancellationToken)
    {
        await using var sql = await ExampleSql.NewAsync(context, dialect, cancellationToken);
        sql.Add($"SELECT {ExampleTable.AllColumns(dataset.Columns)} FROM {TableOf(dataset).Name} WHERE {ExampleTable.Id} IN (")
            .Parameters(ids.Cast<object?>()).Add($") ORDER BY {ExampleTable.Id}");
        List<Example> examples = [];
        await foreach (var example in sql.ReadExamplesAsync(dataset, cancellationToken)) examples.Add(example);
        return examples;
    }

    private async Task UpdateAsync(Dataset dataset, List<Example> examples, CancellationToken cancellationToken)
    {
        await using var sql = await ExampleSql.NewAsync(context, dialect, cancellationToken);
        sql.Add($"UPDATE {TableOf(dataset).Name} SET ({ExampleTable.WrittenColumns(dataset.Columns)}) = (")
            .Parameters(ExampleTable.WrittenValues(examples[0])).Add($") WHERE {ExampleTable.Id} = ").Parameter(examples[0].Id);
        foreach (var example in examples) await sql.With([.. ExampleTable.WrittenValues(example), example.Id]).ExecuteAsync(cancellationToken);
    }

    private async Task<int> ExecuteAsync(Action<ExampleSql> write, CancellationToken cancellationToken)
    {
        await using var sql = await ExampleSql.NewAsync(context, dialect, cancellationToken);
        write(sql);
        return await sql.ExecuteAsync(cancellationToken);
    }

    private ExampleTable TableOf(Dataset dataset) => new(dataset.Id, dialect);
}
