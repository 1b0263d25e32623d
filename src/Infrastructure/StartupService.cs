using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Regressor.Application.Datasets;
using Regressor.Application.Models;
using Regressor.Application.Training;
using Regressor.Infrastructure.Persistence;

namespace Regressor.Infrastructure;

/// <summary>Says whether the active models are loaded.</summary>
public sealed class Readiness
{
    public bool IsReady { get; internal set; }
}

/// <summary>Everything that must have happened before the first request is answered.</summary>
internal sealed class StartupService(
    IServiceScopeFactory scopes,
    StorageOptions storage,
    SampleOptions samples,
    DataDirectoryLock directory,
    Readiness readiness) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        directory.Acquire();
        if (Directory.Exists(storage.UploadDirectory)) Directory.Delete(storage.UploadDirectory, recursive: true);
        Directory.CreateDirectory(storage.UploadDirectory);
        await using (var scope = scopes.CreateAsyncScope())
            await PersistenceServices.MigrateAsync(scope.ServiceProvider.GetRequiredService<RegressorDbContext>(), cancellationToken);

        if (storage.Provider == StorageProvider.InMemory) await SendAsync(new RestoreFromCheckpointsCommand(), cancellationToken);
        await SendAsync(new LoadModelsCommand(), cancellationToken);
        await SendAsync(new ResumeTrainingsCommand(), cancellationToken);
        if (samples.Load && await IsEmptyAsync(cancellationToken)) await SendAsync(new LoadSampleCommand(), cancellationToken);

        // What loading left behind is not to stay with a server that then only predicts.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        readiness.IsReady = true;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<bool> IsEmptyAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<ISender>().Send(new ListDatasetsQuery(PageSize: 1), cancellationToken)).Total == 0;
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
