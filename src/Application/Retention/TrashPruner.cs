using Microsoft.Extensions.Logging;
using Regressor.Application.Abstractions;
using Regressor.Application.Abstractions.Storage;
using Regressor.Application.Datasets;
using Regressor.Domain.Security;

namespace Regressor.Application.Retention;

/// <summary>Permanently deletes the datasets that have been in the trash long enough, each in a unit of work of its own.</summary>
internal sealed class TrashPruner(IScopedWork work, RetentionPolicy policy, TimeProvider time, ILogger<TrashPruner> logger)
{
    /// <summary>Never fails: what cannot be deleted now is deleted the next day.</summary>
    public async Task PruneAsync(CancellationToken cancellationToken)
    {
        var until = time.GetUtcNow().AddDays(-policy.TrashDays);
        foreach (var id in await work.RunAsync((IDatasetRepository datasets) => datasets.ListTrashedUntilAsync(until, cancellationToken)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                await work.RunAsync((ExpiredDataset expired) => expired.DeleteAsync(id));
            }
            catch (Exception error)
            {
                logger.LogWarning(error, "Dataset {Dataset} could not be deleted from the trash", id);
            }
        }
    }
}

/// <summary>Permanently deletes one dataset in the trash on behalf of the server.</summary>
internal sealed class ExpiredDataset(IDatasetRepository datasets, DatasetRemoval removal, IAuditLog audit, TimeProvider time)
{
    public async Task DeleteAsync(Guid id)
    {
        // Another server may have deleted it, or somebody restored it.
        if (await datasets.FindAlsoInTrashAsync(id, CancellationToken.None) is not { DeletedAt: not null } dataset) return;
        audit.Note(AuditEntry.Create(time.GetUtcNow(), AuditEntry.Server, AuditEntry.TrashedDatasetDeleted, $"/api/trash/{id}"));
        await removal.RemoveAsync(dataset, CancellationToken.None);
    }
}
