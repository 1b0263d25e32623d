using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Regressor.Application;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Datasets;
using Regressor.Domain.Training.Data;

namespace Regressor.Infrastructure.Persistence.Examples;

/// <summary>Reads examples from a relational database, which has a table for each dataset.</summary>
internal sealed class SqlExampleQueries(RegressorDbContext context, SqlDialect dialect, ExamplePager pages) : IExampleQueries
{
    /// <summary>Longer sums are too deep an expression for SQLite.</summary>
    private const int SummedAtOnce = 500;

    public async Task<Example> GetAsync(Dataset dataset, long id, CancellationToken cancellationToken)
    {
        await foreach (var example in StreamAsync(dataset, ExampleFilter.Only(id), cancellationToken)) return example;
        throw new NotFoundException($"The example {id}");
    }

    public Task<Page<Example>> ListAsync(Dataset dataset, ExampleFilter filter, ExampleOrder order, Paging paging, CancellationToken cancellationToken) =>
        pages.ReadAsync(dataset, filter, order, paging, cancellationToken);

    public async IAsyncEnumerable<Example> StreamAsync(
        Dataset dataset, ExampleFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var sql = await SelectAsync(table => table.AllColumns, dataset, filter, cancellationToken);
        await foreach (var example in sql.Add($" ORDER BY {ExampleTable.Id}").ReadExamplesAsync(dataset, cancellationToken)) yield return example;
    }

    public async Task<bool> AnyAsync(Dataset dataset, ExampleFilter filter, CancellationToken cancellationToken)
    {
        await using var sql = await SelectAsync(_ => "1", dataset, filter, cancellationToken);
        return await sql.Add(" LIMIT 1").ScalarAsync(cancellationToken) is not null;
    }

    public Task<DatasetSummary> SummarizeAsync(Dataset dataset, CancellationToken cancellationToken) => ReadAtOnceAsync(dataset, async (rows, revision) =>
    {
        var summarizer = new ColumnSummarizer(rows);
        var stored = new ExampleColumns(dataset.Columns, dialect);
        List<ColumnSummary> columns = [];
        foreach (var group in dataset.Inputs.Index().Chunk(summarizer.ColumnsAtOnce))
        {
            summarizer.Begin(group.Select(column => column.Item));
            var (first, x) = (group[0].Index, new ColumnValue[group.Length]);
            await using var sql = await SelectAsync(
                _ => string.Join(", ", stored.Stored(first, x.Length).Prepend(ExampleTable.Y)), dataset, ExampleFilter.All, cancellationToken);
            await using var row = await sql.ReadAsync(cancellationToken);
            while (await row.ReadAsync(cancellationToken))
            {
                stored.Read(row, at: 1, first, x);
                summarizer.Add(x, ExampleReader.Target(row, 0, dataset.Target.Type.Storage));
            }

            columns.AddRange(summarizer.End());
        }

        return new DatasetSummary([.. columns, summarizer.OfTarget(dataset.Target)], revision);
    }, cancellationToken);

