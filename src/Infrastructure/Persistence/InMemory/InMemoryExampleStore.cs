using Microsoft.EntityFrameworkCore;
using Regressor.Application;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Datasets;
using Regressor.Infrastructure.Persistence.Examples;
using Regressor.Infrastructure.Persistence.Transactions;

namespace Regressor.Infrastructure.Persistence.InMemory;

/// <summary>Writes examples to Entity Framework's in-memory database.</summary>
internal sealed class InMemoryExampleStore(RegressorDbContext context, WriteTransaction transaction, ServerLimits limits) : IExampleStore
{
    public Task AddAsync(Dataset dataset, Example example, CancellationToken cancellationToken) => AddManyAsync(dataset, [example], cancellationToken);

    public async Task<int> AddManyAsync(Dataset dataset, IEnumerable<Example> examples, CancellationToken cancellationToken)
    {
        List<Example> added = [];
        await WriteAsync(
            dataset,
            WriteKind.BulkInsert,
            () =>
            {
                added.AddRange(examples);
                context.AddRange(added);
                return Task.FromResult(added.Count);
            },
            addedEach: 1,
            cancellationToken);
        return added.Count;
    }

    public async Task<int> CopyAsync(Dataset source, Dataset copy, CancellationToken cancellationToken)
    {
        var examples = await context.ExamplesOf(source, deleted: false).AsNoTracking().ToListAsync(cancellationToken);
        return await AddManyAsync(
            copy,
            examples.Select(example => Example.Restore(
                0, copy.Id, [.. example.X], example.Y, example.SplitPosition, example.Exclusion, example.CreatedAt, [.. example.Kept])),
            cancellationToken);
    }

    public Task<int> UpdateAsync(Dataset dataset, ExampleFilter filter, Action<Example> change, CancellationToken cancellationToken) => WriteAsync(
        dataset, WriteKind.Ordinary, () => ForEachAsync(dataset, filter, deleted: false, change, cancellationToken), addedEach: 0, cancellationToken);

    public Task<int> ExcludeAsync(Dataset dataset, ExampleFilter filter, string? reason, CancellationToken cancellationToken) => UpdateAsync(
        dataset,
        filter,
        example =>
        {
            if (reason is null) example.Include();
            else example.Exclude(reason);
        },
        cancellationToken);

    public Task<int> DeleteAsync(Dataset dataset, ExampleFilter filter, CancellationToken cancellationToken) => WriteAsync(
        dataset,
        WriteKind.Deletion,
        async () =>
        {
            var before = await context.ExamplesOf(dataset, deleted: true).ToListAsync(cancellationToken);
            var deleted = await ForEachAsync(dataset, filter, deleted: false, example => MarkDeleted(example, true), cancellationToken);
            if (deleted > 0) context.RemoveRange(before);
            return deleted;
        },
        addedEach: -1,
        cancellationToken);

    public Task<int> RestoreAsync(Dataset dataset, CancellationToken cancellationToken) => WriteAsync(
        dataset,
        WriteKind.Ordinary,
        () => ForEachAsync(dataset, ExampleFilter.All, deleted: true, example => MarkDeleted(example, false), cancellationToken),
        addedEach: 1,
        cancellationToken);

    private async Task<int> ForEachAsync(Dataset dataset, ExampleFilter filter, bool deleted, Action<Example> write, CancellationToken cancellationToken)
    {
        List<Example> examples = [.. InMemoryExampleQueries.Passing(await context.ExamplesOf(dataset, deleted).ToListAsync(cancellationToken), filter, dataset)];
        examples.ForEach(write);
        return examples.Count;
    }

    private async Task<int> WriteAsync(Dataset dataset, WriteKind kind, Func<Task<int>> write, int addedEach, CancellationToken cancellationToken)
    {
        var (written, count) = (0, default(ExampleCount?));
        await transaction.RunAsync(kind, async () =>
        {
            written = await write();
            if (written == 0 && kind != WriteKind.BulkInsert) return false;
            count = await CountAsync(dataset.Id, addedEach * written, cancellationToken);
            return true;
        }, cancellationToken);
        count?.ShowIn(dataset, context);
        return written;
    }

    private async Task<ExampleCount> CountAsync(Guid datasetId, int added, CancellationToken cancellationToken)
    {
        var stored = await context.Datasets.FindAsync([datasetId], cancellationToken) ?? throw DatabaseExceptionTranslator.DatasetGone();
        var entry = context.Entry(stored);
        if (entry.State == EntityState.Unchanged) await entry.ReloadAsync(cancellationToken);
        stored.ExamplesChanged(added);
        if (added > 0) limits.CheckRows(stored.ExampleCount);
        return new ExampleCount(stored.ExampleCount, stored.Revision);
    }

    private void MarkDeleted(Example example, bool deleted) => context.Entry(example).Property(InMemoryExamples.IsDeleted).CurrentValue = deleted;
}
