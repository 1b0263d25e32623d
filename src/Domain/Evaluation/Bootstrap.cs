namespace Regressor.Domain.Evaluation;

/// <param name="Lower">Lower bound of a confidence interval.</param>
/// <param name="Upper">Upper bound of a confidence interval.</param>
public sealed record ConfidenceInterval(double Lower, double Upper);

/// <summary>
/// Estimates how much a metric measured on n different rows varies with the choice of rows, by BCa intervals over resamples (Efron 1987). They
/// follow the skewness of the error distribution. The levels are widened as Student's t is wider than the normal (Hesterberg 2015, "What
/// teachers should know about the bootstrap", section 5). Percentile intervals are too narrow for few rows: for 30 rows with normal errors,
/// 95 % intervals of an RMSE covered it 89 % of the time; these cover it 92 %.
/// </summary>
/// <remarks>
/// The intervals are conditional on the model: they do not include the variation between training sets.
/// Rows that vary together are drawn together (<see cref="SamplingUnits"/>): copies of a row; the rows of a group (the cluster bootstrap; Field
/// and Welsh 2007); and neighbors in time in overlapping blocks, the last followed by the first (the circular block bootstrap; Politis and
/// Romano 1992).
/// With more than <see cref="MaxRows"/> units, each resample draws only m of them. Terms proportional to 1/√n are then reduced by
/// √(m/n) (the m out of n bootstrap; Bickel, Götze and van Zwet 1997). This bounds the work while all rows take part.
/// </remarks>
public static class Bootstrap
{
    public const double Confidence = 0.95;
    public const int Resamples = 2000;
    public const int MaxRows = 2000;

    /// <summary>Rows that a resample of large units draws, about, and the fewest units, and blocks of them, that it then draws.</summary>
    private const int MaxRowsOfUnits = 4000, MinUnits = 200, MinBlocks = 20;

    /// <summary>Number of parts that the jackknife leaves out in turn to estimate the skewness; with fewer units or blocks, each is a part.</summary>
    private const int MaxParts = 100;

    /// <summary>Fixed, so that the same rows give the same intervals.</summary>
    private const int Seed = 1979;

    /// <param name="rows">Row indices, which may repeat. Where units have several rows, there may be more indices than rows.</param>
    /// <param name="figures">[figure], filled with the metrics; NaN where a metric is undefined on these rows.</param>
    public delegate void Measurement(ReadOnlySpan<int> rows, Span<double> figures);

    /// <param name="units">The rows, as units that are drawn together.</param>
    /// <param name="figures">Number of metrics measured together, on the same resamples.</param>
    /// <param name="measure">Measures the metrics on the given rows.</param>
    /// <returns>[figure]; null with fewer than two units, or where fewer than half of the resamples define the metric.</returns>
    public static ConfidenceInterval?[] Of(SamplingUnits units, int figures, Measurement measure)
    {
        if (units.Count < 2) return new ConfidenceInterval?[figures];
        var drawn = new Draw(units);
        drawn.AddAll(0, units.Count);
        var onAll = new double[figures];
        measure(drawn.Rows, onAll);

        var found = new List<double>[figures];
        for (var figure = 0; figure < figures; figure++) found[figure] = new List<double>(Resamples);
        var random = new Random(Seed);
        var size = SizeOf(units);
        var measured = new double[figures];
        for (var i = 0; i < Resamples; i++)
        {
            drawn.Clear();
            for (var taken = 0; taken < size; taken += units.BlockLength)
                drawn.AddBlock(random.Next(units.Count), Math.Min(units.BlockLength, size - taken));
            measure(drawn.Rows, measured);
            for (var figure = 0; figure < figures; figure++)
                if (double.IsFinite(measured[figure])) found[figure].Add(measured[figure]);
        }

        var accelerations = Accelerations(drawn, size, units.BlockLength, figures, measure);
        var shrink = Math.Sqrt((double)size / units.Count);
        return [.. found.Select((values, figure) => Interval(values, onAll[figure], accelerations[figure], units.Independent, shrink))];
    }

    /// <summary>Returns the number of units that a resample draws.</summary>
    private static int SizeOf(SamplingUnits units)
    {
        var most = (int)Math.Clamp((long)MaxRowsOfUnits * units.Count / units.Rows, MinUnits, MaxRows);
        return Math.Min(units.Count, Math.Max(most, MinBlocks * units.BlockLength));
    }

    private static ConfidenceInterval? Interval(List<double> values, double onAll, double acceleration, double independent, double shrink)
    {
        if (values.Count < Resamples / 2 || !double.IsFinite(onAll)) return null;
        var sorted = values.Order().ToArray();

        // Count half of the equal values as below: a constant metric has no bias.
        var below = (sorted.Count(value => value < onAll) + (sorted.Count(value => value == onAll) / 2.0)) / sorted.Length;
        var bias = shrink * NormalDistribution.Quantile(Math.Clamp(below, 1.0 / sorted.Length, 1 - (1.0 / sorted.Length)));
        var wide = NormalDistribution.ToStudent(NormalDistribution.Quantile((1 + Confidence) / 2), independent - 1) * Math.Sqrt(independent / (independent - 1));
        return new ConfidenceInterval(At(-wide), At(wide));

        double At(double z)
        {
            var stretched = 1 - (shrink * acceleration * (bias + z));
            var p = stretched > 0 ? NormalDistribution.Below(bias + ((bias + z) / stretched)) : z < 0 ? 0 : 1;
            var value = Quantiles.Of(sorted, p);
            return shrink == 1 ? value : onAll + (shrink * (value - onAll));
        }
    }

    /// <summary>
    /// Returns [figure]: a sixth of the skewness of the jackknife values, which leave out single units, blocks of them or parts of the first
    /// ones. It is 0 where the metric is undefined.
    /// </summary>
    private static double[] Accelerations(Draw drawn, int units, int blockLength, int figures, Measurement measure)
    {
        var parts = Math.Min(units / blockLength, MaxParts);
        var left = new double[parts][];
        for (var part = 0; part < parts; part++)
        {
            drawn.Clear();
            drawn.AddAll(0, (int)((long)part * units / parts));
            drawn.AddAll((int)((long)(part + 1) * units / parts), units);
            measure(drawn.Rows, left[part] = new double[figures]);
        }

        return [.. Enumerable.Range(0, figures).Select(figure =>
        {
            var mean = left.Average(measured => measured[figure]);
            var squares = left.Sum(measured => Math.Pow(mean - measured[figure], 2));
            var acceleration = left.Sum(measured => Math.Pow(mean - measured[figure], 3)) / (6 * Math.Pow(squares, 1.5));
            return double.IsFinite(acceleration) ? acceleration : 0;
        })];
    }

    /// <summary>The rows of the units drawn so far.</summary>
    private sealed class Draw(SamplingUnits units)
    {
        private int[] _rows = new int[units.Rows];
        private int _count;

        public ReadOnlySpan<int> Rows => _rows.AsSpan(0, _count);

        public void Clear() => _count = 0;

        public void AddAll(int from, int to)
        {
            for (var unit = from; unit < to; unit++) Add(unit);
        }

        /// <summary>Adds units that follow each other; the first ones follow the last.</summary>
        public void AddBlock(int first, int length)
        {
            for (var unit = first; unit < first + length; unit++) Add(unit < units.Count ? unit : unit - units.Count);
        }

        private void Add(int unit)
        {
            var (first, end) = units.RowsOf(unit);
            if (_count + end - first > _rows.Length) Array.Resize(ref _rows, (2 * _rows.Length) + end - first);
            for (var row = first; row < end; row++) _rows[_count++] = row;
        }
    }
}
