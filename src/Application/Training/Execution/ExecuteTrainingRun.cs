using MediatR;
using Microsoft.Extensions.Logging;
using Regressor.Application.Abstractions;
using Regressor.Application.Abstractions.Learning;
using Regressor.Application.Retention;

namespace Regressor.Application.Training.Execution;

/// <summary>Executes a queued run to its end. Ignores a run that is no longer queued, so that it never runs twice.</summary>
public sealed record ExecuteTrainingRunCommand(Guid TrainingRunId) : IRequest;

internal sealed class ExecuteTrainingRunHandler(
    IScopedWork work,
    ITrainingMemory memory,
    MonitoredTrainer trainer,
    ModelPublisher publisher,
    TrainingRunCloser closer,
    LocalTrainingRegistry here,
    DatasetPruner pruner,
    TimeProvider time,
    ILogger<ExecuteTrainingRunHandler> logger) : IRequestHandler<ExecuteTrainingRunCommand>
{
    /// <param name="request">Identifies the run.</param>
    /// <param name="stopping">Cancelled when the process shuts down: the run is then queued again, for another worker or the next start.</param>
    public async Task Handle(ExecuteTrainingRunCommand request, CancellationToken stopping)
    {
        var id = request.TrainingRunId;
        if (!here.Begin(id)) return;
        int? attempt = null;
        try
        {
            attempt = await work.RunAsync((TrainingRunStore runs) => runs.ClaimAsync(id, stopping));
            if (attempt is null) return;
            await pruner.PruneAsync(await TrainAndPublishAsync(id, attempt.Value, stopping));
        }
        catch (Exception error)
        {
            var outcome = TrainingOutcome.Of(id, error, stopping.IsCancellationRequested);
            await closer.CloseAsync(id, attempt, outcome, stopping);
            if (outcome.Kind == TrainingOutcomeKind.Requeued) throw;
        }
        finally
        {
            here.End(id);
        }
    }

    /// <returns>Slug of the dataset that the run trained.</returns>
    private async Task<string> TrainAndPublishAsync(Guid id, int attempt, CancellationToken stopping)
    {
        using var progress = new TrainingRunProgress(time);
        await using var lease = new TrainingRunLease(id, attempt, progress, here, work, logger, stopping);
        try
        {
            using var reserved = await work.RunAsync((TrainingPreparation preparation) => preparation.ReserveAsync(id, memory, lease.Token));
            var prepared = await work.RunAsync((TrainingPreparation preparation) => preparation.PrepareAsync(id, attempt, lease.Token));
            var trained = await trainer.TrainAsync(prepared, progress, lease.Token);
            await publisher.PublishAsync(prepared, trained, lease, stopping);
            return prepared.Dataset.Slug;
        }
        catch (OperationCanceledException) when (lease.IsLost)
        {
            throw new RunLeaseLostException();
        }
    }
}
