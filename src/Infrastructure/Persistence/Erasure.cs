using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Hosting;
using SQLitePCL;

namespace Regressor.Infrastructure.Persistence;

/// <summary>
/// Has nothing that was deleted stay in SQLite's files: it leaves deleted rows where they were, in pages that are free, and in a log in
/// which they were written first.
/// </summary>
internal static class Erasure
{
    private const string EmptyLog = "PRAGMA wal_checkpoint(TRUNCATE)";

    /// <summary>Moves the log into the database and empties it. Where somebody reads all the while, that is left to the next time.</summary>
    /// <param name="context">Its database.</param>
    /// <param name="patient">Waits half a second for those who read.</param>
    public static async Task EmptyLogAsync(RegressorDbContext context, bool patient)
    {
        if (context is not SqliteRegressorDbContext) return;
        try
        {
            await context.Database.ExecuteSqlRawAsync(patient ? $"PRAGMA busy_timeout = 500; {EmptyLog}; PRAGMA busy_timeout = 0" : EmptyLog);
        }
        catch (SqliteException)
        {
            // The disk is full, say. What was to be deleted is deleted; the log is emptied another time.
        }
    }

    /// <summary>The same without anything of a server that may be going down already.</summary>
    public static async Task EmptyLogAsync(string file)
    {
        try
        {
            await using var connection = new SqliteConnection($"Data Source={file};Mode=ReadWrite;Pooling=false");
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = EmptyLog;
            await command.ExecuteNonQueryAsync();
        }
        catch (SqliteException)
        {
            // As above.
        }
    }
}

/// <summary>Has SQLite write zeros over what it deletes.</summary>
internal sealed class SecureDelete : DbConnectionInterceptor
{
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => TurnOn(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        TurnOn(connection);
        return Task.CompletedTask;
    }

    private static void TurnOn(DbConnection connection) => raw.sqlite3_exec(((SqliteConnection)connection).Handle, "PRAGMA secure_delete = ON");
}

/// <summary>Empties the log when everybody has finished.</summary>
internal sealed class LastErasure(string file, Readiness readiness) : IHostedService
{
    // A server that never got the data directory has nothing to do there. A host that two stop at once calls this twice, and neither may go
    // on before it has ended.
    private readonly Lazy<Task> _erasure = new(() => readiness.IsReady ? Erasure.EmptyLogAsync(file) : Task.CompletedTask);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => _erasure.Value;
}
