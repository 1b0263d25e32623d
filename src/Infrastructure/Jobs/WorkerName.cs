using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Regressor.Application.Training;
using Regressor.Infrastructure.Hosting;
using Regressor.Infrastructure.Storage;

namespace Regressor.Infrastructure.Jobs;

/// <summary>
/// Reserves the name that marks this process's trainings, by an advisory lock held for as long as it lives. In a copy of a data directory
/// that is in use, the name belongs to another process. Without the lock, this one would take over that process's trainings.
/// </summary>
internal sealed class WorkerName(StorageOptions storage, LocalTrainingRegistry here, StartupGate readiness, TimeProvider time, ILogger<WorkerName> logger) : BackgroundService
{
    /// <summary>Time to wait for a process of this name that is just ending.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan BeforeTryingAgain = TimeSpan.FromSeconds(0.5);

    private static readonly TimeSpan BetweenSigns = TimeSpan.FromSeconds(2);

    // Not pooled: the pool would lack a connection that is held permanently. The timeout detects a lost connection within seconds.
    private readonly string _connection = new NpgsqlConnectionStringBuilder(storage.ConnectionString) { Pooling = false, CommandTimeout = 5 }.ConnectionString;

    /// <summary>Idle except for the periodic checks: the database would not notice the end of the process while a command is executing.</summary>
    private NpgsqlConnection? _session;

    /// <summary>Claims the name, or a new one if it is in use. Call it before any training starts.</summary>
    public async Task ClaimAsync(CancellationToken cancellationToken)
    {
        while (!await TryHoldAsync(here.Worker, cancellationToken))
        {
            var taken = here.Worker;
            here.Worker = InstanceId.Renew(storage);
            logger.LogWarning(
                "The worker name {Taken} of the data directory {Directory} is in use: another server runs on a copy of the directory, or the database still holds a lost connection. This server now trains as {Name}",
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
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning(error, "The worker name of this server could not be claimed");
                await Task.Delay(BeforeTryingAgain, time, stoppingToken);
            }
        }
    }

    private async Task<bool> TryHoldAsync(string name, CancellationToken cancellationToken)
    {
        var session = new NpgsqlConnection(_connection);
        try
        {
            await session.OpenAsync(cancellationToken);
            await using var command = new NpgsqlCommand("SELECT pg_try_advisory_lock(hashtextextended(@name, 0))", session);
            command.Parameters.AddWithValue("name", $"Regressor.Worker.{name}");
            for (var since = time.GetTimestamp(); await command.ExecuteScalarAsync(cancellationToken) is not true; await Task.Delay(BeforeTryingAgain, time, cancellationToken))
            {
                if (time.GetElapsedTime(since) < Patience) continue;
                await session.DisposeAsync();
                return false;
            }
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }

        _session = session;
        return true;
    }

    private async Task UntilLostAsync(CancellationToken stoppingToken)
    {
        try
        {
            for (; _session is not null; await Task.Delay(BetweenSigns, time, stoppingToken))
            {
                await using var sign = new NpgsqlCommand("SELECT 1", _session);
                await sign.ExecuteScalarAsync(stoppingToken);
            }
        }
        catch (Exception error) when (!stoppingToken.IsCancellationRequested)
        {
            logger.LogInformation(error, "The connection that holds this server's worker name was lost");
        }
    }

    private async Task LetGoAsync()
    {
        var session = _session;
        _session = null;
        if (session is not null) await session.DisposeAsync();
    }
}
