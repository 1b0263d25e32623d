using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Regressor.Application.Training.Execution;

/// <summary>
/// The threads that trainings compute on, from start to end: tensor scopes are bound to a thread, and so is the memory that the C library
/// keeps for it. A thread for each training would leave such memory behind with each; these live as long as the process, and are as many as
/// ever trained at once.
/// </summary>
internal sealed class TrainingThreads : IDisposable
{
    private readonly BlockingCollection<Func<Action>> _work = [];
    private readonly Lock _lock = new();
    private int _idle;

    /// <summary>Waits for nothing: where no thread is free, there is one more.</summary>
    /// <param name="work">Computed on one of the threads.</param>
    /// <param name="cancellationToken">Checked before it begins; then the work's own matter.</param>
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

    /// <summary>The threads end when they have done what they were given.</summary>
    public void Dispose() => _work.CompleteAdding();

    private void WorkOff()
    {
        while (TakeOne()) { }
    }

    /// <summary>Not a part of the loop, whose variables would hold the last training's table while the thread waits for the next.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool TakeOne()
    {
        if (!_work.TryTake(out var work, Timeout.Infinite)) return false;
        var tell = work();

        // Before it is told: whoever waits for the end finds this thread free.
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
