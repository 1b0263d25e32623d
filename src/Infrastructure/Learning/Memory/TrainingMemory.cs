using System.Globalization;
using Microsoft.Extensions.Logging;
using Regressor.Application.Abstractions.Learning;
using Regressor.Domain.Training;

namespace Regressor.Infrastructure.Learning.Memory;

/// <summary>
/// Lets trainings start only while they fit into memory together. Otherwise the operating system would kill the whole process without a
/// message.
/// </summary>
/// <param name="limit">Memory limit of the process, in bytes; null for what the system reports, which respects the limit of a container.</param>
/// <param name="time">Clock that determines when no training has run for a while.</param>
/// <param name="logger">Log of trainings that wait.</param>
internal sealed class TrainingMemory(long? limit, TimeProvider time, ILogger<TrainingMemory> logger) : ITrainingMemory
{
    /// <summary>Idle time before memory is returned, so that collecting garbage does not delay consecutive trainings.</summary>
    private static readonly TimeSpan UntilIdle = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private int _ended;
    private long _reserved;
    private long _others;
    private TaskCompletionSource _freed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public async Task<IDisposable> ReserveAsync(
        IReadOnlyList<InputColumn> inputs, TableSize size, TrainingOptions options, CancellationToken cancellationToken)
    {
        var needed = MemoryEstimate.Of(inputs, size, options);
        while (true)
        {
            Task freed;
            lock (_lock)
            {
                // Measure only while no training runs: how much a running one will still grow is known only from its estimate.
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

            logger.LogInformation("A training that needs about {Needed} waits for memory that other trainings use", Text(needed));
            await freed.WaitAsync(cancellationToken);
        }
    }

    private long Limit => limit ?? GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;

    private long InUse(long needed)
    {
        // Collect before refusing a training: some of the memory in use may be garbage.
        if (needed > Limit - Environment.WorkingSet) Garbage.HandBack();
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

        // A training's thread returns the memory of the C library.
        Garbage.HandBack();
    }

    private static TrainingFailedException TooLarge(long needed, long available) => new(
        TrainingFailureCode.NotEnoughMemory,
        $"This training needs about {Text(needed)} of memory; {Text(Math.Max(0, available))} is available. "
            + "Choose fewer members, a smaller batch, or fewer or narrower layers, or exclude some examples.",
        ("needed", needed),
        ("available", Math.Max(0, available)));

    private static string Text(long bytes) => bytes >= 1 << 30
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1 << 30):0.0} GiB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes >> 20} MiB");

    private sealed class Reservation(TrainingMemory memory, long bytes) : IDisposable
    {
        private TrainingMemory? _memory = memory;

        public void Dispose() => Interlocked.Exchange(ref _memory, null)?.Free(bytes);
    }
}
