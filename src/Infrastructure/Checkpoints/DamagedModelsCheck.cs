using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Regressor.Application.Models;
using Regressor.Infrastructure.Hosting;

namespace Regressor.Infrastructure.Checkpoints;

/// <summary>Looks again at damaged models once the server has started, which is not to wait for it.</summary>
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
