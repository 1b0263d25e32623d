using Hangfire;
using Hangfire.PostgreSql;
using Hangfire.States;
using Microsoft.Extensions.DependencyInjection;
using Regressor.Application.Abstractions.Learning;
using Regressor.Infrastructure.Learning.Parts;
using Regressor.Infrastructure.Storage;

namespace Regressor.Infrastructure.Jobs;

internal static class JobServices
{
    /// <summary>
    /// Adds the training queue. It is only a hint: the runs in the database are authoritative, and unfinished ones are queued again.
    /// </summary>
    public static IServiceCollection AddTrainingQueue(this IServiceCollection services, TrainingQueueOptions options, StorageOptions storage, bool trains)
    {
        services
            .AddHangfire(hangfire =>
            {
                hangfire.UseSimpleAssemblyNameTypeSerializer().UseRecommendedSerializerSettings();
                if (storage.IsShared) UsePostgreSql(hangfire, storage);
                else hangfire.UseInMemoryStorage();
            })
            .AddSingleton<ITrainingQueue, HangfireTrainingQueue>()
            .AddHostedService<TrainingGauges>();
        if (trains)
        {
            var help = new HelpQueue();
            // Registered before the workers, and so released after they have stopped.
            if (storage.IsShared)
            {
                services
                    .AddSingleton<WorkerName>().AddHostedService(services => services.GetRequiredService<WorkerName>())
                    .AddSingleton(help)
                    .AddSingleton<IPartHelpers, HangfirePartHelpers>()
                    .AddHostedService<OfferSweep>()
                    .AddScoped<HelpJob>();
            }

            services
                .AddHangfireServer(server =>
                {
                    server.WorkerCount = options.MaxConcurrent;

                    // A whole training comes before help with another.
                    if (storage.IsShared) server.Queues = [EnqueuedState.DefaultQueue, help.Name];
                })
                .AddHostedService<OrphanedRunMonitor>()
                .AddHostedService<RetentionWatch>()
                .AddScoped<TrainingJob>();
        }

        return services;
    }

    /// <summary>Stores jobs in tables of the schema hangfire; the database notifies workers of new ones.</summary>
    private static void UsePostgreSql(IGlobalConfiguration hangfire, StorageOptions storage) => hangfire.UsePostgreSqlStorage(
        postgres => postgres.UseNpgsqlConnection(storage.ConnectionString),
        new PostgreSqlStorageOptions { EnableLongPolling = true });
}
