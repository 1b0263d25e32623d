namespace Regressor.Domain.Tasks;

/// <summary>
/// Rows in bins of about equally many, by a stated probability: that of the second class where there are two, and of the most probable class
/// where there are more. Not safe for concurrent use.
/// </summary>
public sealed class CalibrationBins
{
    private const int MaxBins = 15;

    /// <summary>With fewer rows in a bin, its share is mostly chance.</summary>
    private const int RowsPerBin = 20;

    private readonly double[] _stated;
    private readonly bool[] _came;
    private readonly byte[] _bins;
    private readonly int[] _times;
    private readonly Bin[] _sums;

    /// <param name="actual">[row], indices of the actual classes.</param>
    /// <param name="probabilities">[row × class].</param>
    /// <exception cref="ArgumentException">There are no rows.</exception>
    public CalibrationBins(ReadOnlySpan<int> actual, ReadOnlySpan<double> probabilities)
    {
        if (actual.IsEmpty) throw new ArgumentException("At least one row is needed.", nameof(actual));
        var classes = probabilities.Length / actual.Length;
        _stated = new double[actual.Length];
        _came = new bool[actual.Length];
        for (var row = 0; row < _stated.Length; row++)
        {
            var p = probabilities.Slice(row * classes, classes);
            var stated = classes == 2 ? 1 : ClassificationTask.MostProbable(p);
            (_stated[row], _came[row]) = (p[stated], stated == actual[row]);
        }

        _bins = Divide(_stated, out var count);
        _times = new int[_stated.Length];
        _sums = new Bin[count];
    }

    /// <summary>
    /// Computes the calibration error of a sample: the root of the mean squared distance between stated and observed shares of the bins, less
    /// what chance contributes to it (Kumar, Liang and Ma 2019). A row that repeats is one observation of more weight.
    /// </summary>
    /// <param name="rows">Row indices, which may repeat.</param>
    public double Error(ReadOnlySpan<int> rows)
    {
        Fill(rows);
        double squares = 0;
        foreach (ref readonly var bin in _sums.AsSpan())
        {
            double weight = bin.Rows, effective = (weight * weight) - bin.Squares;
            if (effective <= 0) continue;
            var (stated, observed) = (bin.Stated / weight, bin.Came / weight);
            squares += weight * (((stated - observed) * (stated - observed)) - (observed * (1 - observed) * bin.Squares / effective));
        }

        return Math.Sqrt(Math.Max(0, squares / rows.Length));
    }

    /// <summary>Returns the bins of all rows, by ascending probability: the mean stated probability, and how many rows it came true for.</summary>
    public IReadOnlyList<(double Stated, int Came, int Rows)> Counts()
    {
        Fill([.. Enumerable.Range(0, _stated.Length)]);
        return [.. _sums.Select(bin => (bin.Stated / bin.Rows, (int)bin.Came, (int)bin.Rows))];
    }

    private void Fill(ReadOnlySpan<int> rows)
    {
        Array.Clear(_sums);
        foreach (var row in rows)
        {
            ref var bin = ref _sums[_bins[row]];
            bin.Rows++;
            bin.Stated += _stated[row];
            if (_came[row]) bin.Came++;

            // (k + 1)² = k² + 2k + 1.
            bin.Squares += (2 * _times[row]++) + 1;
        }

        foreach (var row in rows) _times[row] = 0;
    }

    /// <summary>Equal probabilities stay in one bin.</summary>
    private static byte[] Divide(double[] stated, out int count)
    {
        var most = Math.Clamp(stated.Length / RowsPerBin, 1, MaxBins);
        var keys = stated.ToArray();
        var order = Enumerable.Range(0, keys.Length).ToArray();
        Array.Sort(keys, order);
        var bins = new byte[keys.Length];
        count = 0;
        for (var from = 0; from < keys.Length; count++)
        {
            // Bins after one that equal probabilities have made larger share what is left.
            var to = from + Math.Max(1, (keys.Length - from) / Math.Max(1, most - count));
            while (to < keys.Length && keys[to] == keys[to - 1]) to++;
            for (; from < to; from++) bins[order[from]] = (byte)count;
        }

        return bins;
    }

    private struct Bin
    {
        public long Rows;
        public long Squares;
        public long Came;
        public double Stated;
    }
}
