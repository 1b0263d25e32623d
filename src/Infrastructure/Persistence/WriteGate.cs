using Regressor.Application;

namespace Regressor.Infrastructure.Persistence;

/// <summary>Every write of the database goes through here: one at a time, where the database takes no more.</summary>
/// <remarks>
/// SQLite has one writer, and its driver waits for its turn by sleeping 150 ms: waiting here instead keeps answers quick.
/// It also gives the in-memory provider, which checks no unique index, a moment in which a check holds.
/// </remarks>
/// <param name="oneAtATime">Not for a database that has many writers, and checks its constraints itself.</param>
/// <param name="ballast">Kept for deletions.</param>
internal sealed class WriteGate(bool oneAtATime, Ballast? ballast = null) : IDisposable
{
    private readonly SemaphoreSlim? _turn = oneAtATime ? new(1) : null;

    public bool OneAtATime { get; } = oneAtATime;

    public void Dispose() => _turn?.Dispose();

    /// <summary>As <see cref="RunAsync"/>, for what can do without: where another write takes longer than a second it is left.</summary>
    /// <returns>Whether it was written.</returns>
    public async Task<bool> TryRunAsync(Func<Task> write, CancellationToken cancellationToken)
    {
        if (_turn is not null && !await _turn.WaitAsync(TimeSpan.FromSeconds(1), cancellationToken)) return false;
        await WriteAsync(write);
        return true;
    }

    /// <exception cref="Domain.DomainException">What was stored meanwhile rules it out.</exception>
    /// <exception cref="StorageFullException">There is no room.</exception>
    public async Task RunAsync(Func<Task> write, CancellationToken cancellationToken)
    {
        if (_turn is not null) await _turn.WaitAsync(cancellationToken);
        await WriteAsync(write);
    }

    /// <summary>As <see cref="RunAsync"/>, for what removes more than it adds: where the disk is full, it has the room that is kept for it.</summary>
    /// <param name="removal">Is done again as a whole then.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task RunRemovalAsync(Func<Task> removal, CancellationToken cancellationToken) => RunAsync(
        async () =>
        {
            try
            {
                await removal();
            }
            catch (Exception error) when (StorageErrors.Translate(error) is StorageFullException && ballast?.GiveUp() == true)
            {
                try
                {
                    await removal();
                }
                finally
                {
                    ballast.Take();
                }
            }
        },
        cancellationToken);

    private async Task WriteAsync(Func<Task> write)
    {
        try
        {
            await write();
        }
        catch (Exception error) when (StorageErrors.Translate(error) is { } translated)
        {
            throw translated;
        }
        finally
        {
            _turn?.Release();
        }
    }
}
