using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Regressor.Application.Abstractions;

namespace Regressor.Application.Training.Execution;

/// <summary>Thrown when the run no longer exists, or belongs to another worker.</summary>
internal sealed class RunLeaseLostException : Exception;

/// <summary>
/// Holds a run for this process while it trains. Four times a second it stores the progress, and checks whether the run was cancelled or
/// taken over, on any machine. Every two seconds it sends a heartbeat.
/// </summary>
internal sealed class TrainingRunLease : IAsyncDisposable
{
    public static readonly TimeSpan RenewalInterval = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan HeartbeatInterval = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _released = new();
    private readonly CancellationTokenSource _stop;
    private readonly Guid _runId;
    private readonly int _attempt;
    private readonly TrainingRunProgress _progress;
    private readonly IScopedWork _work;
    private readonly ILogger _logger;
    private readonly TimeSpan _longestSilence;
    private readonly Stopwatch _sinceHeartbeat = Stopwatch.StartNew();
    private readonly Task _renewing;
    private bool _isReleased;

    /// <param name="runId">Id of the run in progress.</param>
    /// <param name="attempt">Number of its attempt.</param>
    /// <param name="progress">Progress, which each renewal stores.</param>
    /// <param name="here">Registry of this process.</param>
    /// <param name="work">Gives each renewal its own unit of work.</param>
    /// <param name="logger">Receives the errors of renewals.</param>
    /// <param name="stopping">Cancelled when the process shuts down.</param>
    public TrainingRunLease(
        Guid runId, int attempt, TrainingRunProgress progress, LocalTrainingRegistry here, IScopedWork work, ILogger logger, CancellationToken stopping)
    {
        // Without a heartbeat for this long, the training stops before other workers, which wait longer, take over the run. No run is ever
        // trained twice simultaneously. Where there are no other workers nobody takes over, however long a large import blocks the database.
        _longestSilence = here.HasOthers ? StaleRunDetector.Patience - TimeSpan.FromSeconds(10) : Timeout.InfiniteTimeSpan;
        (_runId, _attempt, _progress, _work, _logger) = (runId, attempt, progress, work, logger);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        Token = _stop.Token;
        _renewing = Task.Run(RenewRegularlyAsync, CancellationToken.None);
    }

    /// <summary>Cancelled when the run must stop: its cancellation was requested, the lease is lost, or the process shuts down.</summary>
    public CancellationToken Token { get; }

    /// <summary>True when the run no longer exists, or others may have taken it over: its result is then discarded.</summary>
    public bool IsLost { get; private set; }

    /// <summary>Stores the remaining progress; later calls do nothing.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isReleased) return;
        _isReleased = true;
        await _released.CancelAsync();
        await _renewing;
        _released.Dispose();
        _stop.Dispose();
    }

    private async Task RenewRegularlyAsync()
    {
        using var timer = new PeriodicTimer(RenewalInterval);
        while (true)
        {
            var isLast = false;
            try
            {
                await timer.WaitForNextTickAsync(_released.Token);
            }
            catch (OperationCanceledException)
            {
                isLast = true;
            }

            try
            {
                await RenewAsync();
            }
            catch (Exception error)
            {
                // The epochs are stored at the next renewal; the training itself is not affected.
                _logger.LogWarning(error, "The progress of training run {Run} could not be stored", _runId);
                if (_longestSilence != Timeout.InfiniteTimeSpan && _sinceHeartbeat.Elapsed > _longestSilence) await LoseAsync();
            }

            if (isLast) return;
        }
    }

    private async Task RenewAsync()
    {
        // A database that does not respond must not keep the lease from noticing how long its last heartbeat is ago.
        using var patience = new CancellationTokenSource(_longestSilence);
        var isHeartbeatDue = _sinceHeartbeat.Elapsed >= HeartbeatInterval;
        var isCancelRequested = false;
        try
        {
            var run = await _work.RunAsync((TrainingRunStore runs) => runs.UpdateAsync(
                _runId,
                _attempt,
                held =>
                {
                    isCancelRequested = held.CancelRequested;
                    if (held.FinishRequested) _progress.RequestFinish();
                    if (isHeartbeatDue) held.Beat();
                    _progress.WriteTo(held);
                },
                patience.Token));
            if (run is null)
            {
                await LoseAsync();
                return;
            }
        }
        finally
        {
            // Stop even if the disk is too full to store the progress.
            if (isCancelRequested) await _stop.CancelAsync();
        }

        _progress.MarkStored();
        if (isHeartbeatDue) _sinceHeartbeat.Restart();
    }

    private async Task LoseAsync()
    {
        IsLost = true;
        await _stop.CancelAsync();
    }
}
