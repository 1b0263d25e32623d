using Regressor.Domain.Datasets;

namespace Regressor.Domain.Training;

/// <summary>
/// Tells copies from observations among the identical rows of a table: where inputs come again with another target they can be repeated,
/// and a row that comes again is another observation; where they (nearly) never do, it was added twice.
/// </summary>
/// <remarks>
/// Decided for a table as a whole. Decided for each x, it would deal the targets: of the pairs of rows of one x, those that differ would be on
/// two sides and the others on one.
/// </remarks>
internal static class IdenticalRows
{
    /// <summary>
    /// Observations, where of the rows whose inputs come again at least this share have inputs that come with another target too. A table
    /// added twice, with some true repetitions in it, stays below it; one of few different inputs is far above.
    /// </summary>
    private const double RepeatableShare = 0.1;

    /// <summary>
    /// Where each of so many different rows is there twice, or three times as often …, the table was added so many times: by chance the
    /// numbers of so many rows would all be even once in 65 536 tables.
    /// </summary>
    private const int FewestToTellMultiples = 16;

    /// <param name="sortedPositions">Of content, ascending.</param>
    /// <param name="numbers">[numeric column][row], in any order of the rows.</param>
    /// <param name="codes">[categorical column][row], in the same order.</param>
    /// <param name="y">[row], in the same order.</param>
    /// <returns>See <see cref="TestSplit.CopiesTogether"/>.</returns>
    public static int CopiesTogether(double[] sortedPositions, double[][] numbers, int[][] codes, double[] y)
    {
        var (different, multiple) = Multiples(sortedPositions);
        if (different == y.Length || !InputsAreRepeatable(numbers, codes, y)) return TestSplit.All;
        return different >= FewestToTellMultiples ? multiple : 1;
    }

    /// <returns>How many different rows there are, and the greatest common divisor of how often each is there.</returns>
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

    private static bool InputsAreRepeatable(double[][] numbers, int[][] codes, double[] y)
    {
        var keys = new ulong[y.Length];
        foreach (var column in numbers)
            for (var row = 0; row < keys.Length; row++) keys[row] = Mixing.Mix(keys[row] ^ BitConverter.DoubleToUInt64Bits(column[row] + 0.0));
        foreach (var column in codes)
            for (var row = 0; row < keys.Length; row++) keys[row] = Mixing.Mix(keys[row] ^ (ulong)column[row]);
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
