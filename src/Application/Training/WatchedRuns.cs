using Regressor.Application.Abstractions;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Training;

namespace Regressor.Application.Training;

/// <summary>Runs that clients watch. Each is read at most a few times a second, however many clients watch it.</summary>
internal sealed class WatchedRuns(IScopedWork work, TimeProvider time)
{
    private readonly Dictionary<Guid, (WatchedRun Run, int Watchers)> _watched = [];

    /// <returns>A watch, which the caller disposes of when it stops watching.</returns>
    public Watch Begin(Guid id)
    {
        lock (_watched)
        {
            var (run, watchers) = _watched.GetValueOrDefault(id);
            _watched[id] = (run ??= new WatchedRun(id, work, time), watchers + 1);
            return new Watch(run, () => End(id));
        }
    }

    private void End(Guid id)
    {
        lock (_watched)
        {
            var (run, watchers) = _watched[id];
            if (watchers == 1) _watched.Remove(id);
            else _watched[id] = (run, watchers - 1);
        }
    }
}

internal sealed class Watch(WatchedRun run, Action end) : IDisposable
{
    /// <returns>The latest reading; null where the run no longer exists.</returns>
    public Task<RunReading?> ReadAsync(CancellationToken cancellationToken) => run.ReadAsync().WaitAsync(cancellationToken);

    public void Dispose() => end();
}

/// <param name="Run">The run, which must not be changed.</param>
/// <param name="Epochs">All recorded epochs, in order.</param>
internal sealed record RunReading(TrainingRun Run, IReadOnlyList<EpochMetrics> Epochs)
{
    public IEnumerable<EpochMetrics> After(int epoch)
    {
        // Search from the end, where new epochs are.
        var first = Epochs.Count;
        while (first > 0 && Epochs[first - 1].Epoch > epoch) first--;
        for (; first < Epochs.Count; first++) yield return Epochs[first];
    }
}

internal sealed class WatchedRun(Guid id, IScopedWork work, TimeProvider time)
{
    /// <summary>Age up to which a reading is shared with other watchers.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromMilliseconds(125);

    private readonly Lock _lock = new();
    private Task<RunReading?>? _reading;
    private RunReading? _latest;
    private long _readAt;

    public Task<RunReading?> ReadAsync()
    {
        lock (_lock)
        {
            if (_reading is { IsCompleted: false } || (_reading is not null && time.GetElapsedTime(_readAt) < Fresh)) return _reading;
            _readAt = time.GetTimestamp();
            return _reading = Task.Run(() => work.RunAsync<ITrainingRunRepository, RunReading?>(ReadNowAsync));
        }
    }

    /// <summary>Reads the run for all waiting callers, and so is not cancelled by any one of them.</summary>
    private async Task<RunReading?> ReadNowAsync(ITrainingRunRepository runs)
    {
        // Read the run before its epochs, so that a final state never hides epochs that were stored with it.
        if (await runs.FindAsync(id, CancellationToken.None) is not { } run) return null;

        // A restarted run begins again from its first epoch.
        var known = _latest is { } latest && latest.Run.StartedAt == run.StartedAt ? latest.Epochs : [];
        var added = await runs.ListEpochsAsync(id, known.Count > 0 ? known[^1].Epoch : 0, CancellationToken.None);
        return _latest = new RunReading(run, added.Count > 0 ? [.. known, .. added] : known);
    }
}
