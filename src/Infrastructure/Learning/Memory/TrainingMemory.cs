using System.Globalization;
using Microsoft.Extensions.Logging;
using Regressor.Application.Abstractions.Learning;
using Regressor.Domain.Training;

namespace Regressor.Infrastructure.Learning.Memory;

/// <summary>
/// Lets trainings begin that fit into memory together. One that does not fit would bring the whole process down: the system ends it without
/// a word.
/// </summary>
/// <param name="limit">Bytes that the process may have; null for what the system says, which knows the limit of a container.</param>
/// <param name="time">Tells when none has been under way for a while.</param>
/// <param name="logger">Told of trainings that wait.</param>
internal sealed class TrainingMemory(long? limit, TimeProvider time, ILogger<TrainingMemory> logger) : ITrainingMemory
{
    /// <summary>Trainings that follow one another are not held up by each other's garbage.</summary>
    private static readonly TimeSpan UntilIdle = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private int _ended;
    private long _reserved;
    private long _others;
    private TaskCompletionSource _freed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public async Task<IDisposable> ReserveAsync(
        IReadOnlyList<InputColumn> inputs, int rows, TrainingOptions options, CancellationToken cancellationToken)
    {
        var needed = MemoryEstimate.Of(inputs, rows, options);
        while (true)
        {
            Task freed;
            lock (_lock)
            {
                // Of what trainings themselves have, only their estimates say how much more it becomes.
                if (_reserved == 0) _others = InUse(needed);
                var available = Limit - _others;
                if (needed > available) throw TooLarge(needed, available);
                if (_reserved + needed <= available)
                {
                    _reserved += needed;
                    return new Reservation(this, needed);
                }

                freed = _freed.Task;
            }

            logger.LogInformation("A training that needs about {Needed} waits for the memory that others have", Text(needed));
            await freed.WaitAsync(cancellationToken);
        }
    }

    /// <summary>What is the garbage collector's; a training's thread hands back by itself what is the C library's.</summary>
    private static void HandBack() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);

    private long Limit => limit ?? GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;

    private long InUse(long needed)
    {
        // Some of it may be garbage: that is worth a look before a training is refused.
        if (needed > Limit - Environment.WorkingSet) HandBack();
        return Environment.WorkingSet;
    }

    private void Free(long bytes)
    {
        lock (_lock)
        {
            _reserved -= bytes;
            _freed.SetResult();
            _freed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (_reserved == 0) _ = HandBackWhenIdleAsync(++_ended);
        }
    }

    private async Task HandBackWhenIdleAsync(int ended)
    {
        await Task.Delay(UntilIdle, time);
        lock (_lock)
        {
            if (_reserved > 0 || _ended != ended) return;
        }

        HandBack();
    }

    private static TrainingFailedException TooLarge(long needed, long available) => new(
        $"This training needs about {Text(needed)} of memory, and there are {Text(Math.Max(0, available))} for it. "
            + "Choose fewer members, a smaller batch, or fewer or narrower layers, or exclude some of the examples.");

    private static string Text(long bytes) => bytes >= 1 << 30
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1 << 30):0.0} GiB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes >> 20} MiB");

    private sealed class Reservation(TrainingMemory memory, long bytes) : IDisposable
    {
        private TrainingMemory? _memory = memory;

        public void Dispose() => Interlocked.Exchange(ref _memory, null)?.Free(bytes);
    }
}
