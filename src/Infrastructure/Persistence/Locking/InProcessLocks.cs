using Regressor.Application.Abstractions.Storage;

namespace Regressor.Infrastructure.Persistence.Locking;

/// <summary>Locks for a database that only one process uses.</summary>
internal sealed class InProcessLocks : IDistributedLockProvider, IDisposable
{
    // There are as many locks as datasets, so few locks share a semaphore. Sharing costs only waiting time.
    private readonly SemaphoreSlim[] _turns = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1))];

    public async Task<IAsyncDisposable> TakeAsync(LockName of, CancellationToken cancellationToken)
    {
        var turn = _turns[(uint)string.GetHashCode(of.Name, StringComparison.Ordinal) % _turns.Length];
        await turn.WaitAsync(cancellationToken);
        return new Taken(turn);
    }

    public void Dispose() => Array.ForEach(_turns, turn => turn.Dispose());

    private sealed class Taken(SemaphoreSlim turn) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            turn.Release();
            return ValueTask.CompletedTask;
        }
    }
}
