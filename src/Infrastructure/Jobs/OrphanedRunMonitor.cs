using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Regressor.Application.Training;
using Regressor.Infrastructure.Hosting;

namespace Regressor.Infrastructure.Jobs;

/// <summary>Restarts orphaned runs, whose worker may have died here or on another machine, and queues runs that are not in the queue.</summary>
internal sealed class OrphanedRunMonitor(IServiceScopeFactory scopes, StartupGate readiness, TimeProvider time, ILogger<OrphanedRunMonitor> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.WaitAsync(stoppingToken);
        using var timer = new PeriodicTimer(Pause, time);
        do
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<ISender>().Send(new RecoverTrainingRunsCommand(), stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning(error, "Orphaned training runs could not be restarted");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
