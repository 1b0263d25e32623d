namespace Regressor.Infrastructure.Persistence.Locking;

/// <summary>Lets one write through at a time where the database takes no more.</summary>
/// <remarks>
/// SQLite has one writer, and its driver waits for a free database by sleeping 150 ms: waiting here instead keeps answers quick.
/// The in-memory provider checks no unique index, so a check holds only while nobody else writes.
/// </remarks>
/// <param name="isExclusive">False for a database that has many writers and checks its constraints itself.</param>
internal sealed class WriteLock(bool isExclusive) : IDisposable
{
    private readonly SemaphoreSlim? _semaphore = isExclusive ? new(1) : null;

    public void Dispose() => _semaphore?.Dispose();

    /// <returns>Releases the lock when disposed of.</returns>
    public async Task<IDisposable> TakeAsync(CancellationToken cancellationToken) => (await TryTakeAsync(Timeout.InfiniteTimeSpan, cancellationToken))!;

    /// <returns>Releases the lock when disposed of; null where another write holds it longer than the patience lasts.</returns>
    public async Task<IDisposable?> TryTakeAsync(TimeSpan patience, CancellationToken cancellationToken) =>
        _semaphore is null || await _semaphore.WaitAsync(patience, cancellationToken) ? new Held(_semaphore) : null;

    private sealed class Held(SemaphoreSlim? semaphore) : IDisposable
    {
        public void Dispose() => semaphore?.Release();
    }
}
