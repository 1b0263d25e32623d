using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Regressor.Application;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Datasets;

namespace Regressor.Infrastructure.Persistence.Repositories;

internal sealed class DatasetRepository(RegressorDbContext context) : IDatasetRepository
{
    public void Add(Dataset dataset) => context.Add(dataset);

    public async Task RemoveAsync(Dataset dataset, CancellationToken cancellationToken)
    {
        // A relational database cascades the deletion to everything that belongs to the dataset.
        if (!context.Database.IsRelational())
        {
            var runs = await context.TrainingRuns.Where(run => run.DatasetId == dataset.Id).ToListAsync(cancellationToken);
            var ids = runs.Select(run => run.Id).ToList();
            context.RemoveRange(await context.TrainingEpochs.Where(epoch => ids.Contains(epoch.TrainingRunId)).ToListAsync(cancellationToken));
            context.RemoveRange(runs);
            context.RemoveRange(await context.Diagnostics.Where(stored => stored.DatasetId == dataset.Id).ToListAsync(cancellationToken));
            context.RemoveRange(await context.Requests.Where(request => request.DatasetId == dataset.Id).ToListAsync(cancellationToken));
            context.RemoveRange(await context.ApiKeys.Where(key => key.DatasetId == dataset.Id).ToListAsync(cancellationToken));
            context.RemoveRange(await context.Models.Where(model => model.DatasetId == dataset.Id).ToListAsync(cancellationToken));
        }

        context.Remove(dataset);
    }

    public async Task<Dataset> GetAsync(string slug, CancellationToken cancellationToken)
    {
        if (await FindAsync(slug, cancellationToken) is { } dataset) return dataset;
        throw await Trash.AnyAsync(trashed => trashed.FormerSlug == slug, cancellationToken)
            ? NotFoundException.InTrash(slug)
            : new NotFoundException($"The dataset '{slug}'");
    }

    public Task<Dataset?> FindAsync(string slug, CancellationToken cancellationToken) =>
        InPlace.SingleOrDefaultAsync(dataset => dataset.Slug == slug, cancellationToken);

    public Task<Dataset?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        InPlace.SingleOrDefaultAsync(dataset => dataset.Id == id, cancellationToken);

    public Task<bool> ExistsAsync(string slug, CancellationToken cancellationToken) => InPlace.AnyAsync(dataset => dataset.Slug == slug, cancellationToken);

    public Task<bool> AnyAsync(CancellationToken cancellationToken) => context.Datasets.AnyAsync(cancellationToken);

    public Task<Page<Dataset>> ListAsync(DatasetFilter filter, Paging paging, CancellationToken cancellationToken)
    {
        var found = InPlace.AsNoTracking();
        if (filter.Only is { } only) found = found.Where(dataset => dataset.Slug == only);
        if (filter.Search is { Length: > 0 } text) found = found.Where(NamedLike(text));
        var first = filter.First ?? [];
        var ordered = found.OrderBy(dataset => first.Contains(dataset.Slug) ? 0 : 1);
        return (filter.NewestFirst ? ordered.ThenByDescending(dataset => dataset.CreatedAt) : ordered.ThenBy(dataset => dataset.CreatedAt)).PageAsync(paging, cancellationToken);
    }

    public Task<Dataset?> FindAlsoInTrashAsync(Guid id, CancellationToken cancellationToken) =>
        context.Datasets.SingleOrDefaultAsync(dataset => dataset.Id == id, cancellationToken);

    public async Task<Dataset> GetFromTrashAsync(Guid id, CancellationToken cancellationToken) =>
        await Trash.SingleOrDefaultAsync(dataset => dataset.Id == id, cancellationToken) ?? throw new NotFoundException($"The dataset '{id}'", "is not in the trash");

    public Task<Page<Dataset>> ListTrashAsync(Paging paging, CancellationToken cancellationToken) =>
        Trash.AsNoTracking().OrderByDescending(dataset => dataset.DeletedAt).PageAsync(paging, cancellationToken);

    public async Task<IReadOnlyList<Guid>> ListTrashedUntilAsync(DateTimeOffset time, CancellationToken cancellationToken) =>
        await Trash.Where(dataset => dataset.DeletedAt <= time).Select(dataset => dataset.Id).ToListAsync(cancellationToken);

    private IQueryable<Dataset> InPlace => context.Datasets.Where(dataset => dataset.DeletedAt == null);

    private IQueryable<Dataset> Trash => context.Datasets.Where(dataset => dataset.DeletedAt != null);

    /// <summary>Searches the slug as well, which has no accents: SQLite knows the case of A to Z only.</summary>
    private static Expression<Func<Dataset, bool>> NamedLike(string text)
    {
        var lower = text.ToLowerInvariant();
        var plain = text.Any(char.IsLetterOrDigit) ? Slug.From(text) : lower;
#pragma warning disable CA1304, CA1311, CA1862 // Runs in the database.
        return dataset => dataset.Name.ToLower().Contains(lower) || dataset.Slug.Contains(plain);
#pragma warning restore CA1304, CA1311, CA1862
    }
}
