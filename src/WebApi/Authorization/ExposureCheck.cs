using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Regressor.WebApi.Authorization;

/// <summary>Checks the server's addresses once it listens. Callers beyond this machine must authenticate.</summary>
internal sealed class ExposureCheck(IServer server, AnonymousAccessPolicy access, ILogger<ExposureCheck> logger) : IHostedLifecycleService
{
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        if (access.FindExposure(addresses) is { } address && !access.IsOpen)
            logger.LogWarning("The server listens on {Address}, which other machines can reach, so every caller needs a key ('keys create --name admin --scope admin')", address);
        return Task.CompletedTask;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
