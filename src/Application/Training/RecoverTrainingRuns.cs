using MediatR;
using Microsoft.Extensions.Logging;
using Regressor.Application.Abstractions.Learning;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Training;

namespace Regressor.Application.Training;

/// <summary>
/// Restarts runs whose worker has died, here or on another machine, and queues runs that are not in the queue. Runs at startup and every
/// few seconds.
/// </summary>
public sealed record RecoverTrainingRunsCommand : IRequest;

internal sealed class RecoverTrainingRunsHandler(
    ITrainingRunRepository runs,
    IUnitOfWork unitOfWork,
    ITrainingQueue queue,
    LocalTrainingRegistry here,
    StaleRunDetector silent,
    TimeProvider time,
    ILogger<RecoverTrainingRunsHandler> logger) : IRequestHandler<RecoverTrainingRunsCommand>
{
    public async Task Handle(RecoverTrainingRunsCommand request, CancellationToken cancellationToken)
    {
        try
        {
            var unfinished = await runs.ListUnfinishedAsync(cancellationToken);
            var lost = silent.Observe(unfinished);

            // A run that is queued twice is still trained only once.
            var forgotten = unfinished.Any(run => run.Status == TrainingStatus.Queued) && queue.IsEmpty;
            foreach (var run in unfinished)
            {
                if (IsOrphaned(run, lost)) await TakeUpAsync(run, cancellationToken);
                else if (run.Status == TrainingStatus.Queued && forgotten) queue.Enqueue(run.Id);
            }
        }
        catch (Exception error) when (StorageUnavailable.IsMeantBy(error))
        {
            silent.Forget();
            throw;
        }
    }

    private bool IsOrphaned(TrainingRun run, HashSet<Guid> lost) =>
        run.Status == TrainingStatus.Running && !here.Has(run.Id) && (run.Worker is null || run.Worker == here.Worker || lost.Contains(run.Id));

    private async Task TakeUpAsync(TrainingRun run, CancellationToken cancellationToken)
    {
        if (run.CancelRequested) run.Cancel(time.GetUtcNow());
        else if (run.Worker == here.Worker && here.HasLetGoOf(run.Id)) run.Requeue();
        else run.LoseWorker(time.GetUtcNow());

        // If several workers find the run simultaneously, only one of them can save.
        await unitOfWork.SaveChangesAsync(cancellationToken);
        if (run.IsFinished)
        {
            Instrumentation.CountEnd(run);
            if (run.Error is not null) logger.LogError("Training run {Run} failed: {Error}", run.Id, run.Error);
            return;
        }

        logger.LogInformation("Restarted training run {Run}", run.Id);
        queue.Enqueue(run.Id);
    }
}
