namespace Regressor.Infrastructure.Hosting;

/// <summary>Signals when the server can answer requests.</summary>
public sealed class StartupGate
{
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool IsReady => _ready.Task.IsCompleted;

    /// <summary>Waits until the server can answer requests.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) => _ready.Task.WaitAsync(cancellationToken);

    public void Reached() => _ready.TrySetResult();
}
