using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Regressor.Application;
using Regressor.Application.Abstractions;
using Regressor.Application.Abstractions.Storage;
using Regressor.Application.Models;
using Regressor.Application.Samples;
using Regressor.Infrastructure.Backup;
using Regressor.Infrastructure.Checkpoints;
using Regressor.Infrastructure.Jobs;
using Regressor.Infrastructure.Learning.Memory;
using Regressor.Infrastructure.Persistence.Sqlite;
using Regressor.Infrastructure.Samples;
using Regressor.Infrastructure.Storage;

namespace Regressor.Infrastructure.Hosting;

/// <summary>Does what must be done before the first request is answered, while the rest of the server starts.</summary>
internal sealed class StartupService(
    IServiceProvider services,
    StorageOptions storage,
    SampleOptions samples,
    DataDirectoryLock directory,
    Backups backups,
    Ballast ballast,
    IApiKeyCache keyring,
    IDistributedLockProvider turns,
    FileRemoval removal,
    StartupGate readiness) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.Run(() => RunAsync(cancellationToken), cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        directory.Acquire();
        if (Directory.Exists(storage.UploadDirectory)) removal.Try(() => Directory.Delete(storage.UploadDirectory, recursive: true));
        CreateUploadDirectory();
        await services.PrepareDatabaseAsync();
        removal.Try(backups.RemoveLeftovers);
        ballast.Take();
        await keyring.ReloadAsync(cancellationToken);
        if (storage.IsShared) await MoveCheckpointsAsync(cancellationToken);
        if (services.GetService<WorkerName>() is { } name) await name.ClaimAsync(cancellationToken);
        if (storage.Provider == StorageProvider.InMemory) await SendAsync(new RebuildFromCheckpointsCommand(), cancellationToken);
        if (samples.Load) await LoadSampleAsync(cancellationToken);

        // A server that only predicts from now on should not keep the memory that loading needed.
        Garbage.HandBack();
        readiness.Reached();
    }

    private void CreateUploadDirectory()
    {
        try
        {
            AtomicDirectory.CreatePrivate(storage.UploadDirectory);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw storage.Unusable(error);
        }
    }

    private async Task MoveCheckpointsAsync(CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<CheckpointFileMigration>().MoveAsync(cancellationToken);
    }

    private async Task LoadSampleAsync(CancellationToken cancellationToken)
    {
        await using var turn = await turns.TakeAsync(LockName.Preparation, cancellationToken);
        await using var scope = services.CreateAsyncScope();
        if (!await scope.ServiceProvider.GetRequiredService<IDatasetRepository>().AnyAsync(cancellationToken)) await SendAsync(new LoadSampleCommand(), cancellationToken);
    }

    private async Task SendAsync(IBaseRequest request, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ISender>().Send((object)request, cancellationToken);
    }
}
