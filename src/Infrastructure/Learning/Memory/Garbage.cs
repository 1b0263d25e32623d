namespace Regressor.Infrastructure.Learning.Memory;

/// <summary>
/// What a step of a training leaves behind is collected before the next one, where it is much: columns copied and sorted are arrays without
/// references, which cost next to nothing to mark, and the collector by itself would let them grow to several times the table.
/// </summary>
internal static class Garbage
{
    private const int MuchRows = 50_000;

    /// <param name="rows">Of the table.</param>
    public static void Collect(int rows)
    {
        if (rows >= MuchRows) GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: false);
    }
}
