using Microsoft.EntityFrameworkCore;
using Regressor.Application;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Training;

namespace Regressor.Infrastructure.Persistence.Repositories;

internal sealed class TrainingRunRepository(RegressorDbContext context) : ITrainingRunRepository
{
    public void Add(TrainingRun run) => context.Add(run);

    public Task<TrainingRun?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        context.TrainingRuns.SingleOrDefaultAsync(run => run.Id == id, cancellationToken);

    public async Task<TrainingRun> GetAsync(Guid datasetId, Guid id, CancellationToken cancellationToken) =>
        await context.TrainingRuns.SingleOrDefaultAsync(run => run.DatasetId == datasetId && run.Id == id, cancellationToken)
        ?? throw new NotFoundException($"The training run {id}");

    public Task<TrainingRun?> FindUnfinishedAsync(Guid datasetId, CancellationToken cancellationToken) =>
        context.TrainingRuns.Where(run => run.DatasetId == datasetId).SingleOrDefaultAsync(Queries.IsUnfinished, cancellationToken);

    public async Task<IReadOnlyList<TrainingRun>> ListUnfinishedAsync(CancellationToken cancellationToken) =>
        await context.TrainingRuns.Where(Queries.IsUnfinished).OrderBy(run => run.CreatedAt).ToListAsync(cancellationToken);

    public Task<int> CountUnfinishedAsync(CancellationToken cancellationToken) => context.TrainingRuns.CountAsync(Queries.IsUnfinished, cancellationToken);

    public Task<Page<TrainingRun>> ListAsync(Guid datasetId, Paging paging, CancellationToken cancellationToken) =>
        context.TrainingRuns.AsNoTracking()
            .Where(run => run.DatasetId == datasetId)
            .OrderByDescending(run => run.CreatedAt)
            .PageAsync(paging, cancellationToken);

    public async Task<IReadOnlyList<EpochMetrics>> ListEpochsAsync(Guid trainingRunId, int afterEpoch, CancellationToken cancellationToken) =>
        await context.TrainingEpochs.AsNoTracking()
            .Where(epoch => epoch.TrainingRunId == trainingRunId && epoch.Epoch > afterEpoch)
            .OrderBy(epoch => epoch.Epoch)
            .Select(epoch => epoch.Metrics)
            .ToListAsync(cancellationToken);

    public async Task<IReadOnlyList<Guid>> ListOldAsync(Guid datasetId, int newest, bool withEpochs, CancellationToken cancellationToken)
    {
        var old = context.TrainingRuns.Where(run => run.DatasetId == datasetId).OrderByDescending(run => run.CreatedAt).Skip(newest)
            .Where(run => run.FinishedAt != null && !context.Models.Any(model => model.DatasetId == datasetId && model.TrainingRunId == run.Id));
        if (withEpochs) old = old.Where(run => context.TrainingEpochs.Any(epoch => epoch.TrainingRunId == run.Id));
        return await old.Select(run => run.Id).ToListAsync(cancellationToken);
    }

    public async Task RemoveAsync(Guid trainingRunId, CancellationToken cancellationToken)
    {
        await RemoveEpochsAsync(trainingRunId, cancellationToken);
        if (await FindAsync(trainingRunId, cancellationToken) is { } run) context.Remove(run);
    }

    public async Task RemoveEpochsAsync(Guid trainingRunId, CancellationToken cancellationToken) =>
        context.RemoveRange(await context.TrainingEpochs.Where(epoch => epoch.TrainingRunId == trainingRunId).ToListAsync(cancellationToken));
}
