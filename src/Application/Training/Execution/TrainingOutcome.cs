using Regressor.Domain.Training;

namespace Regressor.Application.Training.Execution;

/// <summary>Outcome of a run whose training did not end with a model.</summary>
internal enum TrainingOutcomeKind
{
    /// <summary>The run is queued again, for another worker or for the next start.</summary>
    Requeued,

    Cancelled,

    Failed,

    /// <summary>The stored run is left unchanged: it belongs to another worker, or no longer exists.</summary>
    Lost,

    /// <summary>The stored run is left unchanged until the database can be reached, and is then restarted.</summary>
    Suspended,
}

/// <param name="Kind">Kind of outcome.</param>
/// <param name="Cause">Exception that ended the training.</param>
/// <param name="Reason">Explanation for the person who started the run; null unless it failed.</param>
/// <param name="Failure">The same for programs; null unless it failed.</param>
/// <param name="IsUnexpected">True for an unforeseen exception.</param>
internal sealed record TrainingOutcome(TrainingOutcomeKind Kind, Exception Cause, string? Reason = null, TrainingFailure? Failure = null, bool IsUnexpected = false)
{
    /// <param name="runId">Id of the run, by which the server's log can be searched.</param>
    /// <param name="error">Exception that ended the training.</param>
    /// <param name="isStopping">True while the process is shutting down.</param>
    public static TrainingOutcome Of(Guid runId, Exception error, bool isStopping)
    {
        TrainingOutcome Failed(TrainingFailureCode code, string reason) => new(TrainingOutcomeKind.Failed, error, reason, new TrainingFailure(code));

        return error switch
        {
            OperationCanceledException when isStopping => new(TrainingOutcomeKind.Requeued, error),
            OperationCanceledException => new(TrainingOutcomeKind.Cancelled, error),
            RunLeaseLostException => new(TrainingOutcomeKind.Lost, error),
            TrainingFailedException failed => new(TrainingOutcomeKind.Failed, error, failed.Message, failed.Failure),
            StorageFullException => Failed(TrainingFailureCode.DiskFull, error.Message),
            IOException file when StorageFullException.IsMeantBy(file) => Failed(TrainingFailureCode.DiskFull, new StorageFullException(file).Message),
            OutOfMemoryException => Failed(TrainingFailureCode.OutOfMemory, TrainingFailedException.OutOfMemory().Message),
            _ when StorageUnavailable.IsMeantBy(error) => new(TrainingOutcomeKind.Suspended, error),
            _ => Failed(TrainingFailureCode.Unexpected, $"Unexpected error. See the server log for run {runId}.") with { IsUnexpected = true },
        };
    }
}
