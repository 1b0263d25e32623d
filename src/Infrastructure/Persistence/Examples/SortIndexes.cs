using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Regressor.Application.Abstractions;

namespace Regressor.Infrastructure.Persistence.Examples;

/// <summary>
/// Indexes for sorted lists, made when a large dataset is first sorted by a column: an import need not wait for indexes that nobody asks
/// for, and the first who does waits about a second per million rows.
/// </summary>
internal sealed class SortIndexes(WriteGate gate)
{
    /// <summary>Below, the database sorts faster than anyone notices.</summary>
    private const int FromRows = 10_000;

    private readonly ConcurrentDictionary<(string Table, int By), bool> _made = [];

    /// <returns>Whether there is one.</returns>
    public async Task<bool> EnsureAsync(
        RegressorDbContext context, ExampleTable table, int rows, ExampleOrder order, CancellationToken cancellationToken)
    {
        if (rows < FromRows || order.By == ExampleOrder.ByCreation) return false;
        if (_made.ContainsKey((table.Name, order.By))) return true;
        try
        {
            await gate.RunAsync(() => context.Database.ExecuteSqlRawAsync(table.CreateSortIndex(order.By), cancellationToken), cancellationToken);
        }
        catch (PostgresException error) when (error.SqlState is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DuplicateTable)
        {
            // Somebody else made it this moment, which IF NOT EXISTS does not always see.
        }

        return _made[(table.Name, order.By)] = true;
    }
}
