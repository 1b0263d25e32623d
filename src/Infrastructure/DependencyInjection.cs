using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Regressor.Application.Abstractions;
using Regressor.Application.Abstractions.Learning;
using Regressor.Application.Retention;
using Regressor.Application.Training;
using Regressor.Infrastructure.Backup;
using Regressor.Infrastructure.Checkpoints;
using Regressor.Infrastructure.Files;
using Regressor.Infrastructure.Hosting;
using Regressor.Infrastructure.Jobs;
using Regressor.Infrastructure.Learning;
using Regressor.Infrastructure.Learning.Parts;
using Regressor.Infrastructure.Onnx;
using Regressor.Infrastructure.Persistence;
using Regressor.Infrastructure.Samples;
using Regressor.Infrastructure.Security;
using Regressor.Infrastructure.Storage;

namespace Regressor.Infrastructure;

public static class DependencyInjection
{
    /// <summary>
    /// Brings the database up to date. This is needed before the server starts where others may be starting on it simultaneously, and for a
    /// command that runs without a server.
    /// </summary>
    public static Task PrepareDatabaseAsync(this IServiceProvider services) => services.GetRequiredService<DatabaseInitializer>().DoneAsync();

    /// <exception cref="RefusalException">A setting cannot be used.</exception>
    public static IServiceCollection AddInfrastructure(this IServiceCollection services, IConfiguration configuration)
    {
        var storage = StorageOptions.Of(configuration);
        var replica = configuration.Read<ClusterOptions>(section: "");
        replica.Check(storage);
        var models = configuration.Read<ModelOptions>(ModelOptions.Section);
        var queue = configuration.Read<TrainingQueueOptions>(TrainingQueueOptions.Section);
        var datasets = configuration.Read<DatasetOptions>(DatasetOptions.Section);
        var audit = configuration.Read<AuditLogOptions>(AuditLogOptions.Section);

        if (storage.IsShared && replica.Trains) services.AddSharing(new SharingOptions(queue.MaxWorkers, queue.ShareFromSeconds));
        return services
            .AddSingleton(replica)
            .AddSingleton(_ => new LocalTrainingRegistry(InstanceId.In(storage), storage.IsShared))
            .AddSingleton(configuration.Read<SampleOptions>(SampleOptions.Section))
            .AddSingleton(models)
            .AddSingleton(new RetentionPolicy(
                models.Keep,
                queue.KeepLogs,
                queue.KeepRuns,
                audit.KeepAuditDays,
                audit.KeepRoutineAudit,

                // Its next start rebuilds datasets from checkpoints, which do not say that a dataset was deleted, and all rows are lost then.
                storage.Provider == StorageProvider.InMemory ? 0 : datasets.TrashDays))
            .AddSingleton<IScopedWork, ScopedWork>()
            .AddSingleton<DataDirectoryLock>()
            .AddSingleton<DatabaseInitializer>()
            .AddSingleton<StartupGate>()
            .AddSingleton<ISampleCatalog, SampleCatalog>()
            .AddPersistence(storage)
            .AddListener(storage)
            .AddCheckpoints(storage)
            .AddBackups(storage)
            .AddLearning(queue.MemoryBytes, queue.Threads)
            .AddFileFormats()
            .AddSingleton<ApiKeyCache>()
            .AddSingleton<IApiKeyCache>(services => services.GetRequiredService<ApiKeyCache>())
            .AddHostedService(services => services.GetRequiredService<ApiKeyCache>())
            .AddSingleton<IOnnxExporter, OnnxExporter>()
            .Configure<HostOptions>(host => host.ServicesStartConcurrently = true)
            .AddHostedService<StartupService>()
            .AddHostedService<DataDirectoryRights>()
            .AddHostedService<FileSweep>()
            .AddTrainingQueue(queue, storage, replica.Trains);
    }
}
