using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Regressor.Infrastructure;

namespace Regressor.WebApi;

internal static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous().WithMetadata(new AsksForHealth());
        app.MapHealthChecks("/health/ready").AllowAnonymous().WithMetadata(new AsksForHealth());
    }
}

/// <summary>A request that comes while the server starts waits; those about its health are answered.</summary>
internal sealed class Started(RequestDelegate next, Readiness readiness)
{
    public Task InvokeAsync(HttpContext context) =>
        readiness.IsReady || context.GetEndpoint()?.Metadata.GetMetadata<AsksForHealth>() is not null ? next(context) : WaitAsync(context);

    private async Task WaitAsync(HttpContext context)
    {
        await readiness.WaitAsync(context.RequestAborted);
        await next(context);
    }
}

/// <summary>Marks an endpoint that answers before the server has started.</summary>
internal sealed class AsksForHealth;

internal sealed class ReadyCheck(Readiness readiness, IHostApplicationLifetime server) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(
            !readiness.IsReady ? HealthCheckResult.Unhealthy("The server is starting.")
            : server.ApplicationStopping.IsCancellationRequested ? HealthCheckResult.Unhealthy("The server is stopping.")
            : HealthCheckResult.Healthy());
}
