using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Regressor.Application.Abstractions;
using Regressor.Application.Datasets;
using Regressor.Application.Models;
using Regressor.Application.Training;
using Regressor.Infrastructure.Persistence;

namespace Regressor.Infrastructure;

/// <summary>Whether requests can be answered.</summary>
public sealed class Readiness
{
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool IsReady => _ready.Task.IsCompleted;

    /// <summary>Until they can.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) => _ready.Task.WaitAsync(cancellationToken);

    public void Reached() => _ready.TrySetResult();
}

/// <summary>Everything that must have happened before the first request is answered, while the rest of the server starts.</summary>
internal sealed class StartupService(
    IServiceScopeFactory scopes,
    StorageOptions storage,
    SampleOptions samples,
    DataDirectoryLock directory,
    IKeyring keyring,
    Readiness readiness) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.Run(() => RunAsync(cancellationToken), cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        directory.Acquire();
        if (Directory.Exists(storage.UploadDirectory)) Directory.Delete(storage.UploadDirectory, recursive: true);
        Directory.CreateDirectory(storage.UploadDirectory);
        await using (var scope = scopes.CreateAsyncScope())
            await PersistenceServices.MigrateAsync(scope.ServiceProvider.GetRequiredService<RegressorDbContext>(), cancellationToken);

        await keyring.ReloadAsync(cancellationToken);
        if (storage.Provider == StorageProvider.InMemory) await SendAsync(new RestoreFromCheckpointsCommand(), cancellationToken);
        await SendAsync(new ResumeTrainingsCommand(), cancellationToken);
        if (samples.Load && !await AnyDatasetAsync(cancellationToken)) await SendAsync(new LoadSampleCommand(), cancellationToken);

        // What loading left behind is not to stay with a server that then only predicts.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        readiness.Reached();
    }

    private async Task<bool> AnyDatasetAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IDatasetRepository>().AnyAsync(cancellationToken);
    }

    private async Task SendAsync(IBaseRequest request, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ISender>().Send((object)request, cancellationToken);
    }
}

public sealed class SampleOptions
{
    /// <summary>Whether an empty database starts with the sample dataset.</summary>
    public bool Load { get; set; } = true;
}
