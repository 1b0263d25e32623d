using Medallion.Threading.Postgres;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Regressor.Application.Training;

namespace Regressor.Infrastructure.Jobs;

/// <summary>
/// Holds the name by which this process signs its trainings, by an advisory lock for as long as it lives: in the copy of a data directory
/// that is in use, the name is another process's, which would otherwise have its trainings taken away.
/// </summary>
internal sealed class WorkerName(StorageOptions storage, TrainingsHere here, Readiness readiness, TimeProvider time, ILogger<WorkerName> logger) : BackgroundService
{
    /// <summary>For a process of this name that is just ending.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan BeforeTryingAgain = TimeSpan.FromSeconds(0.5);

    // Not one of the pool, which it would be missing from.
    private readonly string _connection = new NpgsqlConnectionStringBuilder(storage.ConnectionString) { Pooling = false }.ConnectionString;

    private PostgresDistributedLockHandle? _held;

    /// <summary>Before anything is trained.</summary>
    public async Task ClaimAsync(CancellationToken cancellationToken)
    {
        while ((_held = await LockOf(here.Worker).TryAcquireAsync(Patience, cancellationToken)) is null)
        {
            var taken = here.Worker;
            here.Worker = ReplicaName.Renew(storage);
            logger.LogWarning(
                "The name {Taken}, which the data directory {Directory} gives to this server's trainings, is in use. Another server runs on a copy of the directory, or the database still holds a lost connection of this one. From now on this server trains as {Name}",
                taken,
                Path.GetFullPath(storage.DataDirectory),
                here.Worker);
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await LetGoAsync();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.WaitAsync(stoppingToken);
        while (true)
        {
            await UntilLostAsync(stoppingToken);
            try
            {
                await LetGoAsync();
                await ClaimAsync(stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                logger.LogWarning(error, "The name of this server's trainings cannot be claimed");
                await Task.Delay(BeforeTryingAgain, time, stoppingToken);
            }
        }
    }

    private async Task UntilLostAsync(CancellationToken stoppingToken)
    {
        if (_held is null) return;
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(_held.HandleLostToken, stoppingToken);
        await Task.Delay(Timeout.InfiniteTimeSpan, ended.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stoppingToken.ThrowIfCancellationRequested();
    }

    private async Task LetGoAsync()
    {
        var held = _held;
        _held = null;
        if (held is not null) await held.DisposeAsync();
    }

    private PostgresDistributedLock LockOf(string name) =>
        new(new PostgresAdvisoryLockKey($"Regressor.Worker.{name}", allowHashing: true), _connection, options => options.UseMultiplexing(false));
}
