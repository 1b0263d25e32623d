using Regressor.Application.Abstractions;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Training;

namespace Regressor.Application.Training;

/// <summary>The runs that somebody watches. Each is read a few times a second at most, however many watch it.</summary>
internal sealed class WatchedRuns(IScopedWork work, TimeProvider time)
{
    private readonly Dictionary<Guid, (WatchedRun Run, int Watchers)> _watched = [];

    /// <returns>To be disposed of by who watches no longer.</returns>
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
    /// <returns>Null where the run is gone.</returns>
    public Task<RunReading?> ReadAsync(CancellationToken cancellationToken) => run.ReadAsync().WaitAsync(cancellationToken);

    public void Dispose() => end();
}

/// <param name="Run">Not to be changed.</param>
/// <param name="Epochs">All that were recorded, in order.</param>
internal sealed record RunReading(TrainingRun Run, IReadOnlyList<EpochMetrics> Epochs)
{
    public IEnumerable<EpochMetrics> After(int epoch)
    {
        // What is new is at the end.
        var first = Epochs.Count;
        while (first > 0 && Epochs[first - 1].Epoch > epoch) first--;
        for (; first < Epochs.Count; first++) yield return Epochs[first];
    }
}

internal sealed class WatchedRun(Guid id, IScopedWork work, TimeProvider time)
{
    /// <summary>What was read so long ago is not read again for another watcher.</summary>
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

    /// <summary>For all who wait for it, and so not ended by any of them.</summary>
    private async Task<RunReading?> ReadNowAsync(ITrainingRunRepository runs)
    {
        // The run is read before its epochs: a final state then never hides epochs that were stored with it.
        if (await runs.FindAsync(id, CancellationToken.None) is not { } run) return null;

        // A run that was taken up again starts over.
        var known = _latest is { } latest && latest.Run.StartedAt == run.StartedAt ? latest.Epochs : [];
        var added = await runs.ListEpochsAsync(id, known.Count > 0 ? known[^1].Epoch : 0, CancellationToken.None);
        return _latest = new RunReading(run, added.Count > 0 ? [.. known, .. added] : known);
    }
}
