using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Regressor.Application.Abstractions;
using Regressor.Application.Retention;
using Regressor.Application.Training;
using Regressor.Infrastructure.Backup;
using Regressor.Infrastructure.Checkpoints;
using Regressor.Infrastructure.Jobs;
using Regressor.Infrastructure.Learning;
using Regressor.Infrastructure.Onnx;
using Regressor.Infrastructure.Persistence;
using Regressor.Infrastructure.Samples;
using Regressor.Infrastructure.Security;
using Regressor.Infrastructure.Tables;

namespace Regressor.Infrastructure;

public static class DependencyInjection
{
    /// <summary>Brings the database up to date: before the server starts where others may be starting on it too, and for a command that runs without one.</summary>
    public static Task PrepareDatabaseAsync(this IServiceProvider services) => services.GetRequiredService<DatabasePreparation>().DoneAsync();

    /// <summary>
    /// Settings: DataDirectory, Storage:Provider, Storage:ConnectionString, Role, Samples:Load, Models:MemoryBytes, Models:Keep,
    /// Training:MaxConcurrent, Training:MemoryBytes, Training:KeepLogs, Training:KeepRuns, Security:KeepAuditDays, Security:KeepRoutineAudit.
    /// </summary>
    public static IServiceCollection AddInfrastructure(this IServiceCollection services, IConfiguration configuration)
    {
        var storage = StorageOptions.Of(configuration);
        var replica = new ReplicaOptions { Role = configuration.GetValue("Role", ReplicaRole.All) };
        replica.Check(storage);
        var samples = configuration.GetSection("Samples").Get<SampleOptions>() ?? new SampleOptions();
        var serving = configuration.GetSection("Models").Get<ServingOptions>() ?? new ServingOptions();
        var queue = configuration.GetSection("Training").Get<TrainingQueueOptions>() ?? new TrainingQueueOptions();
        var retention = new RetentionOptions();
        retention.Models = configuration.GetValue("Models:Keep", retention.Models);
        retention.Logs = configuration.GetValue("Training:KeepLogs", retention.Logs);
        retention.Runs = configuration.GetValue("Training:KeepRuns", retention.Runs);
        retention.AuditDays = configuration.GetValue("Security:KeepAuditDays", retention.AuditDays);
        retention.RoutineAudit = configuration.GetValue("Security:KeepRoutineAudit", retention.RoutineAudit);

        return services
            .AddSingleton(storage)
            .AddSingleton(replica)
            .AddSingleton(_ => new TrainingsHere(ReplicaName.In(storage), storage.IsShared))
            .AddSingleton(samples)
            .AddSingleton(serving)
            .AddSingleton(retention)
            .AddSingleton<IScopedWork, ScopedWork>()
            .AddSingleton<DataDirectoryLock>()
            .AddSingleton<DatabasePreparation>()
            .AddSingleton<Readiness>()
            .AddSingleton<ISampleData, SacramentoSample>()
            .AddPersistence(storage)
            .AddListener(storage)
            .AddCheckpoints(storage)
            .AddBackups(storage)
            .AddLearning(queue.MemoryBytes)
            .AddTables()
            .AddSingleton<Keyring>()
            .AddSingleton<IKeyring>(services => services.GetRequiredService<Keyring>())
            .AddHostedService(services => services.GetRequiredService<Keyring>())
            .AddSingleton<IOnnxExporter, OnnxExporter>()
            .Configure<HostOptions>(host => host.ServicesStartConcurrently = true)
            .AddHostedService<StartupService>()
            .AddHostedService<DataDirectoryRights>()
            .AddHostedService<FileSweep>()
            .AddTrainingQueue(queue, storage, replica.Trains);
    }
}
