namespace Regressor.Domain.Tasks;

/// <summary>
/// Areas under the ROC curve of samples of rows: of the second class where there are two, otherwise the mean of one class against the rest,
/// weighted by the rows of the class. Equal probabilities count half.
/// </summary>
internal sealed class RocAreas
{
    /// <summary>
    /// Maximum ranks of all curves together and of one: more probabilities than that share ranks in samples, which bounds the work. Within
    /// a rank of 1/256 of the rows, hardly any pair of rows is ordered with certainty anyway.
    /// </summary>
    private const int MaxRanks = 20_000, MaxRanksPerCurve = 4096, MinRanksPerCurve = 256;

    private readonly int[] _actual;

    /// <summary>[curve][row], ascending with the probability.</summary>
    private readonly ushort[][] _ranks;

    private readonly int[] _classes;
    private readonly int[] _counts;
    private readonly int _bound;

    /// <param name="actual">[row], indices of the actual classes.</param>
    /// <param name="probabilities">[row × class].</param>
    /// <param name="classes">Number of classes.</param>
    public RocAreas(int[] actual, double[] probabilities, int classes)
    {
        _actual = actual;
        _classes = classes == 2 ? [1] : [.. Enumerable.Range(0, classes)];
        _bound = Math.Clamp(MaxRanks / Math.Max(1, _classes.Length), MinRanksPerCurve, MaxRanksPerCurve);
        _counts = new int[2 * _bound];
        _ranks = new ushort[_classes.Length][];
        var sum = default(Sum);
        var keys = new double[actual.Length];
        var order = new int[actual.Length];
        for (var curve = 0; curve < _ranks.Length; curve++)
        {
            for (var row = 0; row < order.Length; row++) (keys[row], order[row]) = (probabilities[(row * classes) + _classes[curve]], row);
            Array.Sort(keys, order);
            _ranks[curve] = RanksOf(keys, order);
            sum.Add(AreaOf(keys, order, _classes[curve]));
        }

        OfAll = sum.Mean;
    }

    /// <summary>Area of all rows, exactly; NaN where fewer than two classes occur.</summary>
    public double OfAll { get; }

    /// <param name="rows">Row indices, which may repeat.</param>
    /// <returns>The area; NaN where fewer than two classes occur.</returns>
    public double Of(ReadOnlySpan<int> rows)
    {
        var sum = default(Sum);
        for (var curve = 0; curve < _ranks.Length; curve++)
        {
            var (ranks, own) = (_ranks[curve], _classes[curve]);
            Array.Clear(_counts);
            foreach (var row in rows) _counts[(2 * ranks[row]) + (_actual[row] == own ? 1 : 0)]++;
            long others = 0, members = 0;
            double pairs = 0;
            for (var rank = 0; rank < _counts.Length; rank += 2)
            {
                pairs += _counts[rank + 1] * (others + (_counts[rank] / 2.0));
                others += _counts[rank];
                members += _counts[rank + 1];
            }

            sum.Add((pairs, members, others));
        }

        return sum.Mean;
    }

    private ushort[] RanksOf(double[] keys, int[] order)
    {
        var different = 1;
        for (var i = 1; i < keys.Length; i++)
            if (keys[i] != keys[i - 1]) different++;
        var ranks = new ushort[keys.Length];
        for (int i = 0, from = 0, rank = 0; i < keys.Length; i++)
        {
            if (i > 0 && keys[i] != keys[i - 1]) (from, rank) = (i, rank + 1);
            ranks[order[i]] = (ushort)(different <= _bound ? rank : (long)from * _bound / keys.Length);
        }

        return ranks;
    }

    private (double Pairs, long Own, long Others) AreaOf(double[] keys, int[] order, int own)
    {
        long others = 0, members = 0;
        double pairs = 0;
        for (int from = 0, to; from < keys.Length; from = to)
        {
            long equal = 0;
            for (to = from; to < keys.Length && keys[to] == keys[from]; to++)
                if (_actual[order[to]] == own) equal++;
            pairs += equal * (others + ((to - from - equal) / 2.0));
            members += equal;
            others += to - from - equal;
        }

        return (pairs, members, others);
    }

    /// <summary>The mean of the curves that are defined.</summary>
    private struct Sum
    {
        private double _areas;
        private long _rows;

        public readonly double Mean => _rows == 0 ? double.NaN : _areas / _rows;

        /// <param name="curve">Ordered pairs of an own and another row, and the numbers of both.</param>
        public void Add((double Pairs, long Own, long Others) curve)
        {
            if (curve.Own == 0 || curve.Others == 0) return;
            _areas += curve.Pairs / curve.Others;
            _rows += curve.Own;
        }
    }
}
