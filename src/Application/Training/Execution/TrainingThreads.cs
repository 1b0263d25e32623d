using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Regressor.Application.Training.Execution;

/// <summary>
/// Pool of threads, each of which computes one training from start to end. Tensor scopes are bound to a thread, and so is the memory that
/// the C library keeps for it. A new thread per training would leave such memory behind each time. Pooled threads live as long as the
/// process, and there are as many as ever trained simultaneously.
/// </summary>
internal sealed class TrainingThreads : IDisposable
{
    private readonly BlockingCollection<Func<Action>> _work = [];
    private readonly Lock _lock = new();
    private int _idle;

    /// <summary>Runs work without queuing: if no thread is free, starts another.</summary>
    /// <param name="work">Work to run on one of the threads.</param>
    /// <param name="cancellationToken">Checked before the work begins; afterwards the work must observe it.</param>
    public Task<T> RunAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_idle > 0) _idle--;
            else new Thread(WorkOff) { IsBackground = true, Name = "Training" }.Start();
        }

        var result = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        _work.Add(() => Outcome(work, result, cancellationToken), CancellationToken.None);
        return result.Task;
    }

    /// <summary>Lets the threads end once they have finished their work.</summary>
    public void Dispose() => _work.CompleteAdding();

    private void WorkOff()
    {
        while (TakeOne()) { }
    }

    /// <summary>Separate from the loop, whose variables would keep the last training's table alive while the thread waits for the next.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool TakeOne()
    {
        if (!_work.TryTake(out var work, Timeout.Infinite)) return false;
        var tell = work();

        // Mark the thread as idle before reporting the result, so that a caller that awaits the result finds it free.
        lock (_lock) _idle++;
        tell();
        return true;
    }

    private static Action Outcome<T>(Func<T> work, TaskCompletionSource<T> result, CancellationToken cancellationToken)
    {
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            var value = work();
            return () => result.SetResult(value);
        }
        catch (OperationCanceledException cancelled)
        {
            return () => result.SetCanceled(cancelled.CancellationToken);
        }
        catch (Exception error)
        {
            return () => result.SetException(error);
        }
    }
}