    public Task<StoredTable> ReadTableAsync(Dataset dataset, ExampleFilter filter, CancellationToken cancellationToken) => ReadAtOnceAsync(dataset, async (rows, revision) =>
    {
        var builder = new TrainingData.Builder(dataset.Inputs, rows) { Task = dataset.Task, Splitter = dataset.Splitter };
        var x = new ColumnValue[dataset.Inputs.Count];
        var key = new ColumnValue[1];
        var by = dataset.Split.IndexIn(dataset.Columns);
        var reader = new ExampleReader(dataset, new ExampleColumns(dataset.Columns, dialect), x.Length);
        await using var sql = await SelectAsync(table => by < 0 ? table.ColumnsOf(x.Length) : $"{table.ColumnsOf(x.Length)}, {table.Columns[by]}", dataset, filter, cancellationToken);
        await using var row = await sql.ReadAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            reader.ReadX(row, x);
            if (by >= 0) dialect.ReadValues(row, row.FieldCount - 1, [dataset.Columns[by].Type.Storage], key);
            builder.Add(x, reader.Y(row), reader.SplitPosition(row), ExampleReader.Id(row), key[0]);
        }

        return new StoredTable(builder.Build(), revision);
    }, cancellationToken);

    public async Task<ExamplePoints> ReadPointsAsync(Dataset dataset, ExampleFilter filter, int input, int most, CancellationToken cancellationToken)
    {
        var present = filter.And(new ColumnCondition(input, Relation.NotEqual, [ColumnValue.Missing]));
        var (all, total) = (await pages.CountAsync(dataset, filter, cancellationToken), await pages.CountAsync(dataset, present, cancellationToken));
        List<long> ids = new(Math.Min(most, total));
        List<ColumnValue> x = new(ids.Capacity);
        List<ColumnValue> y = new(x.Capacity);
        var value = new ColumnValue[1];
        await using var sql = await SelectAsync(table => $"{table.Columns[input]}, {ExampleTable.Y}, {ExampleTable.Id}", dataset, present, cancellationToken);
        sql.Add($" AND {ExampleTable.Id} * {Sampling.Factor} % {Sampling.Modulus} < ").Parameter(Sampling.Bound(most, total)).Add(" LIMIT ").Parameter(most);
        await using var rows = await sql.ReadAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            dialect.ReadValues(rows, first: 0, [dataset.Inputs[input].Type.Storage], value);
            x.Add(value[0]);
            y.Add(ExampleReader.Target(rows, 1, dataset.Target.Type.Storage));
            ids.Add(rows.GetInt64(2));
        }

        return new ExamplePoints(ids, x, y, total, all - total);
    }

    public async Task<long> CountCharactersAsync(Dataset dataset, IReadOnlyList<int> columns, CancellationToken cancellationToken)
    {
        long characters = 0;
        var stored = new ExampleColumns(dataset.Columns, dialect);
        foreach (var some in stored.LengthsOf(columns).Chunk(SummedAtOnce))
        {
            await using var sql = await SelectAsync(_ => $"SUM({string.Join(" + ", some)})", dataset, ExampleFilter.All, cancellationToken);
            if (await sql.ScalarAsync(cancellationToken) is { } sum and not DBNull) characters += Convert.ToInt64(sum, CultureInfo.InvariantCulture);
        }

        return characters;
    }

    public async Task<double[]> ReadPositionsAsync(Dataset dataset, CancellationToken cancellationToken)
    {
        List<double> positions = new(dataset.ExampleCount);
        await using var sql = await SelectAsync(_ => ExampleTable.SplitPosition, dataset, ExampleFilter.All, cancellationToken);
        await using var rows = await sql.ReadAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken)) positions.Add(rows.GetDouble(0));
        positions.Sort();
        return [.. positions];
    }

    public async Task<double[]> ReadPlacesAsync(Dataset dataset, Splitter splitter, CancellationToken cancellationToken)
    {
        List<double> places = new(dataset.ExampleCount);
        var by = splitter.Rule.IndexIn(dataset.Columns);
        var key = new ColumnValue[1];
        await using var sql = await SelectAsync(table => $"{ExampleTable.SplitPosition}, {table.Columns[by]}", dataset, ExampleFilter.Included, cancellationToken);
        await using var row = await sql.ReadAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            dialect.ReadValues(row, first: 1, [dataset.Columns[by].Type.Storage], key);
            places.Add(splitter.PlaceOf(key[0], row.GetDouble(0)));
        }

        places.Sort();
        return [.. places];
    }

    /// <summary>Reads examples and their revision from one consistent snapshot.</summary>
    /// <param name="dataset">Dataset of the examples.</param>
    /// <param name="read">Reads, given the number of examples and the revision; both are 0 where the dataset no longer exists.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    private async Task<T> ReadAtOnceAsync<T>(Dataset dataset, Func<int, long, Task<T>> read, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken);
        await using var reading = await dialect.BeginReadingAsync(context.Database.GetDbConnection(), cancellationToken);
        await using var transaction = await context.Database.UseTransactionAsync(reading, cancellationToken);
        var stored = await context.Datasets.Where(stored => stored.Id == dataset.Id)
            .Select(stored => new { stored.ExampleCount, stored.Revision }).SingleOrDefaultAsync(cancellationToken);
        return await read(stored?.ExampleCount ?? 0, stored?.Revision ?? 0);
    }

    private async Task<ExampleCommand> SelectAsync(Func<ExampleTable, string> columns, Dataset dataset, ExampleFilter filter, CancellationToken cancellationToken)
    {
        var table = new ExampleTable(dataset, dialect);
        return (await ExampleCommand.NewAsync(context, dialect, cancellationToken)).Add($"SELECT {columns(table)} FROM {table.Name}").Where(filter, table);
    }
}
