using System.Collections.Concurrent;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Regressor.Application.Abstractions.Learning;
using Regressor.Application.Datasets;
using Regressor.Application.Models;
using Regressor.Infrastructure.Hosting;
using Regressor.Infrastructure.Storage;

namespace Regressor.Infrastructure.Persistence.PostgreSql;

/// <summary>Listens for activated models and removed datasets of other processes, and refreshes this process accordingly.</summary>
internal sealed class ActiveModelListener(
    StorageOptions storage, IServiceScopeFactory scopes, IActiveModelCache predictor, ITrainingLogFactory logs, StartupGate readiness, TimeProvider time, ILogger<ActiveModelListener> logger) : BackgroundService
{
    /// <summary>Channel on which a trigger of the datasets table publishes the slug of the dataset that changed.</summary>
    public const string Channel = "regressor_active_model";

    private static readonly TimeSpan BeforeTryingAgain = TimeSpan.FromSeconds(0.5);
    private const int SecondsBetweenSignsOfLife = 5;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.WaitAsync(stoppingToken);
        while (true)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                logger.LogWarning(error, "Notifications of the database could not be received");
                await Task.Delay(BeforeTryingAgain, time, stoppingToken);
            }
        }
    }

    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        var settings = new NpgsqlConnectionStringBuilder(storage.ConnectionString) { KeepAlive = SecondsBetweenSignsOfLife, Pooling = false };
        await using var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        var changed = new ConcurrentQueue<string>();
        connection.Notification += (_, notification) => changed.Enqueue(notification.Payload);
        await using (var listen = new NpgsqlCommand($"LISTEN {Channel}", connection)) await listen.ExecuteNonQueryAsync(cancellationToken);

        // Apply the changes that were missed while nobody listened.
        foreach (var dataset in predictor.Datasets.Union(logs.Datasets)) await FollowAsync(dataset, cancellationToken);
        while (true)
        {
            await connection.WaitAsync(cancellationToken);
            while (changed.TryDequeue(out var dataset)) await FollowAsync(dataset, cancellationToken);
        }
    }

    private async Task FollowAsync(string dataset, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var sender = scope.ServiceProvider.GetRequiredService<ISender>();
        await sender.Send(new RefreshActiveModelCommand(dataset), cancellationToken);
        await sender.Send(new CleanUpDeletedDatasetCommand(dataset), cancellationToken);
    }
}
