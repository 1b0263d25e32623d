using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace Regressor.Infrastructure.Persistence.Sqlite;

/// <summary>Makes SQLite overwrite deleted rows with zeros; otherwise they stay readable in its free pages.</summary>
internal sealed class SecureDeleteInterceptor : DbConnectionInterceptor
{
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => TurnOn(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        TurnOn(connection);
        return Task.CompletedTask;
    }

    private static void TurnOn(DbConnection connection) => raw.sqlite3_exec(((SqliteConnection)connection).Handle, "PRAGMA secure_delete = ON");
}
