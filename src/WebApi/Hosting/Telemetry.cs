using System.Diagnostics.Metrics;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Regressor.Application;

namespace Regressor.WebApi.Hosting;

/// <summary>Metrics for whoever asks at /metrics, and traces for a collector where one is set up (OTEL_EXPORTER_OTLP_ENDPOINT).</summary>
internal static class Telemetry
{
    /// <summary>OpenTelemetry's own setting, as all programs that speak its protocol have it.</summary>
    private const string Collector = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Others' meters, whose instruments have few combinations of labels each.</summary>
    private static readonly string[] Few = ["System.Runtime", "Microsoft.AspNetCore.Server.Kestrel"];

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(Instrumentation.Name.ToLowerInvariant()))
            .WithMetrics(metrics => metrics
                .AddMeter([Instrumentation.Name, "Microsoft.AspNetCore.Hosting", .. Few])
                .AddView(Limited)
                .AddPrometheusExporter());
        if (string.IsNullOrEmpty(builder.Configuration[Collector])) return;
        telemetry.WithTracing(tracing => tracing.AddAspNetCoreInstrumentation().AddSource(Instrumentation.Name, "Npgsql")).UseOtlpExporter();
    }

    // By default each has room for 2000 combinations: megabytes in all, and too few for the counts of many datasets.
    private static MetricStreamConfiguration? Limited(Instrument instrument) =>
        Few.Contains(instrument.Meter.Name) ? new MetricStreamConfiguration { CardinalityLimit = 100 }
        : instrument is ObservableCounter<long> && instrument.Meter.Name == Instrumentation.Name ? new MetricStreamConfiguration { CardinalityLimit = 20_000 }
        : null;

    public static void MapMetrics(this IEndpointRouteBuilder endpoints) => endpoints.MapPrometheusScrapingEndpoint().WithName("getMetrics");
}
