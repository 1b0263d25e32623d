using Regressor.Domain.Training;

namespace Regressor.Application.Training.Execution;

/// <summary>What becomes of a run whose training did not end with a model.</summary>
internal enum TrainingOutcomeKind
{
    /// <summary>It waits again, for another worker or for the next start.</summary>
    Requeued,

    Cancelled,

    Failed,

    /// <summary>It stays as it is stored: it belongs to another worker, or is gone.</summary>
    Lost,

    /// <summary>It stays as it is stored until the database can be reached, and is then taken up again.</summary>
    Suspended,
}

/// <param name="Kind">What becomes of the run.</param>
/// <param name="Cause">The exception that ended the training.</param>
/// <param name="Reason">A sentence for the person who started the run; null unless it failed.</param>
/// <param name="IsUnexpected">True for an exception that nobody has foreseen.</param>
internal sealed record TrainingOutcome(TrainingOutcomeKind Kind, Exception Cause, string? Reason = null, bool IsUnexpected = false)
{
    /// <param name="runId">The run, by which the server's log can be searched.</param>
    /// <param name="error">The exception that ended the training.</param>
    /// <param name="isStopping">True while the process is going down.</param>
    public static TrainingOutcome Of(Guid runId, Exception error, bool isStopping)
    {
        TrainingOutcome Failed(string reason) => new(TrainingOutcomeKind.Failed, error, reason);

        return error switch
        {
            OperationCanceledException when isStopping => new(TrainingOutcomeKind.Requeued, error),
            OperationCanceledException => new(TrainingOutcomeKind.Cancelled, error),
            RunLeaseLostException => new(TrainingOutcomeKind.Lost, error),
            TrainingFailedException or StorageFullException => Failed(error.Message),
            IOException file when StorageFullException.IsMeantBy(file) => Failed(new StorageFullException(file).Message),
            OutOfMemoryException => Failed(TrainingFailedException.OutOfMemory().Message),
            _ when StorageUnavailable.IsMeantBy(error) => new(TrainingOutcomeKind.Suspended, error),
            _ => Failed($"Something unexpected went wrong. The server's log has it under {runId}.") with { IsUnexpected = true },
        };
    }
}
