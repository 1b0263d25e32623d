using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Regressor.Application.Abstractions.Storage;
using Regressor.Infrastructure.Checkpoints;
using Regressor.Infrastructure.Persistence;
using Regressor.Infrastructure.Persistence.Upgrades;
using Regressor.Infrastructure.Storage;

namespace Regressor.Infrastructure.Backup;

/// <summary>Backs up a copy of the database that SQLite creates, and the checkpoints that the copy references.</summary>
internal sealed partial class SqliteBackup(StorageOptions storage, ICheckpointStore checkpoints, TimeProvider time) : DatabaseBackup
{
    private const string Database = "regressor.db";
    private const string Models = "models";
    private const int Attempts = 10;

    private readonly string _folder = Path.GetFullPath(storage.DataDirectory);

    /// <remarks>
    /// A checkpoint is written before its row, deleted after it, and never changed in between. If a copy of the database references a missing
    /// checkpoint, that was deleted in the meantime, and the next copy does not reference it.
    /// </remarks>
    public override async Task WriteAsync(string path, string workFolder, CancellationToken cancellationToken)
    {
        var copy = Path.Combine(workFolder, Database);
        using var archive = new BackupWriter(path, time.GetUtcNow());
        for (var attempt = 1; ; attempt++)
        {
            File.Delete(copy);
            await CopyDatabaseAsync(copy, cancellationToken);
            var named = await CheckpointsOfAsync(copy, cancellationToken);
            List<NamedCheckpoint> missing = [];
            foreach (var checkpoint in named.Where(checkpoint => !archive.Has(checkpoint.Name)))
                if (!await TryAddAsync(archive, checkpoint, cancellationToken) && !checkpoint.IsDamaged) missing.Add(checkpoint);

            if (missing.Count == 0)
            {
                await using (var database = File.OpenRead(copy)) await archive.AddAsync(Database, database, cancellationToken);
                archive.Complete(StorageProvider.Sqlite, named.Select(checkpoint => checkpoint.Name).Prepend(Database));
                return;
            }

            if (attempt == Attempts)
                throw new BackupException($"The checkpoint '{missing[0].Name}' is missing. Restore the file to the folder '{Models}', or delete that model version. Then create the backup again.");
        }
    }

    public override Task CheckEmptyAsync(CancellationToken cancellationToken)
    {
        var models = Path.Combine(_folder, Models);

        // SQLite would apply a leftover log next to the database to the restored database.
        if (HasDatabase() || (Directory.Exists(models) && Directory.EnumerateFileSystemEntries(models).Any()))
            throw new BackupException($"'{_folder}' already contains data. Set DataDirectory to an empty folder.");
        return Task.CompletedTask;
    }

    public override bool Expects(string name) => name == Database || CheckpointName().IsMatch(name);

    /// <remarks>The database is moved last: without it nothing else is read.</remarks>
    public override Task PutInPlaceAsync(string folder, CancellationToken cancellationToken)
    {
        var (from, to) = (Path.Combine(folder, Models), Path.Combine(_folder, Models));
        if (Directory.Exists(from))
        {
            if (Directory.Exists(to)) Directory.Delete(to);
            Directory.Move(from, to);
            DirectorySync.Flush(_folder);
        }

        try
        {
            File.Move(Path.Combine(folder, Database), Path.Combine(_folder, Database));
        }
        catch
        {
            if (Directory.Exists(to)) Directory.Move(to, from);
            throw;
        }

        DirectorySync.Flush(_folder);
        return Task.CompletedTask;
    }

    public override Task<bool> IsInPlaceAsync(string folder, CancellationToken cancellationToken) =>
        Task.FromResult(File.Exists(Path.Combine(_folder, Database)) && !File.Exists(Path.Combine(folder, Database)));

    /// <remarks>Only between the two moves are the models in place, while the folder contains the database but no models.</remarks>
    public override void TakeBack(string folder)
    {
        var models = Path.Combine(_folder, Models);
        if (File.Exists(Path.Combine(folder, Database)) && !Directory.Exists(Path.Combine(folder, Models)) && !HasDatabase() && Directory.Exists(models))
            Directory.Delete(models, recursive: true);
    }

    private bool HasDatabase() => Directory.EnumerateFiles(_folder, $"{Database}*").Any();

    private async Task CopyDatabaseAsync(string copy, CancellationToken cancellationToken)
    {
        var path = Path.Combine(_folder, Database);
        if (!File.Exists(path)) throw new BackupException($"'{_folder}' does not contain a database. Set DataDirectory to the folder of the data.");

        // Open for writing, because reading alongside a writer maintains an index file. The copy has no free pages, and so no deleted data.
        await using var connection = new SqliteConnection(ConnectionTo(path, SqliteOpenMode.ReadWrite));
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "VACUUM INTO $copy";
        command.CommandTimeout = 0;
        command.Parameters.AddWithValue("$copy", copy);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<List<NamedCheckpoint>> CheckpointsOfAsync(string copy, CancellationToken cancellationToken)
    {
        var options = new DbContextOptionsBuilder<SqliteRegressorDbContext>().UseSqlite(ConnectionTo(copy, SqliteOpenMode.ReadOnly)).Options;
        await using var context = new SqliteRegressorDbContext(options);
        await SchemaVersion.IsBehindAsync(context, cancellationToken);
        return await context.Models
            .OrderBy(model => model.DatasetId).ThenBy(model => model.Version)
            .Select(model => new NamedCheckpoint(model.DatasetId, model.Version, model.Problem != null))
            .ToListAsync(cancellationToken);
    }

    private async Task<bool> TryAddAsync(BackupWriter archive, NamedCheckpoint checkpoint, CancellationToken cancellationToken)
    {
        try
        {
            if (await checkpoints.OpenAsync(checkpoint.DatasetId, checkpoint.Version, cancellationToken) is not { } file) return false;
            await using var content = file.Content;
            await archive.AddAsync(checkpoint.Name, content, cancellationToken);
            return true;
        }
        catch (CheckpointUnavailableException)
        {
            // The dataset was deleted in the meantime, or the models are unavailable.
            return false;
        }
    }

    private static string ConnectionTo(string path, SqliteOpenMode mode) =>
        new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ConnectionString;

    [GeneratedRegex(@"^models/[0-9a-f]{32}/[0-9]{1,10}\.safetensors\z")]
    private static partial Regex CheckpointName();

    private sealed record NamedCheckpoint(Guid DatasetId, int Version, bool IsDamaged)
    {
        public string Name { get; } = string.Create(CultureInfo.InvariantCulture, $"{Models}/{DatasetId:N}/{Version}.safetensors");
    }
}
