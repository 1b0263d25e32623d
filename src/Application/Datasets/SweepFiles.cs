using System.Globalization;
using MediatR;
using Microsoft.Extensions.Logging;
using Regressor.Application.Abstractions.Learning;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Datasets;

namespace Regressor.Application.Datasets;

/// <summary>
/// Removes files that a deletion left behind, because the process died in between or the disk refused. Runs at startup, and
/// again while files remain. Models of an unknown dataset that was not deleted here are kept: the database may be a different
/// one than usual, and the files the only copy.
/// </summary>
public sealed record SweepFilesCommand : IRequest;

internal sealed class SweepFilesHandler(
    ICheckpointStore checkpoints,
    ITrainingLogFactory logs,
    IDatasetRepository datasets,
    IModelRepository models,
    IAuditLog audit,
    IDistributedLockProvider turns,
    FileRemoval removal,
    ILogger<SweepFilesHandler> logger) : IRequestHandler<SweepFilesCommand>
{
    public async Task Handle(SweepFilesCommand request, CancellationToken cancellationToken)
    {
        await SweepModelsAsync(cancellationToken);
        foreach (var slug in logs.Datasets)
        {
            if (await datasets.FindAsync(slug, cancellationToken) is null && await WasDeletedAsync(slug, DateTimeOffset.MinValue, cancellationToken))
                removal.Try(() => logs.DeleteAll(slug));
        }
    }

    private async Task SweepModelsAsync(CancellationToken cancellationToken)
    {
        var files = checkpoints.ListFiles();
        if (files.Count == 0) return;
        var stored = await models.ListVersionsAsync(cancellationToken);
        foreach (var unknown in files.Where(file => !stored.Contains(file)).GroupBy(file => file.DatasetId, file => file.Version))
        {
            if (await datasets.FindAlsoInTrashAsync(unknown.Key, cancellationToken) is not { } dataset) await SweepDatasetAsync(unknown.Key, unknown.Max(), cancellationToken);
            else foreach (var version in unknown) await SweepVersionAsync(dataset, version, cancellationToken);
        }
    }

    private async Task SweepVersionAsync(Dataset dataset, int version, CancellationToken cancellationToken)
    {
        // A model that is being stored already has a file but no row.
        await using var turn = await turns.TakeAsync(LockName.VersionsOf(dataset.Slug), cancellationToken);
        if (await models.FindAsync(dataset.Id, version, cancellationToken) is not null) return;
        var address = string.Create(CultureInfo.InvariantCulture, $"/api/datasets/{dataset.Slug}/models/{version}");
        if (!checkpoints.RowsComeFromFiles || await audit.HasAsync("deleteModel", address, dataset.CreatedAt, cancellationToken)) removal.Try(() => checkpoints.Delete(dataset.Id, version));
    }

    private async Task SweepDatasetAsync(Guid id, int version, CancellationToken cancellationToken)
    {
        try
        {
            var dataset = (await checkpoints.LoadAsync(id, version, cancellationToken)).Dataset;
            if (await WasDeletedAsync(dataset.Slug, dataset.CreatedAt, cancellationToken))
            {
                removal.Try(() => checkpoints.DeleteAll(id));
                return;
            }
        }
        catch (Exception error) when (error is CorruptCheckpointException or CheckpointUnavailableException)
        {
            // The owning dataset remains unknown.
        }

        logger.LogWarning("Kept the checkpoints of dataset {Dataset}, which the database does not contain", id);
    }

    private Task<bool> WasDeletedAsync(string slug, DateTimeOffset since, CancellationToken cancellationToken) =>
        audit.HasAsync("deleteDataset", $"/api/datasets/{slug}", since, cancellationToken);
}
