using System.Collections.Concurrent;
using Npgsql;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain;
using Regressor.Infrastructure.Persistence.Transactions;

namespace Regressor.Infrastructure.Persistence.Examples;

/// <summary>
/// Creates indexes for sorted lists when a large dataset is first sorted by a column, so that an import does not wait for unused indexes.
/// The first sorted request waits about a second per million rows. While others write, the list is sorted without an index.
/// </summary>
internal sealed class SortIndexes(SqlDialect dialect)
{
    /// <summary>Minimum number of rows for an index. Below it, the database sorts imperceptibly fast.</summary>
    private const int FromRows = 10_000;

    private readonly ConcurrentDictionary<(string Table, int By), bool> _made = [];

    /// <returns>True if the index exists.</returns>
    public async Task<bool> EnsureAsync(
        RegressorDbContext context, WriteTransaction transaction, ExampleTable table, int rows, ExampleOrder order, CancellationToken cancellationToken)
    {
        if (rows < FromRows || order.By == ExampleOrder.ByCreation) return false;
        if (_made.ContainsKey((table.Name, order.By))) return true;
        try
        {
            if (!await transaction.TryMaintainAsync(() => CreateAsync(context, table.CreateSortIndex(order.By), cancellationToken), cancellationToken)) return false;
        }
        catch (DomainException busy) when (busy.Code == ProblemCodes.InUse)
        {
            return false;
        }
        catch (PostgresException error) when (error.SqlState is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DuplicateTable)
        {
            // Another transaction created the index at the same moment, which IF NOT EXISTS does not always detect.
        }

        return _made[(table.Name, order.By)] = true;
    }

    private async Task CreateAsync(RegressorDbContext context, string index, CancellationToken cancellationToken)
    {
        await using var sql = await ExampleCommand.NewAsync(context, dialect, cancellationToken);
        await sql.Add(index).ExecuteAsync(cancellationToken);
    }
}
