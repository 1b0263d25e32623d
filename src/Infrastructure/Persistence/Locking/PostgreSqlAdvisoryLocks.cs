using Medallion.Threading.Postgres;
using Regressor.Application.Abstractions.Storage;
using Regressor.Infrastructure.Storage;

namespace Regressor.Infrastructure.Persistence.Locking;

/// <summary>
/// Provides PostgreSQL's advisory locks, which end with the process that holds them. Each lock is a transaction that sends keepalives.
/// The database ends a transaction that stays idle (<see cref="StorageOptions"/>).
/// </summary>
/// <remarks>
/// A caller that waits in the database occupies a connection, and the holder of a lock needs a second one. Therefore only a few callers
/// per process, and one per lock, wait in the database. All others wait in the process. This leaves the pool to holders of locks and to
/// callers that need none.
/// </remarks>
internal sealed class PostgreSqlAdvisoryLocks(StorageOptions storage) : IDistributedLockProvider, IDisposable
{
    private const int MostConnections = 4;
    private static readonly TimeSpan BetweenSignsOfLife = TimeSpan.FromSeconds(3);

    private readonly InProcessLocks _local = new();
    private readonly SemaphoreSlim _connections = new(MostConnections);

    public async Task<IAsyncDisposable> TakeAsync(LockName of, CancellationToken cancellationToken)
    {
        var local = await _local.TakeAsync(of, cancellationToken);
        try
        {
            await _connections.WaitAsync(cancellationToken);
            try
            {
                return new Taken(await LockOf(of).AcquireAsync(cancellationToken: cancellationToken), _connections, local);
            }
            catch
            {
                _connections.Release();
                throw;
            }
        }
        catch
        {
            await local.DisposeAsync();
            throw;
        }
    }

    public void Dispose()
    {
        _local.Dispose();
        _connections.Dispose();
    }

    private PostgresDistributedLock LockOf(LockName turn) =>
        new(new PostgresAdvisoryLockKey($"Regressor.{turn.Name}", allowHashing: true), storage.ConnectionString!, HeldByTransaction);

    private static void HeldByTransaction(PostgresConnectionOptionsBuilder options) => options.UseTransaction().KeepaliveCadence(BetweenSignsOfLife);

    private sealed class Taken(PostgresDistributedLockHandle held, SemaphoreSlim connections, IAsyncDisposable local) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            try
            {
                await held.DisposeAsync();
            }
            finally
            {
                connections.Release();
                await local.DisposeAsync();
            }
        }
    }
}
