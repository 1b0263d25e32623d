namespace Regressor.Domain.Evaluation;

/// <summary>
/// Rows that are not independent of each other, and so vary together: copies of a row, the rows of a group, or those of neighboring times.
/// </summary>
public sealed class SamplingUnits
{
    private readonly int[] _starts;
    private readonly bool _inOrder;

    private SamplingUnits(int[] starts, int rows, bool inOrder, int blockLength) => (_starts, Rows, _inOrder, BlockLength) = (starts, rows, inOrder, blockLength);

    /// <param name="starts">Indices of the first row of each unit, ascending from 0; the rows up to the next index belong to it.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="inOrder">True where units follow each other in time, so that neighbors resemble each other.</param>
    public SamplingUnits(int[] starts, int rows, bool inOrder = false)
        : this(starts, rows, inOrder, 1)
    {
    }

    /// <summary>Number of rows.</summary>
    public int Rows { get; }

    /// <summary>Number of units.</summary>
    public int Count => _starts.Length;

    /// <summary>Number of neighboring units that vary together; 1 where units are independent of each other.</summary>
    public int BlockLength { get; }

    /// <summary>Number of observations that are about independent of each other: units, or blocks of them.</summary>
    public double Independent => (double)Count / BlockLength;

    /// <summary>Every row is a unit.</summary>
    public static SamplingUnits OfRows(int rows) => new([.. Enumerable.Range(0, rows)], rows);

    /// <summary>Returns the units with blocks as long as figures of their rows are correlated; itself where units do not follow each other.</summary>
    /// <param name="figures">Returns [row], figures whose mean is of interest, such as losses.</param>
    public SamplingUnits BlocksFor(Func<double[]> figures) => _inOrder ? new(_starts, Rows, _inOrder, Evaluation.BlockLength.Of(Sums(figures()))) : this;

    /// <summary>Estimates the standard error of a sum of figures of the rows over other samples of as many units.</summary>
    /// <param name="figures">[row], figures whose expected sum is 0.</param>
    /// <returns>The standard error; 0 with fewer than two units.</returns>
    public double ErrorOfSum(double[] figures)
    {
        if (Count < 2) return 0;
        var length = BlocksFor(() => figures).BlockLength;
        var blocks = Sums(figures).Chunk(length).Select(block => block.Sum()).ToList();
        return Math.Sqrt(blocks.Sum(sum => sum * sum) * blocks.Count / (blocks.Count - 1));
    }

    /// <summary>
    /// Estimates how many independent rows would tell the mean of some of these rows as precisely: their number divided by the design effect,
    /// the ratio of the variance of their sum to that of as many independent rows (Kish 1965, "Survey Sampling").
    /// </summary>
    /// <param name="figures">[row], the figures whose mean is of interest.</param>
    /// <param name="isCounted">Tells of a row whether it is one of them; null where all are.</param>
    /// <returns>At most the number of units with such rows, and at least 1; 0 without such a row.</returns>
    public double EffectiveRows(double[] figures, Predicate<int>? isCounted = null)
    {
        var counted = new double[Rows];
        for (var row = 0; row < Rows; row++) counted[row] = isCounted?.Invoke(row) is false ? 0 : 1;
        var rows = counted.Sum();
        if (rows < 2) return rows;
        var mean = figures.Zip(counted, (figure, one) => figure * one).Sum() / rows;
        double[] centered = [.. figures.Zip(counted, (figure, one) => (figure - mean) * one)];
        var units = Sums(counted).Count(sum => sum > 0);
        var (variance, error) = (centered.Sum(figure => figure * figure) * rows / (rows - 1), ErrorOfSum(centered));
        return error == 0 ? units : Math.Clamp(rows * variance / (error * error), 1, units);
    }

    /// <summary>Returns the rows of a unit: the first, and the one after the last.</summary>
    internal (int First, int End) RowsOf(int unit) => (_starts[unit], unit + 1 < Count ? _starts[unit + 1] : Rows);

    /// <returns>[unit].</returns>
    private double[] Sums(double[] figures)
    {
        var sums = new double[Count];
        for (var unit = 0; unit < Count; unit++)
        {
            var (first, end) = RowsOf(unit);
            for (var row = first; row < end; row++) sums[unit] += figures[row];
        }

        return sums;
    }
}
