using Microsoft.Extensions.Logging;
using Regressor.Application.Abstractions.Learning;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Datasets;

namespace Regressor.Application.Serving;

/// <summary>Puts the model in memory that the database calls active.</summary>
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
    /// Serves the dataset's active version. Where its checkpoint is damaged, the model is marked so and the newest sound version that was
    /// not left behind becomes the active one; of those that were, where there is no other.
    /// </summary>
    /// <returns>What answers from now on; null where nothing does.</returns>
    public async Task<IPredictor?> LoadAsync(string datasetSlug, CancellationToken cancellationToken)
    {
        if (await datasets.FindAsync(datasetSlug, cancellationToken) is not { } dataset)
        {
            predictor.Deactivate(datasetSlug);
            return null;
        }

        var serving = predictor.Find(datasetSlug);
        if (serving is not null && (serving.DatasetId, serving.Version) == (dataset.Id, dataset.ActiveModelVersion)) return serving;

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
            return predictor.Activate(await checkpoints.LoadAsync(dataset.Id, version, cancellationToken));
        }
        catch (CorruptCheckpointException damage)
        {
            // Of a model that was removed this moment there is no checkpoint either.
            var model = await models.GetAsync(dataset.Id, version, cancellationToken);
            logger.LogError(damage, "The checkpoint of version {Version} of {Dataset} cannot be used", version, dataset.Slug);
            model.MarkDamaged(damage.Message);
            audit.Note(DamagedModels.ServerEntry(time, "deactivateModel", dataset.Slug, version));
            await unitOfWork.SaveChangesAsync(cancellationToken);
            return null;
        }
        catch (CheckpointUnavailableException)
        {
            // The same of a dataset.
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
