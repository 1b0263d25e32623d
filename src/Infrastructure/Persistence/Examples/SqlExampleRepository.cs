using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Regressor.Application;
using Regressor.Application.Abstractions;
using Regressor.Domain.Datasets;
using Regressor.Domain.Training;

namespace Regressor.Infrastructure.Persistence.Examples;

/// <summary>Examples in a relational database, each dataset's in a table of its own.</summary>
internal sealed class SqlExampleRepository(
    RegressorDbContext context, SqlDialect dialect, SortIndexes sortIndexes, ExampleCounts counts, WriteGate gate, PendingExamples pending, RequestKeys requests) : IExampleRepository
{
    private const int ChangedAtOnce = 1000;
    private const int MaxLookups = 30_000;

    public void Add(Example example) => pending.Single.Add(example);

    public void AddRange(Dataset dataset, IEnumerable<Example> examples) => pending.Many.Add((dataset, examples));

    public async Task<Example> GetAsync(Dataset dataset, long id, CancellationToken cancellationToken)
    {
        await foreach (var example in StreamAsync(dataset, ExampleFilter.Only(id), cancellationToken)) return example;
        throw new NotFoundException($"The example {id}");
    }

    public async Task<Page<Example>> ListAsync(
        Dataset dataset, ExampleFilter filter, ExampleOrder order, Paging paging, CancellationToken cancellationToken)
    {
        var (rows, revision) = await CountAsync(dataset, cancellationToken);
        var total = filter.IsAll ? rows : await counts.OfAsync(dataset.Id, revision, filter, () => CountAsync(dataset, filter, cancellationToken));
        var take = Math.Min(paging.PageSize, total - paging.Skip);
        if (take <= 0) return new Page<Example>([], total);

        // Pages in the second half are read from the end: passing over rows is what costs.
        var (read, skip) = paging.Skip > total / 2
            ? (order with { Descending = !order.Descending }, total - paging.Skip - take)
            : (order, paging.Skip);
        var table = TableOf(dataset);

        // Through the index of the sort column the rows come sorted, but each is looked up: it pays where few are passed over. Else all are
        // searched and the best kept.
        var lookups = (double)(skip + take) * rows / total;
        var indexed = (filter.IsAll || lookups <= MaxLookups) && await sortIndexes.EnsureAsync(context, gate, table, rows, order, cancellationToken);
        var hint = filter.IsAll ? "" : indexed ? dialect.By(table.SortIndex(order.By)) : dialect.Scan;
        await using var command = await NewCommandAsync(cancellationToken);

        // The inner query passes over rows of the index alone, where there is one.
        var sql = new ExampleSql(command, dialect)
            .Add($"SELECT {ExampleTable.AllColumns(dataset.Inputs.Count)} FROM {table.Name} WHERE {ExampleTable.Id} IN (SELECT {ExampleTable.Id} FROM {table.Name}{hint}")
            .Where(filter)
            .Add($" ORDER BY {table.OrderBy(read)} LIMIT ").Parameter(take).Add(" OFFSET ").Parameter(skip)
            .Add($") ORDER BY {table.OrderBy(order)}");
        List<Example> items = new(take);
        await foreach (var example in ReadAsync(sql.Build(), dataset, cancellationToken)) items.Add(example);
        return new Page<Example>(items, total);
    }

    public async IAsyncEnumerable<Example> StreamAsync(
        Dataset dataset, ExampleFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var command = await NewCommandAsync(cancellationToken);
        var sql = new ExampleSql(command, dialect)
            .Add($"SELECT {ExampleTable.AllColumns(dataset.Inputs.Count)} FROM {TableOf(dataset).Name}").Where(filter).Add($" ORDER BY {ExampleTable.Id}");
        await foreach (var example in ReadAsync(sql.Build(), dataset, cancellationToken)) yield return example;
    }

    public async Task<bool> AnyAsync(Dataset dataset, ExampleFilter filter, CancellationToken cancellationToken)
    {
        await using var command = await NewCommandAsync(cancellationToken);
        var sql = new ExampleSql(command, dialect).Add($"SELECT 1 FROM {TableOf(dataset).Name}").Where(filter).Add(" LIMIT 1");
        return await sql.Build().ExecuteScalarAsync(cancellationToken) is not null;
    }

    public Task<int> ChangeAsync(Dataset dataset, ExampleFilter filter, Action<Example> change, CancellationToken cancellationToken) =>
        WriteAsync(dataset, async () =>
        {
            var changed = 0;
            for (var some = await NextAsync(dataset, filter, 0, cancellationToken); some.Count > 0;
                some = await NextAsync(dataset, filter, some[^1].Id, cancellationToken))
            {
                some.ForEach(change);
                await UpdateAsync(dataset, some, cancellationToken);
                changed += some.Count;
            }

            return (changed, 0);
        }, cancellationToken);

    public Task<int> RemoveAsync(Dataset dataset, ExampleFilter filter, CancellationToken cancellationToken) => WriteAsync(dataset, async () =>
    {
        var (table, columns) = (TableOf(dataset), ExampleTable.AllColumns(dataset.Inputs.Count));
        if (!await AnyAsync(dataset, filter, cancellationToken)) return (0, 0);
        await ExecuteAsync(sql => sql.Add($"DELETE FROM {table.Removed}"), cancellationToken);
        var removed = await ExecuteAsync(
            sql => sql.Add($"INSERT INTO {table.Removed} ({columns}) SELECT {columns} FROM {table.Name}").Where(filter), cancellationToken);
        await ExecuteAsync(sql => sql.Add($"DELETE FROM {table.Name}").Where(filter), cancellationToken);
        return (removed, -removed);
    }, cancellationToken);

    public Task<int> RestoreAsync(Dataset dataset, CancellationToken cancellationToken) => WriteAsync(dataset, async () =>
    {
        var (table, columns) = (TableOf(dataset), ExampleTable.AllColumns(dataset.Inputs.Count));
        var restored = await ExecuteAsync(sql => sql.Add($"INSERT INTO {table.Name} ({columns}) SELECT {columns} FROM {table.Removed}"), cancellationToken);
        await ExecuteAsync(sql => sql.Add($"DELETE FROM {table.Removed}"), cancellationToken);
        return (restored, restored);
    }, cancellationToken);

    public Task<StoredTable> ReadTableAsync(Dataset dataset, ExampleFilter filter, CancellationToken cancellationToken) => ReadAtOnceAsync(async () =>
    {
        var revision = await RevisionAsync(dataset, cancellationToken);
        var builder = new TrainingTable.Builder(dataset.Inputs);
        var reader = new ExampleReader(dataset.Id, dataset.Inputs);
        var x = new InputValue[dataset.Inputs.Count];
        await using var command = await NewCommandAsync(cancellationToken);
        var sql = new ExampleSql(command, dialect)
            .Add($"SELECT {ExampleTable.AllColumns(x.Length)} FROM {TableOf(dataset).Name}").Where(filter);
        await using var rows = await sql.Build().ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            reader.ReadX(rows, x);
            builder.Add(x, reader.Y(rows), reader.SplitPosition(rows), ExampleReader.Id(rows));
        }

        return new StoredTable(builder.Build(), revision);
    }, cancellationToken);

    public async Task<double[]> ReadPositionsAsync(Dataset dataset, CancellationToken cancellationToken)
    {
        var positions = new List<double>(dataset.ExampleCount);
        await using var command = await NewCommandAsync(cancellationToken);
        var sql = new ExampleSql(command, dialect).Add($"SELECT {ExampleTable.SplitPosition} FROM {TableOf(dataset).Name}");
        await using var rows = await sql.Build().ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken)) positions.Add(rows.GetDouble(0));
        positions.Sort();
        return [.. positions];
    }

    private async Task<List<Example>> NextAsync(Dataset dataset, ExampleFilter filter, long afterId, CancellationToken cancellationToken)
    {
        // By the id, onward: a row that has changed is not met again, whether it still passes the filter or not.
        await using var command = await NewCommandAsync(cancellationToken);
        var sql = new ExampleSql(command, dialect)
            .Add($"SELECT * FROM (SELECT {ExampleTable.AllColumns(dataset.Inputs.Count)} FROM {TableOf(dataset).Name}").Where(filter)
            .Add($") AS passing WHERE {ExampleTable.Id} > ").Parameter(afterId).Add($" ORDER BY {ExampleTable.Id} LIMIT ").Parameter(ChangedAtOnce);
        List<Example> examples = [];
        await foreach (var example in ReadAsync(sql.Build(), dataset, cancellationToken)) examples.Add(example);
        return examples;
    }

    private async Task UpdateAsync(Dataset dataset, List<Example> examples, CancellationToken cancellationToken)
    {
        await using var command = await NewCommandAsync(cancellationToken);
        var sql = new ExampleSql(command, dialect).Add($"UPDATE {TableOf(dataset).Name} SET ");
        for (var input = 0; input < dataset.Inputs.Count; input++) sql.Add($"{ExampleTable.X(input)} = ").Parameter(null).Add(", ");
        sql.Add($"{ExampleTable.Y} = ").Parameter(0.0).Add($", {ExampleTable.SplitPosition} = ").Parameter(0.0)
            .Add($", {ExampleTable.Exclusion} = ").Parameter(null).Add($" WHERE {ExampleTable.Id} = ").Parameter(0L).Build();
        foreach (var example in examples)
        {
            object?[] values = [.. example.X.Select(value => value.Number is { } number ? number : (object?)value.Category), example.Y, example.SplitPosition, example.Exclusion, example.Id];
            for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i] ?? DBNull.Value;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private async Task<int> CountAsync(Dataset dataset, ExampleFilter filter, CancellationToken cancellationToken)
    {
        await using var command = await NewCommandAsync(cancellationToken);
        var sql = new ExampleSql(command, dialect).Add($"SELECT COUNT(*) FROM {TableOf(dataset).Name}{dialect.Scan}").Where(filter);
        return (int)(long)(await sql.Build().ExecuteScalarAsync(cancellationToken))!;
    }

    private async Task<(int Rows, long Revision)> CountAsync(Dataset dataset, CancellationToken cancellationToken)
    {
        var stored = await context.Datasets.Where(stored => stored.Id == dataset.Id)
            .Select(stored => new { stored.ExampleCount, stored.Revision }).SingleOrDefaultAsync(cancellationToken);
        return (stored?.ExampleCount ?? 0, stored?.Revision ?? 0);
    }

    private Task<long> RevisionAsync(Dataset dataset, CancellationToken cancellationToken) =>
        context.Datasets.Where(stored => stored.Id == dataset.Id).Select(stored => stored.Revision).SingleOrDefaultAsync(cancellationToken);

    private async Task<int> ExecuteAsync(Action<ExampleSql> write, CancellationToken cancellationToken)
    {
        await using var command = await NewCommandAsync(cancellationToken);
        var sql = new ExampleSql(command, dialect);
        write(sql);
        return await sql.Build().ExecuteNonQueryAsync(cancellationToken);
    }

    private static async IAsyncEnumerable<Example> ReadAsync(DbCommand command, Dataset dataset, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reader = new ExampleReader(dataset.Id, dataset.Inputs);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken)) yield return reader.Read(rows);
    }

    /// <param name="dataset">Whose examples are written.</param>
    /// <param name="write">Answers how many examples it touched, and how many there are more.</param>
    /// <param name="cancellationToken">Undoes it.</param>
    private async Task<int> WriteAsync(Dataset dataset, Func<Task<(int Touched, int Added)>> write, CancellationToken cancellationToken)
    {
        var touched = 0;
        await gate.RunAsync(async () =>
        {
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            (touched, var added) = await write();
            if (touched > 0) await SqlExampleStore.CountAsync(context, dataset.Id, added, cancellationToken);
            await requests.StoreAsync(cancellationToken);
            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }, cancellationToken);
        return touched;
    }

    private async Task<T> ReadAtOnceAsync<T>(Func<Task<T>> read, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var transaction = await dialect.BeginReadingAsync(context.Database.GetDbConnection(), cancellationToken);
            await using (await context.Database.UseTransactionAsync(transaction, cancellationToken)) return await read();
        }
        finally
        {
            await context.Database.CloseConnectionAsync();
        }
    }

    private async Task<DbCommand> NewCommandAsync(CancellationToken cancellationToken)
    {
        var connection = context.Database.GetDbConnection();
        if (connection.State != ConnectionState.Open) await context.Database.OpenConnectionAsync(cancellationToken);
        var command = connection.CreateCommand();
        command.Transaction = context.Database.CurrentTransaction?.GetDbTransaction();
        return command;
    }

    private ExampleTable TableOf(Dataset dataset) => new(dataset.Id, dialect);
}
