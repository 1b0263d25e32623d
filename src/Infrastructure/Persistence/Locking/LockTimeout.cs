using Microsoft.EntityFrameworkCore;
using Regressor.Infrastructure.Persistence.Transactions;

namespace Regressor.Infrastructure.Persistence.Locking;

internal static class LockTimeout
{
    /// <summary>
    /// Limits to three seconds how long the rest of the transaction waits for a lock; then it fails with <see cref="DatabaseExceptionTranslator.InUse"/>.
    /// Only PostgreSQL needs it: elsewhere one process has the database for itself.
    /// </summary>
    public static Task ApplyAsync(RegressorDbContext context, CancellationToken cancellationToken) =>
        context is PostgreSqlRegressorDbContext ? context.Database.ExecuteSqlRawAsync("SET LOCAL lock_timeout = '3s'", cancellationToken) : Task.CompletedTask;
}
