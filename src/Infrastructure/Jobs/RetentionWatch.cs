using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Regressor.Application.Retention;
using Regressor.Infrastructure.Hosting;

namespace Regressor.Infrastructure.Jobs;

/// <summary>Applies retention once a day. It first runs some time after startup, so as not to slow startup down.</summary>
internal sealed class RetentionWatch(IServiceScopeFactory scopes, StartupGate readiness, TimeProvider time, ILogger<RetentionWatch> logger) : BackgroundService
{
    private static readonly TimeSpan AfterStart = TimeSpan.FromMinutes(10), Pause = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.WaitAsync(stoppingToken);
        await Task.Delay(AfterStart, time, stoppingToken);
        using var timer = new PeriodicTimer(Pause, time);
        do
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<ISender>().Send(new ApplyRetentionCommand(), stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning(error, "Retention could not be applied");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
