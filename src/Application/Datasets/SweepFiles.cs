using System.Globalization;
using MediatR;
using Microsoft.Extensions.Logging;
using Regressor.Application.Abstractions.Learning;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Datasets;

namespace Regressor.Application.Datasets;

/// <summary>
/// Removes what a deletion left of its files: the process may have died between the two, or the disk not have let go. Done at start, and
/// again while something is left. Models of a dataset that is unknown and was not deleted here are left alone: the database may be another
/// one than usual, and the files all that there is.
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
            if (await datasets.FindAsync(unknown.Key, cancellationToken) is not { } dataset) await SweepDatasetAsync(unknown.Key, unknown.Max(), cancellationToken);
            else foreach (var version in unknown) await SweepVersionAsync(dataset, version, cancellationToken);
        }
    }

    private async Task SweepVersionAsync(Dataset dataset, int version, CancellationToken cancellationToken)
    {
        // One that is just being stored has a file and no row yet.
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
            // Then nobody knows whose it is.
        }

        logger.LogWarning("There are models of a dataset {Dataset} that the database does not know; they are left alone", id);
    }

    private Task<bool> WasDeletedAsync(string slug, DateTimeOffset since, CancellationToken cancellationToken) =>
        audit.HasAsync("deleteDataset", $"/api/datasets/{slug}", since, cancellationToken);
}
