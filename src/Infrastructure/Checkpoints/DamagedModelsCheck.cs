using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Regressor.Application.Models;
using Regressor.Infrastructure.Hosting;

namespace Regressor.Infrastructure.Checkpoints;

/// <summary>Checks damaged models again after the server has started, so that the start does not wait for it.</summary>
internal sealed class DamagedModelsCheck(IServiceScopeFactory scopes, StartupGate readiness, ILogger<DamagedModelsCheck> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.WaitAsync(stoppingToken);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<ISender>().Send(new RecoverDamagedModelsCommand(), stoppingToken);
        }
        catch (Exception error) when (!stoppingToken.IsCancellationRequested)
        {
            logger.LogWarning(error, "The damaged models could not be checked again");
        }
    }
}
