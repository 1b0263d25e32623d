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
        await using var sql = await SelectAsync(ExampleTable.AllColumns(dataset.Columns), dataset, filter, cancellationToken);
        await foreach (var example in sql.Add($" ORDER BY {ExampleTable.Id}").ReadExamplesAsync(dataset, cancellationToken)) yield return example;
    }

    public async Task<bool> AnyAsync(Dataset dataset, ExampleFilter filter, CancellationToken cancellationToken)
    {
        await using var sql = await SelectAsync("1", dataset, filter, cancellationToken);
        return await sql.Add(" LIMIT 1").ScalarAsync(cancellationToken) is not null;
    }

    public Task<DatasetSummary> SummarizeAsync(Dataset dataset, CancellationToken cancellationToken) => ReadAtOnceAsync(dataset, async (rows, revision) =>
    {
        var summarizer = new ColumnSummarizer(rows);
        List<ColumnSummary> columns = [];
        foreach (var group in dataset.Inputs.Index().Chunk(summarizer.ColumnsAtOnce))
        {
            summarizer.Begin(group.Select(column => column.Item));
            var kinds = Array.ConvertAll(group, column => column.Item.Type.Storage);
            var x = new ColumnValue[kinds.Length];
            await using var sql = await SelectAsync(
                string.Join(", ", group.Select(column => ExampleTable.X(column.Index)).Prepend(ExampleTable.Y)), dataset, ExampleFilter.All, cancellationToken);
            await using var row = await sql.ReadAsync(cancellationToken);
            while (await row.ReadAsync(cancellationToken))
            {
                dialect.ReadValues(row, first: 1, kinds, x);
                summarizer.Add(x, row.GetDouble(0));
            }

            columns.AddRange(summarizer.End());
        }

        return new DatasetSummary([.. columns, summarizer.OfTarget(dataset.Target.Name)], revision);
    }, cancellationToken);

    public Task<StoredTable> ReadTableAsync(Dataset dataset, ExampleFilter filter, CancellationToken cancellationToken) => ReadAtOnceAsync(dataset, async (rows, revision) =>
    {
        var builder = new TrainingData.Builder(dataset.Inputs, rows) { Task = dataset.Task };
        var reader = new ExampleReader(dataset.Id, dataset.Inputs, dataset.Inputs.Count, dialect);
        var x = new ColumnValue[dataset.Inputs.Count];
        await using var sql = await SelectAsync(ExampleTable.AllColumns(dataset.Inputs), dataset, filter, cancellationToken);
        await using var row = await sql.ReadAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            reader.ReadX(row, x);
            builder.Add(x, reader.Y(row), reader.SplitPosition(row), ExampleReader.Id(row));
        }

        return new StoredTable(builder.Build(), revision);
    }, cancellationToken);

    public async Task<ExamplePoints> ReadPointsAsync(Dataset dataset, ExampleFilter filter, int input, int most, CancellationToken cancellationToken)
    {
        var present = filter.And(new ColumnCondition(input, Relation.NotEqual, [ColumnValue.Missing]));
        var (all, total) = (await pages.CountAsync(dataset, filter, cancellationToken), await pages.CountAsync(dataset, present, cancellationToken));
        List<long> ids = new(Math.Min(most, total));
        List<ColumnValue> x = new(ids.Capacity);
        List<double> y = new(x.Capacity);
        var value = new ColumnValue[1];
        await using var sql = await SelectAsync($"{ExampleTable.X(input)}, {ExampleTable.Y}, {ExampleTable.Id}", dataset, present, cancellationToken);
        sql.Add($" AND {ExampleTable.Id} * {Sampling.Factor} % {Sampling.Modulus} < ").Parameter(Sampling.Bound(most, total)).Add(" LIMIT ").Parameter(most);
        await using var rows = await sql.ReadAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            dialect.ReadValues(rows, first: 0, [dataset.Inputs[input].Type.Storage], value);
            x.Add(value[0]);
            y.Add(rows.GetDouble(1));
            ids.Add(rows.GetInt64(2));
        }

        return new ExamplePoints(ids, x, y, total, all - total);
    }

    public async Task<double[]> ReadPositionsAsync(Dataset dataset, CancellationToken cancellationToken)
    {
        List<double> positions = new(dataset.ExampleCount);
        await using var sql = await SelectAsync(ExampleTable.SplitPosition, dataset, ExampleFilter.All, cancellationToken);
        await using var rows = await sql.ReadAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken)) positions.Add(rows.GetDouble(0));
        positions.Sort();
        return [.. positions];
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

    private async Task<ExampleCommand> SelectAsync(string columns, Dataset dataset, ExampleFilter filter, CancellationToken cancellationToken)
    {
        var table = new ExampleTable(dataset.Id, dialect);
        return (await ExampleCommand.NewAsync(context, dialect, cancellationToken)).Add($"SELECT {columns} FROM {table.Name}").Where(filter, table);
    }
}
