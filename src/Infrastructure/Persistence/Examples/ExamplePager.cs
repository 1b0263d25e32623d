using Microsoft.EntityFrameworkCore;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Datasets;
using Regressor.Infrastructure.Persistence.Transactions;

namespace Regressor.Infrastructure.Persistence.Examples;

/// <summary>Reads one page of a filtered, sorted list, at a cost that hardly grows with the list.</summary>
internal sealed class ExamplePager(RegressorDbContext context, WriteTransaction transaction, SqlDialect dialect, SortIndexes sortIndexes, FilteredCountCache counts)
{
    private const int MaxLookups = 30_000;

    public async Task<Page<Example>> ReadAsync(
        Dataset dataset, ExampleFilter filter, ExampleOrder order, Paging paging, CancellationToken cancellationToken)
    {
        var (rows, total) = await CountsAsync(dataset, filter, cancellationToken);
        var take = Math.Min(paging.PageSize, total - paging.Skip);
        if (take <= 0) return new Page<Example>([], total);

        // Pages in the second half are read from the end, because skipping rows is expensive.
        var (read, skip) = paging.Skip > total / 2
            ? (order with { Descending = !order.Descending }, total - paging.Skip - take)
            : (order, paging.Skip);
        var table = new ExampleTable(dataset, dialect);
        await using var sql = await ExampleCommand.NewAsync(context, dialect, cancellationToken);

        // Where an index exists, the inner query skips rows of the index only.
        sql.Add($"SELECT {table.AllColumns} FROM {table.Name} WHERE {ExampleTable.Id} IN (SELECT {ExampleTable.Id} FROM {table.Name}")
            .Add(await HintAsync(dataset, table, filter, order, rows, lookups: (double)(skip + take) * rows / total, cancellationToken))
            .Where(filter, table)
            .Add($" ORDER BY {table.OrderBy(read)} LIMIT ").Parameter(take).Add(" OFFSET ").Parameter(skip)
            .Add($") ORDER BY {table.OrderBy(order)}");
        List<Example> items = new(take);
        await foreach (var example in sql.ReadExamplesAsync(dataset, cancellationToken)) items.Add(example);
        return new Page<Example>(items, total);
    }

    /// <summary>Counts the examples that pass the filter, once per revision.</summary>
    public async Task<int> CountAsync(Dataset dataset, ExampleFilter filter, CancellationToken cancellationToken) =>
        (await CountsAsync(dataset, filter, cancellationToken)).Passing;

    /// <summary>
    /// Chooses between index and scan. The index of the sort column returns sorted rows, but each must be looked up to check the filter.
    /// That is worthwhile only for few lookups; otherwise all rows are read and the best kept.
    /// </summary>
    private async Task<string> HintAsync(Dataset dataset, ExampleTable table, ExampleFilter filter, ExampleOrder order, int rows, double lookups, CancellationToken cancellationToken)
    {
        var indexed = IsIndexable(dataset, order) && (filter.IsAll || lookups <= MaxLookups)
            && await sortIndexes.EnsureAsync(context, transaction, table, rows, order, cancellationToken);
        return filter.IsAll ? "" : indexed ? dialect.By(table.SortIndex(order.By)) : dialect.Scan;
    }

    /// <summary>Returns false for texts: a PostgreSQL index entry holds at most 2,704 bytes.</summary>
    private static bool IsIndexable(Dataset dataset, ExampleOrder order) => order.By < 0 || dataset.Columns[order.By].Type != ColumnTypes.Text;

    private async Task<(int Rows, int Passing)> CountsAsync(Dataset dataset, ExampleFilter filter, CancellationToken cancellationToken)
    {
        var stored = await context.Datasets.Where(stored => stored.Id == dataset.Id)
            .Select(stored => new { stored.ExampleCount, stored.Revision }).SingleOrDefaultAsync(cancellationToken);
        if (stored is null) return (0, 0);
        var passing = filter.IsAll
            ? stored.ExampleCount
            : await counts.OfAsync(dataset.Id, stored.Revision, filter, () => ReadCountAsync(dataset, filter, cancellationToken));
        return (stored.ExampleCount, passing);
    }

    private async Task<int> ReadCountAsync(Dataset dataset, ExampleFilter filter, CancellationToken cancellationToken)
    {
        await using var sql = await ExampleCommand.NewAsync(context, dialect, cancellationToken);
        var table = new ExampleTable(dataset, dialect);
        sql.Add($"SELECT COUNT(*) FROM {table.Name}{dialect.Scan}").Where(filter, table);
        return (int)(long)(await sql.ScalarAsync(cancellationToken))!;
    }
}
