namespace Regressor.Infrastructure.Learning.Learners.Trees.Training;

/// <summary>A column of the training rows as bytes, and the splits that trees may make of it.</summary>
internal sealed class BinnedColumn
{
    /// <summary>Maximum number of bins of a column.</summary>
    public const int MaxBins = 255;

    /// <summary>Threshold of a one-hot input.</summary>
    private const float Half = 0.5f;

    /// <summary>Relative difference up to which two numbers are one: computed elsewhere, each may differ in its last digits.</summary>
    private const float Rounding = 1e-6f;

    private readonly int _feature;
    private readonly float[]? _thresholds;

    private BinnedColumn(int feature, byte[] bins, int count, float[]? thresholds) => (_feature, Bins, Count, _thresholds) = (feature, bins, count, thresholds);

    /// <summary>Bin of each row.</summary>
    public byte[] Bins { get; }

    /// <summary>Number of bins.</summary>
    public int Count { get; }

    /// <summary>True where a split separates one bin from the others; false where it separates the lower bins from the higher ones.</summary>
    public bool IsNominal => _thresholds is null;

    /// <summary>Number of splits: one after each bin but the last.</summary>
    public int Splits => Count - 1;

    /// <summary>Creates a column of numbers.</summary>
    /// <param name="feature">The feature.</param>
    /// <param name="thresholds">Largest number of each bin but the last, ascending.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="value">Number of a row.</param>
    public static BinnedColumn OfNumbers(int feature, float[] thresholds, int rows, Func<int, float> value)
    {
        var bins = new byte[rows];
        for (var row = 0; row < rows; row++) bins[row] = (byte)BinOf(thresholds, value(row));
        return new BinnedColumn(feature, bins, thresholds.Length + 1, thresholds);
    }

    /// <summary>Creates a column of one-hot inputs, whose last bin is that of no level.</summary>
    /// <param name="feature">Feature of the first level.</param>
    /// <param name="levels">Number of levels.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="level">Level of a row; the number of levels for none.</param>
    public static BinnedColumn OfLevels(int feature, int levels, int rows, Func<int, int> level)
    {
        var bins = new byte[rows];
        for (var row = 0; row < rows; row++) bins[row] = (byte)level(row);
        return new BinnedColumn(feature, bins, levels + 1, null);
    }

    /// <summary>Determines the side of a row: 1 for the right one.</summary>
    public int SideOf(int row, int split) => (IsNominal ? Bins[row] == split : Bins[row] > split) ? 1 : 0;

    /// <returns>The feature, and the largest number on the left side.</returns>
    public (int Feature, float Threshold) SplitAt(int split) => _thresholds is null ? (_feature + split, Half) : (_feature, _thresholds[split]);

    /// <summary>Finds thresholds between bins of about equally many numbers; a frequent number has a bin of its own.</summary>
    /// <param name="sorted">The numbers, ascending.</param>
    /// <param name="most">Maximum number of bins.</param>
    public static float[] ThresholdsOf(ReadOnlySpan<float> sorted, int most)
    {
        List<float> thresholds = [];
        var (bins, taken, inBin) = (most, 0, 0);
        for (var from = 0; from < sorted.Length;)
        {
            var to = NextAfter(sorted, from);
            var own = to - from;
            var size = (sorted.Length - taken) / (double)bins;

            // Close the bin before a number that would overfill it.
            if (inBin > 0 && (inBin >= size || inBin + (own / 2.0) > size) && bins > 1)
            {
                thresholds.Add(Between(sorted[from - 1], sorted[from]));
                taken += inBin;
                (inBin, bins) = (0, bins - 1);
            }

            inBin += own;
            from = to;
        }

        return [.. thresholds];
    }

    /// <summary>Counts the numbers that a threshold can separate.</summary>
    public static int Distinct(ReadOnlySpan<float> sorted)
    {
        var distinct = 0;
        for (var i = 0; i < sorted.Length; i = NextAfter(sorted, i)) distinct++;
        return distinct;
    }

    private static int NextAfter(ReadOnlySpan<float> sorted, int from)
    {
        var (to, limit) = (from, sorted[from] + (Rounding * Math.Max(1, Math.Abs(sorted[from]))));
        while (to < sorted.Length && sorted[to] <= limit) to++;
        return to;
    }

    /// <returns>t with lower ≤ t &lt; upper.</returns>
    private static float Between(float lower, float upper)
    {
        var middle = (float)(lower + (((double)upper - lower) / 2));
        return middle < upper ? middle : lower;
    }

    private static int BinOf(float[] thresholds, float value)
    {
        var (from, to) = (0, thresholds.Length);
        while (from < to)
        {
            var middle = (from + to) / 2;
            if (value <= thresholds[middle]) to = middle;
            else from = middle + 1;
        }

        return from;
    }
}
