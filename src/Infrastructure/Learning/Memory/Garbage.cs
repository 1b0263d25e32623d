using System.Runtime;

namespace Regressor.Infrastructure.Learning.Memory;

/// <summary>Collects garbage at moments when the collector alone would do so too late.</summary>
internal static class Garbage
{
    private const int MuchRows = 50_000;

    /// <summary>A process of many servers, such as one of tests, would stop all of them for the memory of one.</summary>
    private static readonly bool _keepsMemory = AppContext.TryGetSwitch("Regressor.KeepIdleMemory", out var keeps) && keeps;

    /// <summary>Returns the memory that is free now to the system.</summary>
    public static void HandBack()
    {
        if (_keepsMemory) return;

        // A large array that lives on would keep the memory around it.
        GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }

    /// <summary>Returns the memory of a large step to the system, because the next one needs other memory, such as libtorch's.</summary>
    /// <param name="rows">Number of rows of the table.</param>
    public static void HandBack(int rows)
    {
        if (rows >= MuchRows) HandBack();
    }

    /// <summary>
    /// Collects what a large training step leaves behind before the next one starts. Copied and sorted columns are arrays without references,
    /// which cost next to nothing to mark. The collector alone would let them grow to several times the table.
    /// </summary>
    /// <param name="rows">Number of rows of the table.</param>
    public static void Collect(int rows)
    {
        if (rows >= MuchRows) GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: false);
    }
}
