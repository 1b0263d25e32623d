using Medallion.Threading.Postgres;
using Regressor.Application.Abstractions;

namespace Regressor.Infrastructure.Persistence;

/// <summary>Turns by PostgreSQL's advisory locks, which end with the process that holds them.</summary>
internal sealed class PostgreSqlTurns(StorageOptions storage) : ITurns
{
    public async Task<IAsyncDisposable> TakeAsync(Turn of, CancellationToken cancellationToken) =>
        await new PostgresDistributedLock(new PostgresAdvisoryLockKey($"Regressor.{of}", allowHashing: true), storage.ConnectionString!)
            .AcquireAsync(cancellationToken: cancellationToken);
}
