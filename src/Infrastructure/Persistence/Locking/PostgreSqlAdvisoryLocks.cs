using Medallion.Threading.Postgres;
using Regressor.Application.Abstractions.Storage;
using Regressor.Infrastructure.Storage;

namespace Regressor.Infrastructure.Persistence.Locking;

/// <summary>
/// Turns by PostgreSQL's advisory locks, which end with the process that holds them. Each is a transaction that gives signs of life: one that
/// stands still, the database ends (<see cref="StorageOptions"/>).
/// </summary>
/// <remarks>
/// Whoever waits in the database holds a connection meanwhile, and whoever has a turn needs a second one: so of one process few wait there,
/// and of one turn one. All others wait here, and leave the pool to who has a turn, and to those who need none.
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
