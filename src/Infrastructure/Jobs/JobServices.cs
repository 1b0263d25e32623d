using Hangfire;
using Microsoft.Extensions.DependencyInjection;
using Regressor.Application.Abstractions;

namespace Regressor.Infrastructure.Jobs;

public sealed class TrainingQueueOptions
{
    /// <summary>How many trainings run at once. Each keeps one core busy; the default leaves half of them to requests.</summary>
    public int MaxConcurrent { get; set; } = Math.Max(1, Environment.ProcessorCount / 2);
}

internal static class JobServices
{
    /// <summary>Jobs live in memory: the runs in the database are the truth, and what is unfinished there is queued again at start.</summary>
    public static IServiceCollection AddTrainingQueue(this IServiceCollection services, TrainingQueueOptions options) => services
        .AddHangfire(hangfire => hangfire.UseSimpleAssemblyNameTypeSerializer().UseRecommendedSerializerSettings().UseInMemoryStorage())
        .AddHangfireServer(server => server.WorkerCount = options.MaxConcurrent)
        .AddHostedService<TrainingGauges>()
        .AddSingleton<ITrainingQueue, HangfireTrainingQueue>()
        .AddScoped<TrainingJob>();
}
