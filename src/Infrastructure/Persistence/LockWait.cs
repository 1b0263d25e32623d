using Microsoft.EntityFrameworkCore;

namespace Regressor.Infrastructure.Persistence;

internal static class LockWait
{
    /// <summary>
    /// Until the end of the transaction, waiting for what others hold ends after three seconds, with <see cref="StorageErrors.InUse"/>. Where
    /// one process has the database for itself, nobody waits there for the other.
    /// </summary>
    public static Task BoundAsync(RegressorDbContext context, CancellationToken cancellationToken) =>
        context is PostgreSqlRegressorDbContext ? context.Database.ExecuteSqlRawAsync("SET LOCAL lock_timeout = '3s'", cancellationToken) : Task.CompletedTask;
}
