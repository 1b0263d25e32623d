using Regressor.Application;

namespace Regressor.Infrastructure.Persistence.Examples;

/// <summary>A dataset's row, as whoever writes its examples holds it and counts them there. In a transaction.</summary>
internal sealed class DatasetRows(RegressorDbContext context, SqlDialect dialect, ServerLimits limits)
{
    /// <summary>
    /// Has the dataset stay until the end of the transaction. Whoever writes its examples begins with this, as whoever deletes it does: they
    /// would wait for one another for ever if one took the row first and another the table.
    /// </summary>
    /// <param name="datasetId">The dataset.</param>
    /// <param name="how"><see cref="SqlDialect.Keep"/> or <see cref="SqlDialect.Hold"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="Domain.DomainException">The dataset is gone.</exception>
    public async Task LockAsync(Guid datasetId, string how, CancellationToken cancellationToken)
    {
        await using var sql = await ExampleSql.NewAsync(context, dialect, cancellationToken);
        sql.Add("SELECT 1 FROM \"Datasets\" WHERE \"Id\" = ").Parameter(datasetId).Add(how);
        if (await sql.ScalarAsync(cancellationToken) is null) throw StorageErrors.DatasetGone();
    }

    /// <summary>The dataset has so many more examples, and others than before. Where the database locks rows, whoever comes next waits.</summary>
    /// <exception cref="Domain.DomainException">The dataset is gone.</exception>
    /// <exception cref="LimitException">They are more than it may have: known only here, since others add at the same time.</exception>
    public async Task CountAsync(Guid datasetId, int added, CancellationToken cancellationToken)
    {
        await using var sql = await ExampleSql.NewAsync(context, dialect, cancellationToken);
        sql.Add("UPDATE \"Datasets\" SET \"ExampleCount\" = \"ExampleCount\" + ").Parameter(added)
            .Add(", \"Revision\" = \"Revision\" + 1 WHERE \"Id\" = ").Parameter(datasetId).Add(" RETURNING \"ExampleCount\"");
        if (await sql.ScalarAsync(cancellationToken) is not { } count) throw StorageErrors.DatasetGone();
        if (added > 0) limits.CheckRows(Convert.ToInt64(count, System.Globalization.CultureInfo.InvariantCulture));
    }
}
