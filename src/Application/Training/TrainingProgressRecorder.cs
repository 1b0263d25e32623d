using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Regressor.Application.Abstractions;
using Regressor.Domain.Training;

namespace Regressor.Application.Training;

/// <summary>
/// Takes epochs on the training thread and stores them from another, at most four times a second. On the same occasion it tells that the
/// worker lives, and looks whether somebody, on whichever machine, asked for the run to be cancelled or has taken it over.
/// </summary>
internal sealed class TrainingProgressRecorder : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan BetweenBeats = TimeSpan.FromSeconds(2);

    private readonly ConcurrentQueue<EpochMetrics> _waiting = new();
    private readonly List<EpochMetrics> _unstored = [];
    private readonly CancellationTokenSource _done = new();
    private readonly Guid _runId;
    private readonly int _attempt;
    private readonly IServiceScopeFactory _scopes;
    private readonly CancellationTokenSource _cancel;
    private readonly ILogger _logger;
    private readonly Task _storing;
    private readonly Stopwatch _sinceCurve = new();
    private readonly Stopwatch _sinceBeat = Stopwatch.StartNew();
    private readonly TimeSpan _longestSilence;
    private FittedCurve? _curve;
    private bool _isDisposed;

    /// <param name="runId">The run that is under way.</param>
    /// <param name="attempt">Which of its starts.</param>
    /// <param name="here">This process.</param>
    /// <param name="scopes">For a unit of work of its own at each turn.</param>
    /// <param name="cancel">Cancelled when the run is to stop.</param>
    /// <param name="logger">Takes what goes wrong between two turns.</param>
    public TrainingProgressRecorder(
        Guid runId, int attempt, TrainingsHere here, IServiceScopeFactory scopes, CancellationTokenSource cancel, ILogger logger)
    {
        // After so long without a beat it stops, before others, who wait longer, take the run over: it is never trained twice at once.
        // Where there are no others nobody does, however long a large import holds the database up.
        _longestSilence = here.HasOthers ? SilentRuns.Patience - TimeSpan.FromSeconds(10) : Timeout.InfiniteTimeSpan;
        (_runId, _attempt, _scopes, _cancel, _logger) = (runId, attempt, scopes, cancel, logger);
        _storing = Task.Run(StoreRegularlyAsync);
    }

    public int LastEpoch { get; private set; }

    /// <summary>The run is gone, or others may have taken it over: nothing that comes of it counts.</summary>
    public bool IsLost { get; private set; }

    /// <param name="epoch">What it showed.</param>
    /// <param name="curve">Called no more often than it is stored.</param>
    public void Record(EpochMetrics epoch, Func<FittedCurve?> curve)
    {
        if (!_sinceCurve.IsRunning || _sinceCurve.Elapsed >= Interval)
        {
            _sinceCurve.Restart();
            Volatile.Write(ref _curve, curve());
        }

        LastEpoch = epoch.Epoch;
        _waiting.Enqueue(epoch);
    }

    /// <summary>Stores what is left, the first time.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isDisposed) return;
        _isDisposed = true;
        await _done.CancelAsync();
        await _storing;
        _done.Dispose();
    }

    private async Task StoreRegularlyAsync()
    {
        using var timer = new PeriodicTimer(Interval);
        while (true)
        {
            var last = false;
            try
            {
                await timer.WaitForNextTickAsync(_done.Token);
            }
            catch (OperationCanceledException)
            {
                last = true;
            }

            try
            {
                await StoreAsync();
            }
            catch (Exception error)
            {
                // Its epochs are stored the next time; the training itself is not hurt.
                _logger.LogWarning(error, "The progress of training run {Run} could not be stored", _runId);
                if (_longestSilence != Timeout.InfiniteTimeSpan && _sinceBeat.Elapsed > _longestSilence) await LoseAsync();
            }

            if (last) return;
        }
    }

    private async Task StoreAsync()
    {
        // A database that does not answer must not keep it from noticing how long it has been silent.
        using var patience = new CancellationTokenSource(_longestSilence);
        await using var scope = _scopes.CreateAsyncScope();
        var run = await scope.ServiceProvider.GetRequiredService<ITrainingRunRepository>().FindAsync(_runId, patience.Token);
        if (run is null || !run.IsRunning(_attempt))
        {
            await LoseAsync();
            return;
        }

        if (run.CancelRequested) await _cancel.CancelAsync();
        var beats = _sinceBeat.Elapsed >= BetweenBeats;
        if (beats) run.Beat();
        while (_waiting.TryDequeue(out var epoch)) _unstored.Add(epoch);
        _unstored.ForEach(run.RecordEpoch);
        if (Interlocked.Exchange(ref _curve, null) is { } curve) run.RecordCurve(curve);
        await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().SaveChangesAsync(patience.Token);
        _unstored.Clear();
        if (beats) _sinceBeat.Restart();
    }

    private async Task LoseAsync()
    {
        IsLost = true;
        await _cancel.CancelAsync();
    }
}
