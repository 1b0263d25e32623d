using Microsoft.EntityFrameworkCore;
using Regressor.Application.Abstractions.Storage;
using Regressor.Infrastructure.Persistence;

namespace Regressor.Infrastructure.Checkpoints;

/// <summary>Stores checkpoints in a database table; they are stored and deleted together with the rows of their models.</summary>
internal sealed class DatabaseCheckpointStore(RegressorDbContext context, TimeProvider time) : ICheckpointStore
{
    public bool RowsComeFromFiles => false;

    public Task SaveAsync(Checkpoint checkpoint, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        CheckpointFormat.Write(content, checkpoint);
        context.Add(new StoredCheckpoint { DatasetId = checkpoint.Dataset.Id, Version = checkpoint.Version, Content = content.ToArray(), WrittenAt = time.GetUtcNow() });
        return Task.CompletedTask;
    }

    public async Task<Checkpoint> LoadAsync(Guid datasetId, int version, CancellationToken cancellationToken)
    {
        var stored = await FindAsync(datasetId, version, cancellationToken) ?? throw new CorruptCheckpointException("The checkpoint is missing.");
        return CheckpointFormat.Read(new MemoryStream(stored.Content), datasetId, version);
    }

    public Checkpoint Read(Stream content) => CheckpointFormat.Read(content);

    public void Write(Stream content, Checkpoint checkpoint) => CheckpointFormat.Write(content, checkpoint);

    public async Task<CheckpointFile?> OpenAsync(Guid datasetId, int version, CancellationToken cancellationToken) =>
        await FindAsync(datasetId, version, cancellationToken) is { } stored ? new CheckpointFile(new MemoryStream(stored.Content), stored.WrittenAt) : null;

    public IReadOnlyList<(Guid DatasetId, int Version)> ListFiles() => [];

    public void Delete(Guid datasetId, int version)
    {
        // The database deletes the row with the model's row.
    }

    public void DeleteAll(Guid datasetId)
    {
        // The database deletes the rows with the dataset's row.
    }

    private Task<StoredCheckpoint?> FindAsync(Guid datasetId, int version, CancellationToken cancellationToken) =>
        context.Set<StoredCheckpoint>().AsNoTracking().SingleOrDefaultAsync(stored => stored.DatasetId == datasetId && stored.Version == version, cancellationToken);
}
