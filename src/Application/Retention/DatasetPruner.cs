using Microsoft.Extensions.Logging;
using Regressor.Application.Abstractions;
using Regressor.Application.Abstractions.Storage;

namespace Regressor.Application.Retention;

/// <summary>Removes the oldest versions, logs and runs of a dataset, each kind in a unit of work of its own.</summary>
internal sealed class DatasetPruner(IScopedWork work, IDistributedLockProvider turns, RetentionPolicy policy, ILogger<DatasetPruner> logger)
{
    /// <summary>Never fails: what cannot be removed now is removed after the next training, or the next day.</summary>
    public async Task PruneAsync(string datasetSlug)
    {
        if (policy.Models > 0) await TryAsync(datasetSlug, () => PruneModelsAsync(datasetSlug));
        if (policy.Logs > 0) await TryAsync(datasetSlug, () => work.RunAsync((TrainingRunPruner runs) => runs.PruneLogsAsync(datasetSlug, policy.Logs)));
        if (policy.Runs > 0) await TryAsync(datasetSlug, () => work.RunAsync((TrainingRunPruner runs) => runs.PruneAsync(datasetSlug, policy.Runs)));
    }

    /// <summary>Holds the lock of the versions, so that none is created or activated in the meantime.</summary>
    private async Task PruneModelsAsync(string datasetSlug)
    {
        await using var turn = await turns.TakeAsync(LockName.VersionsOf(datasetSlug), CancellationToken.None);
        await work.RunAsync((ModelPruner models) => models.PruneAsync(datasetSlug, policy.Models));
    }

    private async Task TryAsync(string datasetSlug, Func<Task> prune)
    {
        try
        {
            await prune();
        }
        catch (Exception error)
        {
            logger.LogWarning(error, "Old versions, logs or runs of dataset {Dataset} could not be removed", datasetSlug);
        }
    }
}
