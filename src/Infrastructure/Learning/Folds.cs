namespace Regressor.Infrastructure.Learning;

/// <summary>Which member holds out which row.</summary>
internal static class Folds
{
    /// <summary>
    /// K equal parts of the distinct rows in the order of a seeded hash of their split position. Rows of equal content fall into one fold, and
    /// rows added later move few others across a boundary, so that a training that goes on from a model keeps held-out rows held out.
    /// </summary>
    /// <returns>[row] → fold.</returns>
    public static int[] Assign(ReadOnlySpan<double> positions, int folds, long seed)
    {
        var keys = new ulong[positions.Length];
        var rows = new int[positions.Length];
        for (var row = 0; row < rows.Length; row++) (keys[row], rows[row]) = (Mix(BitConverter.DoubleToUInt64Bits(positions[row]) ^ (ulong)seed), row);
        Array.Sort(keys, rows);

        var distinct = CountDistinct<ulong>(keys);
        var fold = new int[positions.Length];
        var group = 0;
        for (var rank = 0; rank < rows.Length; rank++)
        {
            if (rank > 0 && keys[rank] != keys[rank - 1]) group++;
            fold[rows[rank]] = (int)((long)group * folds / distinct);
        }

        return fold;
    }

    /// <param name="sorted">In ascending order.</param>
    public static int CountDistinct<T>(ReadOnlySpan<T> sorted) where T : IEquatable<T>
    {
        var distinct = sorted.IsEmpty ? 0 : 1;
        for (var i = 1; i < sorted.Length; i++)
            if (!sorted[i].Equals(sorted[i - 1])) distinct++;
        return distinct;
    }

    /// <summary>SplitMix64's finalizer (Steele, Lea, Flood 2014).</summary>
    public static ulong Mix(ulong z)
    {
        z += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
