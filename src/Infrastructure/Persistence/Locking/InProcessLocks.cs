using Regressor.Application.Abstractions.Storage;

namespace Regressor.Infrastructure.Persistence.Locking;

/// <summary>For a database that one process has for itself.</summary>
internal sealed class InProcessLocks : IDistributedLockProvider, IDisposable
{
    // Few turns share one, which does no harm but waiting: there are as many turns as datasets.
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
