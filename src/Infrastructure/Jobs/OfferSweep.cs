using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Regressor.Infrastructure.Hosting;
using Regressor.Infrastructure.Learning.Parts;

namespace Regressor.Infrastructure.Jobs;

/// <summary>Removes the parts and inputs of shared trainings that have ended, in whatever way and on whatever worker.</summary>
internal sealed class OfferSweep(IPartBoard board, StartupGate readiness, TimeProvider time, ILogger<OfferSweep> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.WaitAsync(stoppingToken);
        using var timer = new PeriodicTimer(Pause, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                board.Sweep();
            }
            catch (Exception error)
            {
                logger.LogWarning(error, "The parts of ended trainings could not be removed");
            }
        }
    }
}
