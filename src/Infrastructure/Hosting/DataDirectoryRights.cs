using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Regressor.Infrastructure.Storage;

namespace Regressor.Infrastructure.Hosting;

/// <summary>Warns if other users of this machine can access the data directory. One that somebody else created keeps its permissions.</summary>
internal sealed class DataDirectoryRights(StorageOptions storage, ILogger<DataDirectoryRights> logger) : IHostedService
{
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        // With a shared database only curves are stored here.
        if (OperatingSystem.IsWindows() || storage.IsShared || !Directory.Exists(storage.DataDirectory)) return Task.CompletedTask;
        var directory = Path.GetFullPath(storage.DataDirectory);
        if ((File.GetUnixFileMode(directory) & Others) != 0)
            logger.LogWarning("Other users of this machine can read the data directory {Directory}. To prevent this, run chmod 700 {Directory}", directory, directory);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
