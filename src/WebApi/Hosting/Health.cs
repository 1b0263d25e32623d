using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Regressor.Infrastructure.Hosting;
using Regressor.WebApi.Endpoints.Inference;

namespace Regressor.WebApi.Hosting;

internal static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.Map("live", new HealthCheckOptions { Predicate = _ => false });
        app.Map("ready", new HealthCheckOptions());
    }

    /// <summary>Maps the same checks in the form that clients of the Open Inference Protocol read.</summary>
    public static void MapInferenceHealth(this IEndpointRouteBuilder app)
    {
        app.Map("live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = (context, _) => Write(context, new InferenceHealth(Live: true)) });
        app.Map("ready", new HealthCheckOptions
        {
            ResponseWriter = (context, report) => Write(context, report.Status == HealthStatus.Healthy
                ? new InferenceHealth(Ready: true)
                : new InferenceHealth(Ready: false, Error: string.Join(' ', report.Entries.Values.Select(entry => entry.Description)))),
        });
    }

    private static void Map(this IEndpointRouteBuilder app, string what, HealthCheckOptions options) =>
        app.MapHealthChecks($"/health/{what}", options).AllowAnonymous().WithMetadata(new AsksForHealth());

    private static Task Write(HttpContext context, InferenceHealth health) =>
        context.Response.WriteAsJsonAsync(health, InferenceJson.Default.InferenceHealth, "application/json", context.RequestAborted);
}

/// <summary>Delays requests that arrive while the server starts, except those for its health.</summary>
internal sealed class StartupGateMiddleware(RequestDelegate next, StartupGate readiness)
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

internal sealed class ReadyCheck(StartupGate readiness, IHostApplicationLifetime server) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(
            !readiness.IsReady ? HealthCheckResult.Unhealthy("The server is starting.")
            : server.ApplicationStopping.IsCancellationRequested ? HealthCheckResult.Unhealthy("The server is stopping.")
            : HealthCheckResult.Healthy());
}
