using Regressor.Domain.Datasets;

namespace Regressor.Domain.Training.Data;

/// <summary>
/// Distinguishes copies from observations among identical rows. Where inputs recur with different targets, they are repeatable, and an
/// identical row is another observation. Where they (nearly) never do, the row was added twice.
/// </summary>
/// <remarks>
/// The decision applies to the whole table. Deciding for each x would bias the split by the targets: pairs of rows with the same x would be
/// separated where their targets differ and kept together where they are equal.
/// </remarks>
internal static class IdenticalRows
{
    /// <summary>
    /// Minimum share, among rows with recurring inputs, whose inputs also occur with another target; identical rows are then observations. A
    /// table added twice with some true repetitions stays below it. A table with few different inputs is far above it.
    /// </summary>
    private const double RepeatableShare = 0.1;

    /// <summary>
    /// Minimum number of different rows to detect a table added several times, in which every count is a multiple of 2, 3 and so on. By chance,
    /// the counts of this many rows would all be even once in 65 536 tables.
    /// </summary>
    private const int FewestToTellMultiples = 16;

    /// <param name="sortedPositions">Content positions, ascending.</param>
    /// <param name="columns">[input column], in any order of the rows.</param>
    /// <param name="y">[row], the targets in the same order.</param>
    /// <returns>Number of identical rows that share a place; see <see cref="TestSplit.CopiesTogether"/>.</returns>
    public static int CopiesTogether(double[] sortedPositions, IReadOnlyList<ColumnData> columns, double[] y)
    {
        var (different, multiple) = Multiples(sortedPositions);
        if (different == y.Length || !InputsAreRepeatable(columns, y)) return TestSplit.All;
        return different >= FewestToTellMultiples ? multiple : 1;
    }

    /// <returns>The number of different rows, and the greatest common divisor of their counts.</returns>
    private static (int Different, int Multiple) Multiples(double[] sortedPositions)
    {
        var (different, multiple) = (0, 0);
        for (int from = 0, to; from < sortedPositions.Length; from = to, different++)
        {
            to = EndOfRun(sortedPositions, from);
            multiple = CommonDivisor(multiple, to - from);
        }

        return (different, multiple);
    }

    /// <summary>Computes a hash of each row's inputs, [row].</summary>
    public static ulong[] InputHashes(IReadOnlyList<ColumnData> columns, int rows)
    {
        var hashes = new ulong[rows];
        foreach (var column in columns) column.MixInto(hashes);
        return hashes;
    }

    private static bool InputsAreRepeatable(IReadOnlyList<ColumnData> columns, double[] y)
    {
        var keys = InputHashes(columns, y.Length);
        double[] targets = [.. y];
        Array.Sort(keys, targets);

        var (again, otherwise) = (0, 0);
        for (int from = 0, to; from < keys.Length; from = to)
        {
            to = EndOfRun(keys, from);
            if (to == from + 1) continue;
            again += to - from;
            if (targets.AsSpan(from, to - from).ContainsAnyExcept(targets[from])) otherwise += to - from;
        }

        return otherwise > 0 && otherwise >= RepeatableShare * again;
    }

    public static int EndOfRun<T>(T[] sorted, int from) where T : IEquatable<T>
    {
        var end = from + 1;
        while (end < sorted.Length && sorted[end].Equals(sorted[from])) end++;
        return end;
    }

    private static int CommonDivisor(int a, int b) => b == 0 ? a : CommonDivisor(b, a % b);
}
