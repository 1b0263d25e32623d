using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace Regressor.Infrastructure.Learning;

/// <summary>
/// Runs the independent parts of trainings on all cores: on threads of their own, so that requests never wait for a thread of the pool. What a
/// part computes must not depend on the others, so that the number of threads changes no result.
/// </summary>
internal sealed class TrainingCores : TaskScheduler
{
    private static readonly TrainingCores Scheduler = new(Environment.ProcessorCount);

    private readonly BlockingCollection<Task> _tasks = [];

    private TrainingCores(int threads)
    {
        for (var thread = 0; thread < threads; thread++)
            new Thread(WorkOff) { IsBackground = true, Name = "Training part", Priority = ThreadPriority.BelowNormal }.Start();
    }

    /// <summary>Maximum number of threads that a training uses.</summary>
    public static int Threads { get; set; } = Environment.ProcessorCount;

    public override int MaximumConcurrencyLevel => Environment.ProcessorCount;

    /// <summary>Runs the parts 0 … count − 1, in any order; the calling thread helps. A part may have parts itself.</summary>
    /// <exception cref="OperationCanceledException">The training was canceled.</exception>
    public static void ForEach(int count, Action<int> run, CancellationToken cancellationToken)
    {
        try
        {
            // One part at a time: there are few of them, and a thread that takes several keeps the others waiting in the end.
            var parts = Partitioner.Create(Enumerable.Range(0, count), EnumerablePartitionerOptions.NoBuffering);
            Parallel.ForEach(parts, new ParallelOptions { MaxDegreeOfParallelism = Threads, TaskScheduler = Scheduler, CancellationToken = cancellationToken }, run);
        }
        catch (AggregateException error)
        {
            // As if the calling thread had run the part that failed.
            ExceptionDispatchInfo.Throw(error.InnerExceptions[0]);
        }
    }

    protected override IEnumerable<Task> GetScheduledTasks() => [.. _tasks];

    protected override void QueueTask(Task task) => _tasks.Add(task);

    // A thread that waits for queued parts of its part runs them itself: all others may be waiting too. They stay in the queue, and are not run twice.
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => TryExecuteTask(task);

    private void WorkOff()
    {
        while (true) RunNext();
    }

    /// <summary>A method of its own, so that a waiting thread holds no task, and with it the table of the last training.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void RunNext() => TryExecuteTask(_tasks.Take());
}
