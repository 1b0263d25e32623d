using Microsoft.EntityFrameworkCore;
using Regressor.Infrastructure.Persistence;

namespace Regressor.Infrastructure.Checkpoints;

/// <summary>Moves checkpoint files, which versions before 0.3 stored next to a PostgreSQL database, into the database.</summary>
internal sealed class CheckpointFileMigration(RegressorDbContext context, SafetensorsCheckpointStore files)
{
    public async Task MoveAsync(CancellationToken cancellationToken)
    {
        foreach (var (dataset, version) in files.ListFiles())
        {
            if (!await context.Models.AnyAsync(model => model.DatasetId == dataset && model.Version == version, cancellationToken)) continue;
            if (!await context.Set<StoredCheckpoint>().AnyAsync(stored => stored.DatasetId == dataset && stored.Version == version, cancellationToken))
                await StoreAsync(dataset, version, cancellationToken);
            files.Delete(dataset, version);
        }
    }

    private async Task StoreAsync(Guid dataset, int version, CancellationToken cancellationToken)
    {
        var (content, writtenAt) = (await files.OpenAsync(dataset, version, cancellationToken))!;
        await using (content)
        {
            var bytes = new byte[content.Length];
            await content.ReadExactlyAsync(bytes, cancellationToken);
            context.Add(new StoredCheckpoint { DatasetId = dataset, Version = version, Content = bytes, WrittenAt = writtenAt });
        }

        await context.SaveChangesAsync(cancellationToken);
        context.ChangeTracker.Clear();
    }
}
