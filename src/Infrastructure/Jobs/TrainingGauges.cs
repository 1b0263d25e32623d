using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Regressor.Application;
using Regressor.Domain.Training;
using Regressor.Infrastructure.Hosting;
using Regressor.Infrastructure.Persistence;

namespace Regressor.Infrastructure.Jobs;

/// <summary>Gauges of queued and running trainings, counted in the database whenever they are observed.</summary>
internal sealed class TrainingGauges : IHostedService, IDisposable
{
    private readonly Meter _meter = new(Instrumentation.Name);

    public TrainingGauges(IServiceScopeFactory scopes, StartupGate readiness)
    {
        _meter.CreateObservableGauge("regressor.trainings.unfinished", () => Count(scopes, readiness), "{training}", "Trainings queued or running");
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _meter.Dispose();

    private static Measurement<int>[] Count(IServiceScopeFactory scopes, StartupGate readiness)
    {
        if (!readiness.IsReady) return [];
        using var scope = scopes.CreateScope();
        var runs = scope.ServiceProvider.GetRequiredService<RegressorDbContext>().TrainingRuns;
        return [.. new[] { TrainingStatus.Queued, TrainingStatus.Running }.Select(status => new Measurement<int>(
            runs.Count(run => run.Status == status), new KeyValuePair<string, object?>("status", status.ToString().ToLowerInvariant())))];
    }
}
