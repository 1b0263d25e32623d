using System.Collections.Concurrent;
using System.Diagnostics;
using Regressor.Application.Abstractions.Learning;
using Regressor.Domain.Training;

namespace Regressor.Application.Training.Execution;

/// <summary>Records epochs and trials on the training thread, and keeps them until another thread stores them.</summary>
/// <param name="time">Clock that tells when a search ends.</param>
internal sealed class TrainingRunProgress(TimeProvider time) : ISearchLog, IDisposable
{
    private readonly CancellationTokenSource _finishSearch = new();

    private readonly ConcurrentQueue<EpochMetrics> _recorded = new();
    private readonly List<EpochMetrics> _unstored = [];
    private readonly Stopwatch _sinceCurve = new();
    private FittedCurve? _curve;
    private LearnerProgress? _learner;
    private volatile bool _isFinishRequested;
    private bool _searchWasFinished;
    private volatile SearchProgress? _search;
    private SearchProgress? _writtenSearch;
    private SearchProgress? _storedSearch;

    /// <summary>True once the training should end with the best model so far. A request during the search ended only the search.</summary>
    public bool IsFinishRequested => _isFinishRequested && !_searchWasFinished;

    public IReadOnlyList<SearchTrial> Finished => _search?.Trials ?? [];

    public CancellationToken Finish => _finishSearch.Token;

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

    public void RequestFinish()
    {
        _isFinishRequested = true;
        _finishSearch.Cancel();
    }

    public void Dispose() => _finishSearch.Dispose();

    /// <summary>Continues the search of an earlier attempt.</summary>
    public void Resume(SearchProgress? search)
    {
        _search = _storedSearch = search;
        if (search is { IsOver: true }) _finishSearch.Cancel();
    }

    public void Begin(TimeSpan? left) => _search = (_search ?? new SearchProgress([], null, null)) with { EndsAt = time.GetUtcNow() + left };

    public void Record(SearchTrial trial, double? gain) => _search = _search! with { Trials = [.. _search.Trials, trial], Gain = gain };

    public void End()
    {
        _searchWasFinished = _isFinishRequested;
        if (_search is { } search) _search = search with { IsOver = true };
    }

    /// <summary>Writes new epochs, trials, the learner at work and the latest curve into the run. Not thread-safe.</summary>
    public void WriteTo(TrainingRun run)
    {
        while (_recorded.TryDequeue(out var epoch)) _unstored.Add(epoch);
        _unstored.ForEach(run.RecordEpoch);
        if (Volatile.Read(ref _learner) is { } learner) run.RecordLearner(learner);
        if (Interlocked.Exchange(ref _curve, null) is { } curve) run.RecordCurve(curve);
        _writtenSearch = _search;
        if (_writtenSearch is { } search && !ReferenceEquals(search, _storedSearch)) run.RecordSearch(search);
    }

    /// <summary>Discards what was written, once the run is stored. Without this call, it is written again the next time.</summary>
    public void MarkStored()
    {
        _unstored.Clear();
        _storedSearch = _writtenSearch;
    }
}
