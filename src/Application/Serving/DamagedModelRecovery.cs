using Microsoft.Extensions.Logging;
using Regressor.Application.Abstractions.Learning;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Models;

namespace Regressor.Application.Serving;

/// <summary>Clears the damage marks of a dataset's valid versions. If no version is active, activates the newest of them.</summary>
internal sealed class DamagedModelRecovery(
    IDatasetRepository datasets,
    IModelRepository models,
    ICheckpointStore checkpoints,
    IActiveModelCache predictor,
    IAuditLog audit,
    IUnitOfWork unitOfWork,
    TimeProvider time,
    ILogger<DamagedModelRecovery> logger)
{
    /// <param name="datasetSlug">Slug of the dataset; the caller holds the lock of its versions.</param>
    /// <param name="checks">Records when the versions were checked.</param>
    /// <param name="cancellationToken">Cancels the check.</param>
    /// <returns>True if the dataset has an active version now.</returns>
    /// <exception cref="CheckpointUnavailableException">The checkpoints cannot be read at the moment.</exception>
    public async Task<bool> RecoverAsync(string datasetSlug, DamagedModels checks, CancellationToken cancellationToken)
    {
        if (await datasets.FindAsync(datasetSlug, cancellationToken) is not { } dataset) return false;
        var damaged = await models.ListDamagedAsync(dataset.Id, cancellationToken);

        // Another request may have checked them in the meantime.
        if (damaged.Count == 0 || checks.IsPausing(datasetSlug)) return dataset.ActiveModelVersion is not null;
        var start = time.GetTimestamp();
        var sound = await SoundAmongAsync(damaged, datasetSlug, cancellationToken);
        checks.NoteCheck(datasetSlug, start, sound.Count > 0);
        if (sound.Count == 0) return dataset.ActiveModelVersion is not null;
        foreach (var model in sound) model.MarkSound();
        if (dataset.ActiveModelVersion is null)
        {
            var newest = sound.MinBy(model => model.Report.WasLeftBehind())!;
            dataset.Activate(newest.Version);
            audit.Note(DamagedModels.ServerEntry(time, "activateModel", datasetSlug, newest.Version));
        }

        await unitOfWork.SaveChangesAsync(cancellationToken);
        return true;
    }

    private async Task<List<Model>> SoundAmongAsync(IReadOnlyList<Model> damaged, string datasetSlug, CancellationToken cancellationToken)
    {
        List<Model> sound = [];
        foreach (var model in damaged)
        {
            try
            {
                predictor.Check(await checkpoints.LoadAsync(model.DatasetId, model.Version, cancellationToken));
                sound.Add(model);
                logger.LogInformation("Version {Version} of {Dataset} is valid again; it was marked as damaged", model.Version, datasetSlug);
            }
            catch (CorruptCheckpointException)
            {
                // The version keeps its mark.
            }
        }

        return sound;
    }
}
