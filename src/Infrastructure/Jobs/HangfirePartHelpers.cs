using Hangfire;
using Hangfire.States;
using MediatR;
using Microsoft.Extensions.Logging;
using Regressor.Application.Training.Execution;
using Regressor.Infrastructure.Hosting;
using Regressor.Infrastructure.Learning.Parts;

namespace Regressor.Infrastructure.Jobs;

/// <summary>Calls other workers by jobs, each in the queue of one worker.</summary>
internal sealed class HangfirePartHelpers(IBackgroundJobClient jobs, JobStorage storage, HelpQueue own, TimeProvider time, ILogger<HangfirePartHelpers> logger) : IPartHelpers
{
    /// <summary>Age of a heartbeat of Hangfire, which is sent every 30 s, from which a server is not counted on.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(75);

    public int Others => QueuesOfOthers().Count;

    public bool IsTrainingWaiting => storage.GetMonitoringApi().EnqueuedCount(EnqueuedState.DefaultQueue) > 0;

    public IDisposable Call(Guid run, int workers)
    {
        List<string> called = [];
        try
        {
            foreach (var queue in QueuesOfOthers().Take(workers))
                called.Add(jobs.Create<HelpJob>(job => job.RunAsync(run, CancellationToken.None), new EnqueuedState(queue)));
        }
        catch (BackgroundJobClientException error)
        {
            logger.LogWarning(error, "Not all workers could be called to help with training run {Run}", run);
        }

        return new Calls(jobs, called, logger);
    }

    private List<string> QueuesOfOthers() =>
    [
        .. storage.GetMonitoringApi().Servers()
            .Where(server => server.Heartbeat is { } heartbeat && time.GetUtcNow().UtcDateTime - heartbeat < Patience)
            .SelectMany(server => server.Queues).Where(queue => HelpQueue.Is(queue) && queue != own.Name),
    ];

    /// <summary>Takes back the calls that no worker has answered.</summary>
    private sealed class Calls(IBackgroundJobClient jobs, IReadOnlyList<string> called, ILogger logger) : IDisposable
    {
        public void Dispose()
        {
            try
            {
                foreach (var job in called) jobs.Delete(job, EnqueuedState.StateName);
            }
            catch (BackgroundJobClientException error)
            {
                // A worker that answers finds nothing to do.
                logger.LogDebug(error, "Calls for help could not be taken back");
            }
        }
    }
}

/// <summary>Queue of the calls for this worker. Servers of older versions have none, so they are not called.</summary>
internal sealed class HelpQueue
{
    private const string Prefix = "parts-";

    public string Name { get; } = $"{Prefix}{Guid.NewGuid():N}";

    /// <summary>Returns true for a queue of this kind.</summary>
    public static bool Is(string queue) => queue.StartsWith(Prefix, StringComparison.Ordinal);
}

/// <summary>Job of a worker that helps another. A job that fails is not retried: the worker of the run computes what others do not.</summary>
[AutomaticRetry(Attempts = 0)]
internal sealed class HelpJob(ISender sender, StartupGate readiness)
{
    /// <param name="trainingRunId">Id of the run.</param>
    /// <param name="stopping">Cancelled by Hangfire when the process shuts down.</param>
    public async Task RunAsync(Guid trainingRunId, CancellationToken stopping)
    {
        await readiness.WaitAsync(stopping);
        await sender.Send(new HelpTrainingCommand(trainingRunId), stopping);
    }
}
