using System.Diagnostics.Metrics;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Regressor.Application;

namespace Regressor.WebApi.Hosting;

/// <summary>Exposes metrics at /metrics, and sends traces to a collector where one is set up (OTEL_EXPORTER_OTLP_ENDPOINT).</summary>
internal static class Telemetry
{
    /// <summary>Standard setting of OpenTelemetry for the address of a collector.</summary>
    private const string Collector = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Third-party meters whose instruments have few combinations of labels each.</summary>
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

    // By default each instrument has room for 2000 combinations: megabytes in total, and too few for the counts of many datasets.
    private static MetricStreamConfiguration? Limited(Instrument instrument) =>
        Few.Contains(instrument.Meter.Name) ? new MetricStreamConfiguration { CardinalityLimit = 100 }
        : instrument is ObservableCounter<long> && instrument.Meter.Name == Instrumentation.Name ? new MetricStreamConfiguration { CardinalityLimit = 20_000 }
        : null;

    public static void MapMetrics(this IEndpointRouteBuilder endpoints) => endpoints.MapPrometheusScrapingEndpoint().WithName("getMetrics");
}
