using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Regressor.Application;
using Regressor.Domain.Datasets;
using Regressor.Infrastructure.Persistence.Transactions;

namespace Regressor.Infrastructure.Persistence.Examples;

/// <summary>Locks and updates the rows of datasets, which hold the example count and the revision. Both belong to a transaction.</summary>
internal sealed class DatasetRows(RegressorDbContext context, SqlDialect dialect, ServerLimits limits)
{
    /// <summary>
    /// Locks the dataset until the end of the transaction. Every write of examples begins with it, as the deletion of a dataset does.
    /// Two transactions that locked the row and the table in different orders would deadlock.
    /// </summary>
    /// <param name="datasetId">The dataset.</param>
    /// <param name="how">Lock clause: <see cref="SqlDialect.Keep"/> or <see cref="SqlDialect.Hold"/>.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="Domain.DomainException">The dataset no longer exists, or is in the trash.</exception>
    public async Task LockAsync(Guid datasetId, string how, CancellationToken cancellationToken)
    {
        await using var sql = await ExampleCommand.NewAsync(context, dialect, cancellationToken);
        sql.Add("SELECT 1 FROM \"Datasets\" WHERE \"DeletedAt\" IS NULL AND \"Id\" = ").Parameter(datasetId).Add(how);
        if (await sql.ScalarAsync(cancellationToken) is null) throw DatabaseExceptionTranslator.DatasetGone();
    }

    /// <summary>Adds to the count of examples and starts a new revision. Where the database locks rows, the next writer waits.</summary>
    /// <exception cref="Domain.DomainException">The dataset no longer exists, or is in the trash.</exception>
    /// <exception cref="LimitException">
    /// The dataset has more examples than allowed. Only the row has the exact count, because others add examples simultaneously.
    /// </exception>
    public async Task<ExampleCount> CountAsync(Guid datasetId, int added, CancellationToken cancellationToken)
    {
        await using var sql = await ExampleCommand.NewAsync(context, dialect, cancellationToken);
        sql.Add("UPDATE \"Datasets\" SET \"ExampleCount\" = \"ExampleCount\" + ").Parameter(added)
            .Add(", \"Revision\" = \"Revision\" + 1 WHERE \"DeletedAt\" IS NULL AND \"Id\" = ").Parameter(datasetId).Add(" RETURNING \"ExampleCount\", \"Revision\"");
        await using var row = await sql.ReadAsync(cancellationToken);
        if (!await row.ReadAsync(cancellationToken)) throw DatabaseExceptionTranslator.DatasetGone();
        var count = new ExampleCount(row.GetInt32(0), row.GetInt64(1));
        if (added > 0) limits.CheckRows(count.Examples);
        return count;
    }
}

/// <param name="Examples">The count of examples, excluded ones included.</param>
/// <param name="Revision">The revision of the examples.</param>
internal readonly record struct ExampleCount(int Examples, long Revision)
{
    /// <summary>Copies the row's values to an entity, without marking a change that Entity Framework would save.</summary>
    public void ShowIn(Dataset dataset, RegressorDbContext context)
    {
        var entry = context.Entry(dataset);
        Show(entry.Property(stored => stored.ExampleCount), Examples);
        Show(entry.Property(stored => stored.Revision), Revision);
    }

    private static void Show<T>(PropertyEntry<Dataset, T> property, T value)
    {
        property.CurrentValue = value;
        if (property.EntityEntry.State == EntityState.Detached) return;
        property.OriginalValue = value;
        property.IsModified = false;
    }
}
