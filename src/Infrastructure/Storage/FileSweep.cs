using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Regressor.Application;
using Regressor.Application.Datasets;
using Regressor.Infrastructure.Hosting;

namespace Regressor.Infrastructure.Storage;

/// <summary>Removes leftovers of deletions and of dead processes: once the server has started, and repeatedly while any remain.</summary>
internal sealed class FileSweep(
    IServiceScopeFactory scopes, StorageOptions storage, FileRemoval removal, StartupGate readiness, TimeProvider time, ILogger<FileSweep> logger) : BackgroundService
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1), AtLast = TimeSpan.FromMinutes(10);

    private readonly DateTimeOffset _start = time.GetUtcNow();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.WaitAsync(stoppingToken);
        var pause = Soon;
        while (true)
        {
            await SweepAsync(stoppingToken);
            var left = removal.WaitAsync(stoppingToken);
            pause = left.IsCompleted ? TimeSpan.FromTicks(Math.Min(2 * pause.Ticks, AtLast.Ticks)) : Soon;
            await left;
            await Task.Delay(pause, time, stoppingToken);
        }
    }

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        try
        {
            AtomicDirectory.Sweep(storage.LogDirectory, _start, removal);
            AtomicDirectory.Sweep(storage.ModelDirectory, _start, removal);
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<ISender>().Send(new SweepFilesCommand(), cancellationToken);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            logger.LogWarning(error, "Leftover files of deletions could not be searched; the search will be repeated");
            removal.Left();
        }
    }
}
