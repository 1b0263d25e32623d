using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Regressor.Application;

namespace Regressor.WebApi;

/// <summary>Metrics for whoever asks at /metrics, and traces for a collector where one is set up (OTEL_EXPORTER_OTLP_ENDPOINT).</summary>
internal static class Telemetry
{
    /// <summary>OpenTelemetry's own setting, as all programs that speak its protocol have it.</summary>
    private const string Collector = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(Measurements.Name.ToLowerInvariant()))
            .WithMetrics(metrics => metrics
                .AddMeter(Measurements.Name, "System.Runtime", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.RateLimiting")
                .AddPrometheusExporter());
        if (string.IsNullOrEmpty(builder.Configuration[Collector])) return;
        telemetry.WithTracing(tracing => tracing.AddAspNetCoreInstrumentation().AddSource(Measurements.Name, "Npgsql")).UseOtlpExporter();
    }

    public static void MapMetrics(this IEndpointRouteBuilder endpoints) => endpoints.MapPrometheusScrapingEndpoint().WithName("getMetrics");
}
