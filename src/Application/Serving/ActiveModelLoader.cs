using Microsoft.Extensions.Logging;
using Regressor.Application.Abstractions.Learning;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Datasets;

namespace Regressor.Application.Serving;

/// <summary>Loads the model into memory that is active according to the database.</summary>
internal sealed class ActiveModelLoader(
    IDatasetRepository datasets,
    IModelRepository models,
    ICheckpointStore checkpoints,
    IActiveModelCache predictor,
    IAuditLog audit,
    IUnitOfWork unitOfWork,
    TimeProvider time,
    ILogger<ActiveModelLoader> logger)
{
    /// <summary>
    /// Serves the dataset's active version. If its checkpoint is damaged, marks the version as damaged and activates the newest valid one.
    /// Versions that were left inactive after their training are activated only if there is no other.
    /// </summary>
    /// <returns>The model that answers from now on; null where none does.</returns>
    public async Task<IPredictor?> LoadAsync(string datasetSlug, CancellationToken cancellationToken)
    {
        if (await datasets.FindAsync(datasetSlug, cancellationToken) is not { } dataset)
        {
            predictor.Deactivate(datasetSlug);
            return null;
        }

        var serving = predictor.Find(datasetSlug);
        if (serving is not null && (serving.DatasetId, serving.Version) == (dataset.Id, dataset.ActiveModelVersion))
        {
            predictor.Decide(datasetSlug, dataset.Costs);
            return predictor.Find(datasetSlug) ?? serving;
        }


        serving = null;
        var given = dataset.ActiveModelVersion;
        var active = given;
        while (active is not null && (serving = await TryServeAsync(dataset, active.Value, cancellationToken)) is null)
        {
            active = await NewestUsableAsync(dataset, cancellationToken);
            dataset.Activate(active);
        }

        if (active != given) await StoreActiveAsync(dataset, cancellationToken);
        if (serving is null) predictor.Deactivate(datasetSlug);
        return serving;
    }

    private async Task<IPredictor?> TryServeAsync(Dataset dataset, int version, CancellationToken cancellationToken)
    {
        try
        {
            // The checkpoint has an older slug if the dataset returned from the trash with another one.
            var checkpoint = await checkpoints.LoadAsync(dataset.Id, version, cancellationToken);
            return predictor.Activate(checkpoint with { Dataset = checkpoint.Dataset with { Slug = dataset.Slug } }, dataset.Costs);
        }
        catch (CorruptCheckpointException damage)
        {
            // Throws if the model was removed just now, which deletes its checkpoint, too.
            var model = await models.GetAsync(dataset.Id, version, cancellationToken);
            logger.LogError(damage, "The checkpoint of version {Version} of {Dataset} is damaged", version, dataset.Slug);
            model.MarkDamaged(damage.Message);
            audit.Note(DamagedModels.ServerEntry(time, "deactivateModel", dataset.Slug, version));
            await unitOfWork.SaveChangesAsync(cancellationToken);
            return null;
        }
        catch (CheckpointUnavailableException)
        {
            // Likewise if the dataset was removed just now.
            await models.GetAsync(dataset.Id, version, cancellationToken);
            throw;
        }
    }

    private async Task StoreActiveAsync(Dataset dataset, CancellationToken cancellationToken)
    {
        if (dataset.ActiveModelVersion is { } version) audit.Note(DamagedModels.ServerEntry(time, "activateModel", dataset.Slug, version));
        await unitOfWork.SaveChangesAsync(cancellationToken);
    }

    private async Task<int?> NewestUsableAsync(Dataset dataset, CancellationToken cancellationToken)
    {
        var usable = await models.ListUsableAsync(dataset.Id, cancellationToken);
        return usable.MinBy(model => model.Report.WasLeftBehind())?.Version;
    }
}
