using Regressor.Application.Abstractions;

namespace Regressor.Infrastructure.Persistence;

/// <summary>For a database that one process has for itself.</summary>
internal sealed class LocalTurns : ITurns, IDisposable
{
    private readonly Dictionary<Turn, SemaphoreSlim> _turns = Enum.GetValues<Turn>().ToDictionary(turn => turn, _ => new SemaphoreSlim(1));

    public async Task<IAsyncDisposable> TakeAsync(Turn of, CancellationToken cancellationToken)
    {
        await _turns[of].WaitAsync(cancellationToken);
        return new Taken(_turns[of]);
    }

    public void Dispose()
    {
        foreach (var turn in _turns.Values) turn.Dispose();
    }

    private sealed class Taken(SemaphoreSlim turn) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            turn.Release();
            return ValueTask.CompletedTask;
        }
    }
}
