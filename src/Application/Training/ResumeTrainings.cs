using MediatR;
using Microsoft.Extensions.Logging;
using Regressor.Application.Abstractions;
using Regressor.Domain.Training;

namespace Regressor.Application.Training;

/// <summary>Takes up the runs that were queued or running when the process ended; done once, before the first request.</summary>
public sealed record ResumeTrainingsCommand : IRequest;

internal sealed class ResumeTrainingsHandler(
    ITrainingRunRepository runs,
    IUnitOfWork unitOfWork,
    ITrainingQueue queue,
    TimeProvider time,
    ILogger<ResumeTrainingsHandler> logger) : IRequestHandler<ResumeTrainingsCommand>
{
    public async Task Handle(ResumeTrainingsCommand request, CancellationToken cancellationToken)
    {
        foreach (var run in await runs.ListUnfinishedAsync(cancellationToken))
        {
            if (run.CancelRequested)
            {
                run.Cancel(time.GetUtcNow());
            }
            else if (run.Status == TrainingStatus.Running)
            {
                await runs.RemoveEpochsAsync(run.Id, cancellationToken);
                run.Requeue();
            }

            await unitOfWork.SaveChangesAsync(cancellationToken);
            if (run.IsFinished) continue;
            logger.LogInformation("Training run {Run} is taken up again", run.Id);
            queue.Enqueue(run.Id);
        }
    }
}
