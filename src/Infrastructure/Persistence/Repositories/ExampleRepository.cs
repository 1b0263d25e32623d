using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Regressor.Application;
using Regressor.Application.Abstractions;
using Regressor.Domain.Datasets;
using Regressor.Domain.Training;

namespace Regressor.Infrastructure.Persistence.Repositories;

internal sealed class ExampleRepository(RegressorDbContext context) : IExampleRepository
{
    public void Add(Example example) => context.Add(example);

    public void AddRange(IEnumerable<Example> examples) => context.AddRange(examples);

    public void Remove(Example example) => context.Remove(example);

    public async Task<Example> GetAsync(Guid datasetId, long id, CancellationToken cancellationToken) =>
        await context.Examples.SingleOrDefaultAsync(example => example.DatasetId == datasetId && example.Id == id, cancellationToken)
        ?? throw new NotFoundException($"The example {id}");

    public Task<Page<Example>> ListAsync(Dataset dataset, Paging paging, ExampleOrder order, CancellationToken cancellationToken)
    {
        var examples = Of(dataset.Id);
        var ordered = order.By switch
        {
            ExampleOrder.ByCreation => order.Descending ? examples.OrderByDescending(example => example.Id) : examples.OrderBy(example => example.Id),
            ExampleOrder.ByTarget => Ordered(examples, example => example.Y, order.Descending),
            _ => OrderedByInput(examples, dataset, order),
        };
        return ordered.PageAsync(paging, cancellationToken);
    }

    public Task<int> CountAsync(Guid datasetId, CancellationToken cancellationToken) => Of(datasetId).CountAsync(cancellationToken);

    public async Task<TrainingTable> ReadTableAsync(Dataset dataset, CancellationToken cancellationToken)
    {
        var table = new TrainingTable.Builder(dataset.Inputs);
        var rows = Of(dataset.Id).OrderBy(example => example.Id)
            .Select(example => new { example.Id, example.Numbers, example.Categories, example.Y, example.SplitPosition });
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
            table.Add(row.Numbers, row.Categories, row.Y, row.SplitPosition, row.Id);
        return table.Build();
    }

    private IQueryable<Example> Of(Guid datasetId) => context.Examples.AsNoTracking().Where(example => example.DatasetId == datasetId);

    private static IOrderedQueryable<Example> OrderedByInput(IQueryable<Example> examples, Dataset dataset, ExampleOrder order)
    {
        var kind = dataset.Inputs[order.By].Kind;
        var index = dataset.Inputs.Take(order.By).Count(input => input.Kind == kind);
        return kind == ColumnKind.Numeric
            ? Ordered(examples, example => example.Numbers.ElementAt(index), order.Descending)
            : Ordered(examples, example => example.Categories.ElementAt(index), order.Descending);
    }

    // The id makes the order total, so that no row is on two pages or on none.
    private static IOrderedQueryable<Example> Ordered<TKey>(IQueryable<Example> examples, Expression<Func<Example, TKey>> key, bool descending) =>
        descending
            ? examples.OrderByDescending(key).ThenByDescending(example => example.Id)
            : examples.OrderBy(key).ThenBy(example => example.Id);
}
