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

internal sealed class StartedCheck(Readiness readiness) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        readiness.IsLeaving ? HealthCheckResult.Unhealthy("The server is stopping.")
        : readiness.IsReady ? HealthCheckResult.Healthy()
        : HealthCheckResult.Unhealthy("The server is starting."));
}

/// <summary>Says before an orderly stop that the server is not ready any more, and goes on answering until those who hand out requests have seen it.</summary>
internal sealed class Departure(Readiness readiness, ReplicaOptions replica, TimeProvider time) : IHostedLifecycleService
{
    /// <summary>Has clients open their next connection elsewhere.</summary>
    public static void Use(WebApplication app)
    {
        var readiness = app.Services.GetRequiredService<Readiness>();
        app.Use((context, next) =>
        {
            if (readiness.IsLeaving) context.Response.Headers.Connection = "close";
            return next(context);
        });
    }

    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        readiness.Leave();
        return Task.Delay(TimeSpan.FromSeconds(replica.DrainSeconds), time, cancellationToken);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
