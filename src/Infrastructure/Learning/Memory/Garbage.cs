namespace Regressor.Infrastructure.Learning.Memory;

/// <summary>
/// Collects what a large training step leaves behind before the next one starts. Copied and sorted columns are arrays without references,
/// which cost next to nothing to mark. The collector alone would let them grow to several times the table.
/// </summary>
internal static class Garbage
{
    private const int MuchRows = 50_000;

    /// <param name="rows">Number of rows of the table.</param>
    public static void Collect(int rows)
    {
        if (rows >= MuchRows) GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: false);
    }
}
