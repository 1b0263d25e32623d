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

    public async Task<Dataset> GetAsync(string slug, CancellationToken cancellationToken) =>
        await FindAsync(slug, cancellationToken) ?? throw new NotFoundException($"The dataset '{slug}'");

    public Task<Dataset?> FindAsync(string slug, CancellationToken cancellationToken) =>
        context.Datasets.SingleOrDefaultAsync(dataset => dataset.Slug == slug, cancellationToken);

    public Task<Dataset?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        context.Datasets.SingleOrDefaultAsync(dataset => dataset.Id == id, cancellationToken);

    public Task<bool> ExistsAsync(string slug, CancellationToken cancellationToken) => context.Datasets.AnyAsync(dataset => dataset.Slug == slug, cancellationToken);

    public Task<bool> AnyAsync(CancellationToken cancellationToken) => context.Datasets.AnyAsync(cancellationToken);

    public Task<Page<Dataset>> ListAsync(string? only, Paging paging, CancellationToken cancellationToken) =>
        context.Datasets.AsNoTracking().Where(dataset => only == null || dataset.Slug == only).OrderBy(dataset => dataset.CreatedAt).PageAsync(paging, cancellationToken);
}
