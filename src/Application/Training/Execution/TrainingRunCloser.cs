using Microsoft.Extensions.Logging;
using Regressor.Application.Abstractions;
using Regressor.Domain.Training;

namespace Regressor.Application.Training.Execution;

/// <summary>Stores and logs the outcome of a training that produced no model.</summary>
internal sealed class TrainingRunCloser(IScopedWork work, LocalTrainingRegistry here, TimeProvider time, ILogger<TrainingRunCloser> logger)
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);

    /// <param name="id">Id of the run.</param>
    /// <param name="attempt">Number of the attempt that ended; null where the run was not claimed yet.</param>
    /// <param name="outcome">Outcome of the run.</param>
    /// <param name="stopping">Ends the wait for disk space.</param>
    public async Task CloseAsync(Guid id, int? attempt, TrainingOutcome outcome, CancellationToken stopping)
    {
        switch (outcome.Kind)
        {
            case TrainingOutcomeKind.Requeued:
                await StoreAsync(id, attempt, run => run.Requeue());
                break;
            case TrainingOutcomeKind.Cancelled:
                await StoreWhenThereIsRoomAsync(id, attempt, run => run.Cancel(time.GetUtcNow()), stopping);
                break;
            case TrainingOutcomeKind.Failed:
                if (outcome.IsUnexpected) logger.LogError(outcome.Cause, "Training run {Run} ended with an unexpected error", id);
                await StoreWhenThereIsRoomAsync(id, attempt, run => run.Fail(outcome.Failure!, outcome.Reason!, time.GetUtcNow()), stopping);
                break;
            case TrainingOutcomeKind.Lost:
                here.LetGoOf(id);
                logger.LogWarning("Training run {Run} was reassigned to another worker", id);
                break;
            case TrainingOutcomeKind.Suspended:
                here.LetGoOf(id);
                logger.LogWarning(outcome.Cause, "Training run {Run} could not be completed; it will be restarted when the database can be reached", id);
                break;
        }
    }

    /// <summary>Waits while the disk is too full to store the end of the run. If the end were lost, the run would stay in progress forever.</summary>
    private async Task StoreWhenThereIsRoomAsync(Guid id, int? attempt, Action<TrainingRun> end, CancellationToken stopping)
    {
        while (true)
        {
            try
            {
                await StoreAsync(id, attempt, end);
                return;
            }
            catch (StorageFullException full)
            {
                logger.LogWarning(full, "Training run {Run} could not be completed; the disk is full", id);
                await Task.Delay(RetryDelay, time, stopping);
            }
        }
    }

    private async Task StoreAsync(Guid id, int? attempt, Action<TrainingRun> end)
    {
        var run = await work.RunAsync((TrainingRunStore runs) => runs.CloseAsync(id, attempt, end));
        if (run is { IsFinished: true }) Instrumentation.CountEnd(run);
    }
}
