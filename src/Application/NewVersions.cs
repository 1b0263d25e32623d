namespace Regressor.Application;

/// <summary>
/// Whoever gives a model its number has the turn until checkpoint and row are stored: else two could take the same number. So has whoever
/// activates or removes a version: else the one that is activated could be the one that is removed.
/// </summary>
internal sealed class NewVersions : IDisposable
{
    private readonly SemaphoreSlim _oneAtATime = new(1);

    public void Dispose() => _oneAtATime.Dispose();

    /// <summary>The dataset must be read after this: it may just have got a version.</summary>
    /// <returns>Ends the turn when disposed of.</returns>
    public async Task<IDisposable> TurnAsync(CancellationToken cancellationToken)
    {
        await _oneAtATime.WaitAsync(cancellationToken);
        return new Turn(_oneAtATime);
    }

    private sealed class Turn(SemaphoreSlim oneAtATime) : IDisposable
    {
        public void Dispose() => oneAtATime.Release();
    }
}
