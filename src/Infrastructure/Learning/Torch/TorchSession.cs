using System.Diagnostics.Metrics;
using System.Runtime.InteropServices;
using Regressor.Application;
using Regressor.Domain.Training;
using TorchSharp;

namespace Regressor.Infrastructure.Learning.Torch;

/// <summary>Manages what a training with libtorch needs from the process: threads, the native heap, and the disposal of its tensors.</summary>
internal static class TorchSession
{
    private static readonly Meter Meter = new(Instrumentation.Name);
    private static int _running;

    // Created with the first training: a server that only predicts never loads the library.
    static TorchSession() =>
        Meter.CreateObservableGauge("regressor.tensors.live", () => torch.Tensor.TotalCount, "{tensor}", "Tensors not yet disposed");

    /// <summary>Runs a training on the calling thread. Tensors it leaves behind are disposed of.</summary>
    /// <exception cref="TrainingFailedException">libtorch could not allocate memory.</exception>
    public static T Run<T>(Func<T> training)
    {
        UseOneThread();
        lock (Meter)
        {
            _running++;
            NativeHeap.Keep();
        }

        try
        {
            using var scope = torch.NewDisposeScope();
            return training();
        }
        catch (ExternalException error) when (error.Message.Contains("allocate memory", StringComparison.Ordinal))
        {
            // libtorch reports a failed allocation in this way.
            throw TrainingFailedException.OutOfMemory();
        }
        finally
        {
            Release(ended: 1);
        }
    }

    /// <summary>
    /// Lets libtorch compute on the calling thread alone: with more, it would be slower on networks of this size, and divide sums
    /// differently, which changes their last digits. Each thread has this setting for itself.
    /// </summary>
    public static void UseOneThread()
    {
        if (torch.get_num_threads() != 1) torch.set_num_threads(1);
    }

    /// <summary>Returns freed native memory to the system.</summary>
    public static void Release() => Release(ended: 0);

    private static void Release(int ended)
    {
        lock (Meter)
        {
            NativeHeap.HandBack();
            _running -= ended;
            if (_running > 0) NativeHeap.Keep();
        }
    }
}
