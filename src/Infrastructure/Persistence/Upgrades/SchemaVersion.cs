using Microsoft.EntityFrameworkCore;
using Regressor.Infrastructure.Backup;

namespace Regressor.Infrastructure.Persistence.Upgrades;

internal static class SchemaVersion
{
    /// <returns>True if the database lacks schema changes that this program has.</returns>
    /// <exception cref="RefusalException">The database has schema changes that this program lacks.</exception>
    public static async Task<bool> IsBehindAsync(RegressorDbContext context, CancellationToken cancellationToken)
    {
        var applied = (await context.Database.GetAppliedMigrationsAsync(cancellationToken)).ToHashSet();
        var known = context.Database.GetMigrations().ToHashSet();
        if (applied.Except(known).Order(StringComparer.Ordinal).LastOrDefault() is { } unknown)
        {
            throw new RefusalException(
                $"The database was migrated by a newer Regressor: this version ({BackupManifest.CurrentVersion}) does not know the migration '{unknown}'. "
                    + "Use that version or a later one. To return to this version, restore a backup that was created before the update.");
        }

        return !known.IsSubsetOf(applied);
    }
}
