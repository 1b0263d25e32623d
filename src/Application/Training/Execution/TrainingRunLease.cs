using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Regressor.Application.Abstractions;

namespace Regressor.Application.Training.Execution;

/// <summary>The run is gone, or belongs to another worker.</summary>
internal sealed class RunLeaseLostException : Exception;

/// <summary>
/// Holds a run for this process while it trains: four times a second it stores the progress, and looks whether somebody, on whichever
/// machine, asked for the run to be cancelled or has taken it over. Every two seconds it gives a sign of life.
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

    /// <param name="runId">The run that is under way.</param>
    /// <param name="attempt">The number of its start.</param>
    /// <param name="progress">Stored at each renewal.</param>
    /// <param name="here">This process.</param>
    /// <param name="work">Gives each renewal a unit of work of its own.</param>
    /// <param name="logger">Takes the errors of a renewal.</param>
    /// <param name="stopping">Cancelled when the process goes down.</param>
    public TrainingRunLease(
        Guid runId, int attempt, TrainingRunProgress progress, LocalTrainingRegistry here, IScopedWork work, ILogger logger, CancellationToken stopping)
    {
        // After so long without a heartbeat it stops, before others, who wait longer, take the run over: it is never trained twice at once.
        // Where there are no others nobody does, however long a large import holds the database up.
        _longestSilence = here.HasOthers ? StaleRunDetector.Patience - TimeSpan.FromSeconds(10) : Timeout.InfiniteTimeSpan;
        (_runId, _attempt, _progress, _work, _logger) = (runId, attempt, progress, work, logger);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        Token = _stop.Token;
        _renewing = Task.Run(RenewRegularlyAsync, CancellationToken.None);
    }

    /// <summary>Cancelled when the run is to stop: somebody asked for it, the lease is lost, or the process goes down.</summary>
    public CancellationToken Token { get; }

    /// <summary>The run is gone, or others may have taken it over: nothing that comes of it counts.</summary>
    public bool IsLost { get; private set; }

    /// <summary>Stores what is left of the progress, the first time.</summary>
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
                // Its epochs are stored the next time; the training itself is not hurt.
                _logger.LogWarning(error, "The progress of training run {Run} could not be stored", _runId);
                if (_longestSilence != Timeout.InfiniteTimeSpan && _sinceHeartbeat.Elapsed > _longestSilence) await LoseAsync();
            }

            if (isLast) return;
        }
    }

    private async Task RenewAsync()
    {
        // A database that does not answer must not keep it from noticing how long it has been silent.
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
            // Also where the disk is too full to store the progress.
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
