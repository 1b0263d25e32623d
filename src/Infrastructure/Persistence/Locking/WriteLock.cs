namespace Regressor.Infrastructure.Persistence.Locking;

/// <summary>Serializes writes where the database does not support simultaneous ones.</summary>
/// <remarks>
/// SQLite has one writer, and its driver waits for a free database by sleeping 150 ms; waiting here instead keeps responses fast.
/// The in-memory provider checks no unique index, so a check is valid only while nobody else writes.
/// </remarks>
/// <param name="isExclusive">False for a database that has many writers and checks its constraints itself.</param>
internal sealed class WriteLock(bool isExclusive) : IDisposable
{
    private readonly SemaphoreSlim? _semaphore = isExclusive ? new(1) : null;

    public void Dispose() => _semaphore?.Dispose();

    /// <returns>A handle that releases the lock when disposed.</returns>
    public async Task<IDisposable> TakeAsync(CancellationToken cancellationToken) => (await TryTakeAsync(Timeout.InfiniteTimeSpan, cancellationToken))!;

    /// <returns>A handle that releases the lock when disposed; null if another write holds it longer than <paramref name="patience"/>.</returns>
    public async Task<IDisposable?> TryTakeAsync(TimeSpan patience, CancellationToken cancellationToken) =>
        _semaphore is null || await _semaphore.WaitAsync(patience, cancellationToken) ? new Held(_semaphore) : null;

    private sealed class Held(SemaphoreSlim? semaphore) : IDisposable
    {
        public void Dispose() => semaphore?.Release();
    }
}
