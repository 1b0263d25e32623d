using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Datasets;

namespace Regressor.Infrastructure.Persistence.Examples;

/// <summary>The statements that write examples, for use within a transaction.</summary>
internal sealed class ExampleStatements(RegressorDbContext context, SqlDialect dialect)
{
    private const int UpdatedAtOnce = 1000;

    /// <summary>Inserts examples of one dataset and assigns each its id.</summary>
    public async Task InsertAsync(Dataset dataset, IReadOnlyList<Example> examples, CancellationToken cancellationToken)
    {
        var table = TableOf(dataset);
        await using var sql = await ExampleCommand.NewAsync(context, dialect, cancellationToken);
        sql.Add($"INSERT INTO {table.Name} ({table.WrittenColumns}) VALUES (")
            .Parameters(table.WrittenValues(examples[0])).Add($") RETURNING {ExampleTable.Id}");
        foreach (var example in examples) example.Stored((long)(await sql.With(table.WrittenValues(example)).ScalarAsync(cancellationToken))!);
    }

    /// <summary>Copies all examples to the table of another dataset with the same columns. Their places in the split are copied, too.</summary>
    public Task<int> CopyAsync(Dataset source, Dataset copy, CancellationToken cancellationToken)
    {
        var columns = TableOf(source).WrittenColumns;
        return ExecuteAsync(
            sql => sql.Add($"INSERT INTO {TableOf(copy).Name} ({columns}) SELECT {columns} FROM {TableOf(source).Name} ORDER BY {ExampleTable.Id}"), cancellationToken);
    }

    public async Task<int> UpdateAsync(Dataset dataset, ExampleFilter filter, Action<Example> change, CancellationToken cancellationToken)
    {
        // All ids are read before any change, because a change may affect which other examples pass the filter.
        var ids = await ReadIdsAsync(dataset, filter, cancellationToken);
        foreach (var someIds in ids.Chunk(UpdatedAtOnce))
        {
            var some = await ReadAsync(dataset, someIds, cancellationToken);
            some.ForEach(change);
            await UpdateAsync(dataset, some, cancellationToken);
        }

        return ids.Count;
    }

    public Task<int> ExcludeAsync(Dataset dataset, ExampleFilter filter, string? reason, CancellationToken cancellationToken) => ExecuteAsync(
        sql => sql.Add($"UPDATE {TableOf(dataset).Name} SET {ExampleTable.Exclusion} = ").Parameter(reason).Where(filter, TableOf(dataset)), cancellationToken);

    /// <summary>Moves examples to the table of deleted ones and replaces its previous contents.</summary>
    public async Task<int> DeleteAsync(Dataset dataset, ExampleFilter filter, CancellationToken cancellationToken)
    {
        var table = TableOf(dataset);
        var columns = table.AllColumns;
        if ((await ReadIdsAsync(dataset, filter, cancellationToken, atMost: 1)).Count == 0) return 0;
        await ExecuteAsync(sql => sql.Add($"DELETE FROM {table.Removed}"), cancellationToken);
        var deleted = await ExecuteAsync(
            sql => sql.Add($"INSERT INTO {table.Removed} ({columns}) SELECT {columns} FROM {table.Name}").Where(filter, table), cancellationToken);
        await ExecuteAsync(sql => sql.Add($"DELETE FROM {table.Name}").Where(filter, table), cancellationToken);
        return deleted;
    }

    /// <summary>Moves all examples back from the table of deleted ones.</summary>
    public async Task<int> RestoreAsync(Dataset dataset, CancellationToken cancellationToken)
    {
        var table = TableOf(dataset);
        var columns = table.AllColumns;
        var restored = await ExecuteAsync(sql => sql.Add($"INSERT INTO {table.Name} ({columns}) SELECT {columns} FROM {table.Removed}"), cancellationToken);
        await ExecuteAsync(sql => sql.Add($"DELETE FROM {table.Removed}"), cancellationToken);
        return restored;
    }

    private async Task<List<long>> ReadIdsAsync(Dataset dataset, ExampleFilter filter, CancellationToken cancellationToken, int atMost = int.MaxValue)
    {
        var table = TableOf(dataset);
        await using var sql = await ExampleCommand.NewAsync(context, dialect, cancellationToken);
        sql.Add($"SELECT {ExampleTable.Id} FROM {table.Name}").Where(filter, table).Add($" ORDER BY {ExampleTable.Id} LIMIT ").Parameter(atMost);
        List<long> ids = [];
        await using var rows = await sql.ReadAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken)) ids.Add(ExampleReader.Id(rows));
        return ids;
    }

    private async Task<List<Example>> ReadAsync(Dataset dataset, IEnumerable<long> ids, CancellationToken cancellationToken)
    {
        var table = TableOf(dataset);
        await using var sql = await ExampleCommand.NewAsync(context, dialect, cancellationToken);
        sql.Add($"SELECT {table.AllColumns} FROM {table.Name} WHERE {ExampleTable.Id} IN (")
            .Parameters(ids.Cast<object?>()).Add($") ORDER BY {ExampleTable.Id}");
        List<Example> examples = [];
        await foreach (var example in sql.ReadExamplesAsync(dataset, cancellationToken)) examples.Add(example);
        return examples;
    }

    private async Task UpdateAsync(Dataset dataset, List<Example> examples, CancellationToken cancellationToken)
    {
        var table = TableOf(dataset);
        await using var sql = await ExampleCommand.NewAsync(context, dialect, cancellationToken);
        sql.Add($"UPDATE {table.Name} SET ({table.WrittenColumns}) = (")
            .Parameters(table.WrittenValues(examples[0])).Add($") WHERE {ExampleTable.Id} = ").Parameter(examples[0].Id);
        foreach (var example in examples) await sql.With([.. table.WrittenValues(example), example.Id]).ExecuteAsync(cancellationToken);
    }

    private async Task<int> ExecuteAsync(Action<ExampleCommand> write, CancellationToken cancellationToken)
    {
        await using var sql = await ExampleCommand.NewAsync(context, dialect, cancellationToken);
        write(sql);
        return await sql.ExecuteAsync(cancellationToken);
    }

    private ExampleTable TableOf(Dataset dataset) => new(dataset, dialect);
}
