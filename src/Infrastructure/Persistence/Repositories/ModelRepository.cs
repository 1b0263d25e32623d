using Microsoft.EntityFrameworkCore;
using Regressor.Application;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Datasets;
using Regressor.Domain.Evaluation;
using Regressor.Domain.Models;
using Regressor.Infrastructure.Serialization;

namespace Regressor.Infrastructure.Persistence.Repositories;

internal sealed class ModelRepository(RegressorDbContext context) : IModelRepository
{
    public void Add(Model model, ModelDiagnostics? diagnostics)
    {
        context.Add(model);
        if (diagnostics is not null) context.Add(new StoredDiagnostics { DatasetId = model.DatasetId, Version = model.Version, Diagnostics = diagnostics });
    }

    public async Task RemoveAsync(Model model, CancellationToken cancellationToken)
    {
        // A relational database cascades the deletion to everything that belongs to the model.
        if (!context.Database.IsRelational())
            context.RemoveRange(await context.Diagnostics.Where(stored => stored.DatasetId == model.DatasetId && stored.Version == model.Version).ToListAsync(cancellationToken));
        context.Remove(model);
    }

    public async Task<Model> GetAsync(Guid datasetId, int version, CancellationToken cancellationToken) =>
        await FindAsync(datasetId, version, cancellationToken) ?? throw new NotFoundException($"Version {version}");

    public Task<Model?> FindAsync(Guid datasetId, int version, CancellationToken cancellationToken) =>
        context.Models.SingleOrDefaultAsync(model => model.DatasetId == datasetId && model.Version == version, cancellationToken);

    public async Task<IReadOnlySet<(Guid DatasetId, int Version)>> ListVersionsAsync(CancellationToken cancellationToken) =>
        (await context.Models.Select(model => new { model.DatasetId, model.Version }).ToListAsync(cancellationToken))
            .Select(model => (model.DatasetId, model.Version)).ToHashSet();

    public async Task<ModelDiagnostics?> FindDiagnosticsAsync(Dataset dataset, int version, CancellationToken cancellationToken)
    {
        var diagnostics = await context.Diagnostics.AsNoTracking()
            .Where(stored => stored.DatasetId == dataset.Id && stored.Version == version)
            .Select(stored => stored.Diagnostics)
            .SingleOrDefaultAsync(cancellationToken);
        return diagnostics?.InColumnOrder(dataset.Inputs);
    }

    public Task<Page<Model>> ListAsync(Guid datasetId, Paging paging, CancellationToken cancellationToken) =>
        NewestFirst(datasetId).PageAsync(paging, cancellationToken);

    public async Task<IReadOnlyList<Model>> ListActiveAsync(IReadOnlyList<Guid> datasetIds, CancellationToken cancellationToken) =>
        await context.Models.AsNoTracking()
            .Where(model => datasetIds.Contains(model.DatasetId)
                && context.Datasets.Any(dataset => dataset.Id == model.DatasetId && dataset.ActiveModelVersion == model.Version))
            .ToListAsync(cancellationToken);

    public async Task<IReadOnlyList<Model>> ListOldAsync(Dataset dataset, int newest, CancellationToken cancellationToken) =>
        await context.Models
            .Where(model => model.DatasetId == dataset.Id && model.Version != dataset.ActiveModelVersion)
            .OrderByDescending(model => model.Version)
            .Skip(newest)
            .ToListAsync(cancellationToken);

    public async Task<IReadOnlyList<Model>> ListDamagedAsync(Guid? datasetId, CancellationToken cancellationToken) =>
        await context.Models
            .Where(model => model.Problem != null && (datasetId == null || model.DatasetId == datasetId))
            .OrderByDescending(model => model.Version)
            .ToListAsync(cancellationToken);

    public async Task<IReadOnlyList<Model>> ListUsableAsync(Guid datasetId, CancellationToken cancellationToken) =>
        await NewestFirst(datasetId).Where(model => model.Problem == null).ToListAsync(cancellationToken);

    private IQueryable<Model> NewestFirst(Guid datasetId) =>
        context.Models.AsNoTracking().Where(model => model.DatasetId == datasetId).OrderByDescending(model => model.Version);
}
