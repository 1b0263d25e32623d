using Microsoft.Extensions.DependencyInjection;
using Regressor.Infrastructure.Checkpoints;
using Regressor.Infrastructure.Hosting;
using Regressor.Infrastructure.Storage;

namespace Regressor.Infrastructure.Backup;

/// <summary>
/// Backs up all data to one file and restores it: datasets, examples, models, trainings, keys and the audit log. Excludes the event files of
/// trainings, which nothing needs, and the cookie keys: people sign in again.
/// </summary>
public sealed class Backups
{
    private readonly StorageOptions _storage;
    private readonly DataDirectoryLock _directory;
    private readonly DatabaseBackup? _database;

    internal Backups(StorageOptions storage, DataDirectoryLock directory, DatabaseBackup? database) =>
        (_storage, _directory, _database) = (storage, directory, database);

    private string RestoreFolder => Path.Combine(_storage.DataDirectory, "restoring");

    private DatabaseBackup Database => _database ?? throw new BackupException(
        $"Storage:Provider is {_storage.Provider}, which keeps the database in memory only. Only the files in 'models' could be backed up or restored.");

    /// <summary>Creates a backup, with or without a running server. The file appears under its name only when it is whole and on disk.</summary>
    /// <exception cref="BackupException">The backup cannot be created.</exception>
    public async Task BackUpAsync(string file, CancellationToken cancellationToken)
    {
        var path = Path.GetFullPath(file);
        var folder = Path.GetDirectoryName(path);
        if (folder is null || Directory.Exists(path)) throw new BackupException($"'{path}' is a folder. Specify a file in it.");
        if (!Directory.Exists(folder)) throw new BackupException($"The folder '{folder}' does not exist.");
        await InWorkFolderAsync($"{path}.{Guid.NewGuid():N}.tmp", async work =>
        {
            var written = Path.Combine(work, "backup.zip");
            await Database.WriteAsync(written, work, cancellationToken);
            File.Move(written, path, overwrite: true);
            DirectorySync.Flush(folder);
        });
    }

    /// <summary>Restores a backup where nothing is stored yet, and no server is running.</summary>
    /// <exception cref="BackupException">The backup cannot be restored; nothing was.</exception>
    public async Task RestoreAsync(string file, CancellationToken cancellationToken)
    {
        var database = Database;
        using var archive = BackupReader.Open(Path.GetFullPath(file), _storage.Provider);
        _directory.Acquire();
        database.TakeBack(RestoreFolder);
        await database.CheckEmptyAsync(cancellationToken);
        await InWorkFolderAsync(RestoreFolder, async work =>
        {
            await archive.ExtractAsync(work, database.Expects, cancellationToken);
            await database.PutInPlaceAsync(work, cancellationToken);
        });
    }

    /// <summary>Checks, before anything is stored, that no restore is incomplete: new data would be mixed with partly restored data.</summary>
    /// <exception cref="RefusalException">A restore is in progress, or was interrupted before all of it was in place.</exception>
    internal async Task CheckRestoredAsync(CancellationToken cancellationToken)
    {
        if (_database is null || !Directory.Exists(RestoreFolder) || await _database.IsInPlaceAsync(RestoreFolder, cancellationToken)) return;
        throw new RefusalException(
            $"A restore into '{Path.GetFullPath(_storage.DataDirectory)}' is running or was interrupted. Wait for its end, or run it again: 'restore --from FILE'. "
                + $"To abandon it, delete '{Path.GetFullPath(RestoreFolder)}' and the files that it restored next to it.");
    }

    /// <summary>
    /// Removes the leftovers of a restore that was killed after everything was in place. The caller holds the lock of the data directory.
    /// </summary>
    internal void RemoveLeftovers()
    {
        if (Directory.Exists(RestoreFolder)) Directory.Delete(RestoreFolder, recursive: true);
    }

    /// <param name="folder">Work folder. One that an earlier attempt left behind is deleted first.</param>
    /// <param name="work">Work that uses the folder, which is deleted afterwards with all that it contains.</param>
    private static async Task InWorkFolderAsync(string folder, Func<string, Task> work)
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        AtomicDirectory.CreatePrivate(folder);
        try
        {
            await work(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}

internal static class BackupServices
{
    public static IServiceCollection AddBackups(this IServiceCollection services, StorageOptions storage)
    {
        if (storage.Provider == StorageProvider.Sqlite) services.AddSingleton<DatabaseBackup, SqliteBackup>();
        if (storage.Provider == StorageProvider.PostgreSql) services.AddSingleton<DatabaseBackup, PostgreSqlBackup>();
        return services.AddSingleton(services => new Backups(storage, services.GetRequiredService<DataDirectoryLock>(), services.GetService<DatabaseBackup>()));
    }
}
