using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Datasets;
using Regressor.Domain.Models;
using Regressor.Domain.Security;
using Regressor.Domain.Training;

namespace Regressor.Application.Retention;

/// <summary>Removes the oldest versions of a dataset, with their checkpoints.</summary>
internal sealed class ModelPruner(
    IDatasetRepository datasets,
    IModelRepository models,
    ITrainingRunRepository runs,
    ICheckpointStore checkpoints,
    IAuditLog audit,
    FileRemoval removal,
    IUnitOfWork unitOfWork,
    TimeProvider time)
{
    /// <param name="datasetSlug">Slug of the dataset; the caller holds the lock of its versions.</param>
    /// <param name="kept">Number of versions that are kept in addition to the active one.</param>
    public async Task PruneAsync(string datasetSlug, int kept)
    {
        if (await datasets.FindAsync(datasetSlug, CancellationToken.None) is not { } dataset) return;

        // A run may restart from the version that it started from, even if that is no longer active. Its end prunes again.
        var training = await runs.FindUnfinishedAsync(dataset.Id, CancellationToken.None);
        if (training?.Options.StartFrom == TrainingStart.ActiveModel) return;

        foreach (var model in await models.ListOldAsync(dataset, kept, CancellationToken.None)) await RemoveAsync(model, dataset);
    }

    private async Task RemoveAsync(Model model, Dataset dataset)
    {
        audit.Note(AuditEntry.Create(
            time.GetUtcNow(), AuditEntry.Server, AuditEntry.ModelDeleted, $"/api/datasets/{dataset.Slug}/models/{model.Version}"));
        await models.RemoveAsync(model, CancellationToken.None);
        await unitOfWork.SaveChangesAsync(CancellationToken.None);
        removal.Try(() => checkpoints.Delete(dataset.Id, model.Version));
    }
}
