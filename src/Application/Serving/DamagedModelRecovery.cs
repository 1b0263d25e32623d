using Microsoft.Extensions.Logging;
using Regressor.Application.Abstractions.Learning;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Models;

namespace Regressor.Application.Serving;

/// <summary>Takes the marks off the versions of a dataset that are sound. Where none is active, the newest of them becomes it.</summary>
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
    /// <param name="datasetSlug">The address of the dataset, whose versions are the caller's until it is done.</param>
    /// <param name="checks">Keeps the time of the check.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Whether the dataset has an active version now.</returns>
    /// <exception cref="CheckpointUnavailableException">That cannot be said at the moment.</exception>
    public async Task<bool> RecoverAsync(string datasetSlug, DamagedModels checks, CancellationToken cancellationToken)
    {
        if (await datasets.FindAsync(datasetSlug, cancellationToken) is not { } dataset) return false;
        var damaged = await models.ListDamagedAsync(dataset.Id, cancellationToken);

        // Another question may have been here meanwhile.
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
                logger.LogInformation("Version {Version} of {Dataset}, which was marked as damaged, is sound", model.Version, datasetSlug);
            }
            catch (CorruptCheckpointException)
            {
                // Its mark tells.
            }
        }

        return sound;
    }
}
