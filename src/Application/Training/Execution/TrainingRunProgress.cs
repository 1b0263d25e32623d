using System.Collections.Concurrent;
using System.Diagnostics;
using Regressor.Domain.Training;

namespace Regressor.Application.Training.Execution;

/// <summary>Records epochs on the training thread, and keeps them until another thread stores them.</summary>
internal sealed class TrainingRunProgress
{
    private readonly ConcurrentQueue<EpochMetrics> _recorded = new();
    private readonly List<EpochMetrics> _unstored = [];
    private readonly Stopwatch _sinceCurve = new();
    private FittedCurve? _curve;
    private LearnerProgress? _learner;
    private volatile bool _isFinishRequested;

    /// <summary>True once the training should end with the best model so far.</summary>
    public bool IsFinishRequested => _isFinishRequested;

    public int LastEpoch { get; private set; }

    /// <param name="epoch">Metrics of the epoch.</param>
    /// <param name="curve">Computes the fitted curve; called no more often than the run is stored.</param>
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

    /// <summary>Records how far a learner is; only the latest is kept.</summary>
    public void Record(LearnerProgress learner) => Volatile.Write(ref _learner, learner);

    public void RequestFinish() => _isFinishRequested = true;

    /// <summary>Writes new epochs, the learner at work and the latest curve into the run. Not thread-safe.</summary>
    public void WriteTo(TrainingRun run)
    {
        while (_recorded.TryDequeue(out var epoch)) _unstored.Add(epoch);
        _unstored.ForEach(run.RecordEpoch);
        if (Volatile.Read(ref _learner) is { } learner) run.RecordLearner(learner);
        if (Interlocked.Exchange(ref _curve, null) is { } curve) run.RecordCurve(curve);
    }

    /// <summary>Discards the epochs that were written, once the run is stored. Without this call, they are written again the next time.</summary>
    public void MarkStored() => _unstored.Clear();
}
