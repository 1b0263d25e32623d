using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Regressor.Infrastructure.Hosting;

namespace Regressor.Infrastructure.Persistence.Sqlite;

/// <summary>Empties SQLite's write-ahead log, in which deleted rows stay readable until it is overwritten.</summary>
internal static class WalTruncation
{
    private const string Truncate = "PRAGMA wal_checkpoint(TRUNCATE)";

    /// <summary>Moves the log into the database and empties it. While there are readers, the log is left to the next truncation.</summary>
    /// <param name="context">A context of the database.</param>
    /// <param name="patient">True to wait half a second for readers.</param>
    public static async Task TruncateAsync(RegressorDbContext context, bool patient)
    {
        if (context is not SqliteRegressorDbContext) return;
        try
        {
            await context.Database.ExecuteSqlRawAsync(patient ? $"PRAGMA busy_timeout = 500; {Truncate}; PRAGMA busy_timeout = 0" : Truncate);
        }
        catch (SqliteException)
        {
            // For example, the disk is full. The deletion is committed, and a later truncation empties the log.
        }
    }

    /// <summary>Truncates the log without the services of a server that may be shutting down.</summary>
    public static async Task TruncateAsync(string file)
    {
        try
        {
            await using var connection = new SqliteConnection($"Data Source={file};Mode=ReadWrite;Pooling=false");
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = Truncate;
            await command.ExecuteNonQueryAsync();
        }
        catch (SqliteException)
        {
            // A later truncation empties the log.
        }
    }
}

/// <summary>Truncates the log when the server has stopped.</summary>
internal sealed class WalTruncationOnShutdown(string file, StartupGate readiness) : IHostedService
{
    // A server that never acquired the data directory must leave it alone. A host that is stopped twice simultaneously calls this twice,
    // and both calls must wait for the end.
    private readonly Lazy<Task> _truncation = new(() => readiness.IsReady ? WalTruncation.TruncateAsync(file) : Task.CompletedTask);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => _truncation.Value;
}
