using System.Collections.Concurrent;
using System.Diagnostics;
using Regressor.Domain.Training;

namespace Regressor.Application.Training.Execution;

/// <summary>Takes epochs on the training thread, and keeps them until they are stored from another.</summary>
internal sealed class TrainingRunProgress
{
    private readonly ConcurrentQueue<EpochMetrics> _recorded = new();
    private readonly List<EpochMetrics> _unstored = [];
    private readonly Stopwatch _sinceCurve = new();
    private FittedCurve? _curve;

    public int LastEpoch { get; private set; }

    /// <param name="epoch">The figures of the epoch.</param>
    /// <param name="curve">Called no more often than the run is stored.</param>
    public void Record(EpochMetrics epoch, Func<FittedCurve?> curve)
    {
        if (!_sinceCurve.IsRunning || _sinceCurve.Elapsed >= TrainingRunLease.RenewalInterval)
        {
            _sinceCurve.Restart();
            Volatile.Write(ref _curve, curve());
        }

        LastEpoch = epoch.Epoch;
        _recorded.Enqueue(epoch);
    }

    /// <summary>Writes what is new into the run. Not to be called from several threads at once.</summary>
    public void WriteTo(TrainingRun run)
    {
        while (_recorded.TryDequeue(out var epoch)) _unstored.Add(epoch);
        _unstored.ForEach(run.RecordEpoch);
        if (Interlocked.Exchange(ref _curve, null) is { } curve) run.RecordCurve(curve);
    }

    /// <summary>Forgets what was written: the run is stored. Without it, the same epochs are written again the next time.</summary>
    public void MarkStored() => _unstored.Clear();
}
