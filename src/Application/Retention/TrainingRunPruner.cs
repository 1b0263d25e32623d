using Regressor.Application.Abstractions.Learning;
using Regressor.Application.Abstractions.Storage;

namespace Regressor.Application.Retention;

/// <summary>Removes the oldest runs of a dataset, and the epochs and event files of older runs that are kept.</summary>
internal sealed class TrainingRunPruner(
    IDatasetRepository datasets, ITrainingRunRepository runs, ITrainingLogFactory logs, FileRemoval removal, IUnitOfWork unitOfWork)
{
    /// <summary>Removes the epochs and event files of all but the newest runs.</summary>
    public async Task PruneLogsAsync(string datasetSlug, int kept)
    {
        if (await datasets.FindAsync(datasetSlug, CancellationToken.None) is not { } dataset) return;
        var newest = await runs.ListAsync(dataset.Id, new Paging(1, kept), CancellationToken.None);
        removal.Try(() => logs.DeleteAllBut(dataset.Slug, [.. newest.Items.Select(run => run.Id)]));
        foreach (var run in await runs.ListOldAsync(dataset.Id, kept, withEpochs: true, CancellationToken.None))
        {
            await runs.RemoveEpochsAsync(run, CancellationToken.None);
            await unitOfWork.SaveChangesAsync(CancellationToken.None);
        }
    }

    /// <summary>Removes all runs except the newest and those whose model exists.</summary>
    public async Task PruneAsync(string datasetSlug, int kept)
    {
        if (await datasets.FindAsync(datasetSlug, CancellationToken.None) is not { } dataset) return;
        foreach (var run in await runs.ListOldAsync(dataset.Id, kept, withEpochs: false, CancellationToken.None))
        {
            await runs.RemoveAsync(run, CancellationToken.None);
            await unitOfWork.SaveChangesAsync(CancellationToken.None);
        }
    }
}
