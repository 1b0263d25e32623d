using Microsoft.EntityFrameworkCore;
using Regressor.Domain;

namespace Regressor.Infrastructure.Persistence.Locking;

internal static class LockTimeout
{
    /// <summary>
    /// Limits each lock wait in the rest of the transaction to three seconds, then fails with <see cref="ProblemCodes.InUse"/>.
    /// Only PostgreSQL needs it: elsewhere one process uses the database exclusively.
    /// </summary>
    public static Task ApplyAsync(RegressorDbContext context, CancellationToken cancellationToken) =>
        context is PostgreSqlRegressorDbContext ? context.Database.ExecuteSqlRawAsync("SET LOCAL lock_timeout = '3s'", cancellationToken) : Task.CompletedTask;
}
