using Microsoft.Extensions.DependencyInjection;
using Regressor.Infrastructure.Checkpoints;
using Regressor.Infrastructure.Hosting;
using Regressor.Infrastructure.Storage;

namespace Regressor.Infrastructure.Backup;

/// <summary>
/// All that is kept as one file, and back: datasets, examples, models, trainings, keys and the audit log. Without the event files of
/// trainings, which nothing needs, and without the keys of cookies: people sign in again.
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
        $"Storage:Provider is {_storage.Provider}: the database is gone when its server ends, and there is nothing to back up or restore but the files in 'models'.");

    /// <summary>Beside a server that is running or not. The file appears under its name only when it is whole and on disk.</summary>
    /// <exception cref="BackupException">It cannot be made.</exception>
    public async Task BackUpAsync(string file, CancellationToken cancellationToken)
    {
        var path = Path.GetFullPath(file);
        var folder = Path.GetDirectoryName(path);
        if (folder is null || Directory.Exists(path)) throw new BackupException($"'{path}' is a folder. Name a file in it.");
        if (!Directory.Exists(folder)) throw new BackupException($"There is no folder '{folder}'.");
        await InWorkFolderAsync($"{path}.{Guid.NewGuid():N}.tmp", async work =>
        {
            var written = Path.Combine(work, "backup.zip");
            await Database.WriteAsync(written, work, cancellationToken);
            File.Move(written, path, overwrite: true);
            DirectorySync.Flush(folder);
        });
    }

    /// <summary>Where nothing is stored yet, and no server is running.</summary>
    /// <exception cref="BackupException">It cannot be restored; nothing was.</exception>
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

    /// <summary>Before anything is stored: it would be beside half of everything.</summary>
    /// <exception cref="RefusalException">A restore is under way, or was broken off before all of it was in place.</exception>
    internal async Task CheckRestoredAsync(CancellationToken cancellationToken)
    {
        if (_database is null || !Directory.Exists(RestoreFolder) || await _database.IsInPlaceAsync(RestoreFolder, cancellationToken)) return;
        throw new RefusalException(
            $"A restore into '{Path.GetFullPath(_storage.DataDirectory)}' is under way, or was broken off. Wait for its end, or run it again: 'restore --from FILE'. "
                + $"To do without what it was to bring back, remove '{Path.GetFullPath(RestoreFolder)}' and what it put beside it.");
    }

    /// <summary>What a restore leaves that is killed after everything was in place; by whoever has the data directory for itself.</summary>
    internal void RemoveLeftovers()
    {
        if (Directory.Exists(RestoreFolder)) Directory.Delete(RestoreFolder, recursive: true);
    }

    /// <param name="folder">One that an earlier attempt left behind is emptied.</param>
    /// <param name="work">Leaves there what nobody needs.</param>
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
