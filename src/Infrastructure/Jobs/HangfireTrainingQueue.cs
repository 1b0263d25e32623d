using Hangfire;
using Hangfire.States;
using MediatR;
using Microsoft.Extensions.Logging;
using Regressor.Application.Abstractions.Learning;
using Regressor.Application.Training.Execution;
using Regressor.Infrastructure.Hosting;

namespace Regressor.Infrastructure.Jobs;

internal sealed class HangfireTrainingQueue(IBackgroundJobClient jobs, JobStorage storage, ILogger<HangfireTrainingQueue> logger) : ITrainingQueue
{
    public bool IsEmpty => storage.GetMonitoringApi().EnqueuedCount(EnqueuedState.DefaultQueue) == 0;

    public void Enqueue(Guid trainingRunId)
    {
        try
        {
            jobs.Enqueue<TrainingJob>(job => job.RunAsync(trainingRunId, CancellationToken.None));
        }
        catch (BackgroundJobClientException error)
        {
            // The run is stored, and the queue is only a hint: the monitor of unfinished runs queues it.
            logger.LogWarning(error, "Training run {Run} could not be queued; it will be queued when the queue can be reached", trainingRunId);
        }
    }
}

/// <summary>Job that Hangfire calls. A run that fails is recorded as failed and not retried: the same data would fail the same way.</summary>
[AutomaticRetry(Attempts = 0)]
internal sealed class TrainingJob(ISender sender, StartupGate readiness)
{
    /// <param name="trainingRunId">Id of the run.</param>
    /// <param name="stopping">Cancelled by Hangfire when the process shuts down.</param>
    public async Task RunAsync(Guid trainingRunId, CancellationToken stopping)
    {
        // Hangfire's workers fetch jobs as soon as they exist.
        await readiness.WaitAsync(stopping);
        await sender.Send(new ExecuteTrainingRunCommand(trainingRunId), stopping);
    }
}
