using MediatR;
using Microsoft.Extensions.Logging;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Datasets;
using Regressor.Domain.Models;

namespace Regressor.Application.Models;

/// <summary>
/// Restores datasets and models of which only the checkpoints remain, as with an in-memory database. Activates the newest valid version
/// of each dataset, and prefers those that were not left inactive after their training.
/// </summary>
public sealed record RebuildFromCheckpointsCommand : IRequest;

internal sealed class RebuildFromCheckpointsHandler(
    ICheckpointStore checkpoints,
    IDatasetRepository datasets,
    IModelRepository models,
    IUnitOfWork unitOfWork,
    ILogger<RebuildFromCheckpointsHandler> logger) : IRequestHandler<RebuildFromCheckpointsCommand>
{
    public async Task Handle(RebuildFromCheckpointsCommand request, CancellationToken cancellationToken)
    {
        foreach (var files in checkpoints.ListFiles().GroupBy(file => file.DatasetId))
        {
            if (await datasets.FindAsync(files.Key, cancellationToken) is not null) continue;
            var sound = await LoadSoundAsync(files.Order(), cancellationToken);
            if (sound.Count == 0 || await datasets.FindAsync(sound[^1].Dataset.Slug, cancellationToken) is not null) continue;

            var dataset = Dataset.Restore(sound[^1].Dataset);
            dataset.Activate((sound.FindLast(model => !model.Report.WasLeftBehind()) ?? sound[^1]).Version);
            datasets.Add(dataset);
            foreach (var model in sound)
                models.Add(Model.Create(dataset.Id, model.Version, model.TrainingRunId, model.Options, model.Report, model.CreatedAt), model.Diagnostics);
            await unitOfWork.SaveChangesAsync(cancellationToken);
        }
    }

    private async Task<List<Checkpoint>> LoadSoundAsync(IEnumerable<(Guid DatasetId, int Version)> files, CancellationToken cancellationToken)
    {
        List<Checkpoint> sound = [];
        foreach (var (datasetId, version) in files)
        {
            try
            {
                sound.Add(await checkpoints.LoadAsync(datasetId, version, cancellationToken));
            }
            catch (Exception error) when (error is CorruptCheckpointException or CheckpointUnavailableException)
            {
                logger.LogError(error, "Version {Version} of dataset {Dataset} could not be rebuilt from its checkpoint", version, datasetId);
            }
        }

        return sound;
    }
}
