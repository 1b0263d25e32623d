using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Regressor.Domain.Datasets;

namespace Regressor.Infrastructure.Persistence.Sqlite;

/// <summary>Adds the SQL function of <see cref="DataSplit.PositionOfGroup"/>, because SQLite computes no hashes.</summary>
internal sealed class GroupPositionInterceptor : DbConnectionInterceptor
{
    /// <summary>Name of the function; its arguments are the group and the seed, and it is NULL where the group is.</summary>
    public const string Function = "group_position";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Add(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Add(connection);
        return Task.CompletedTask;
    }

    private static void Add(DbConnection connection) =>
        ((SqliteConnection)connection).CreateFunction<object?, long, double?>(Function, PositionOf, isDeterministic: true);

    private static double? PositionOf(object? group, long seed) => group switch
    {
        double number => DataSplit.PositionOfGroup(ColumnValue.Of(number), seed),
        long whole => DataSplit.PositionOfGroup(ColumnValue.Of(whole), seed),
        string text => DataSplit.PositionOfGroup(ColumnValue.Of(text), seed),
        _ => null,
    };
}
