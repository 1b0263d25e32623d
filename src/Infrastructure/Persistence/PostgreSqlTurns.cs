using Medallion.Threading.Postgres;
using Regressor.Application.Abstractions;

namespace Regressor.Infrastructure.Persistence;

/// <summary>
/// Turns by PostgreSQL's advisory locks, which end with the process that holds them. Each is a transaction that gives signs of life: one that
/// stands still, the database ends (<see cref="StorageOptions"/>).
/// </summary>
internal sealed class PostgreSqlTurns(StorageOptions storage) : ITurns
{
    private static readonly TimeSpan BetweenSignsOfLife = TimeSpan.FromSeconds(3);

    public async Task<IAsyncDisposable> TakeAsync(Turn of, CancellationToken cancellationToken) =>
        await new PostgresDistributedLock(new PostgresAdvisoryLockKey($"Regressor.{of}", allowHashing: true), storage.ConnectionString!, HeldByTransaction)
            .AcquireAsync(cancellationToken: cancellationToken);

    private static void HeldByTransaction(PostgresConnectionOptionsBuilder options) => options.UseTransaction().KeepaliveCadence(BetweenSignsOfLife);
}
