namespace Regressor.Domain.Models;

/// <param name="Lower">Of a confidence interval.</param>
/// <param name="Upper">Of a confidence interval.</param>
public sealed record Bounds(double Lower, double Upper);

/// <summary>
/// How much a figure measured on n different rows would differ had other rows been drawn: BCa intervals over resamples of the rows (Efron
/// 1987), which follow the skewness of an error's distribution, with the levels widened as Student's t is wider than the normal
/// (Hesterberg 2015, "What teachers should know about the bootstrap", section 5). Percentiles alone would be too narrow for few rows: 95 %
/// intervals of an RMSE held 89 % of the time for 30 rows with normal errors, and these hold 92 %.
/// </summary>
/// <remarks>
/// They are conditional on the model: that another training set would have made another one is not in them.
/// Copies of a row are drawn together, so that they make nothing narrower.
/// Of more than <see cref="MaxRows"/> rows each resample draws only so many, m, and all that goes with 1/√n is made smaller by √(m/n) (the
/// m out of n bootstrap; Bickel, Götze and van Zwet 1997): the work is bounded, and all rows take part.
/// </remarks>
public static class Bootstrap
{
    public const double Confidence = 0.95;
    public const int Resamples = 2000;
    public const int MaxRows = 2000;

    /// <summary>So many parts, each left out in its turn, tell the skewness; of fewer rows, every row is one.</summary>
    private const int MaxParts = 100;

    /// <summary>The same rows have the same intervals.</summary>
    private const int Seed = 1979;

    /// <param name="rows">Indices, which may repeat, and be more than there are rows where some are copies.</param>
    /// <param name="figures">Filled; NaN where these rows have no such figure.</param>
    public delegate void Measurement(ReadOnlySpan<int> rows, Span<double> figures);

    /// <param name="rows">How many there are.</param>
    /// <param name="figures">How many figures are measured at once, on the same resamples.</param>
    /// <param name="measure">Measures them on some rows.</param>
    /// <param name="different">The n different rows, ascending: each with those that follow it up to the next, its copies. Null where all are different.</param>
    /// <returns>[figure]; null where fewer than two different rows, or less than half of the resamples, have it.</returns>
    public static Bounds?[] Of(int rows, int figures, Measurement measure, int[]? different = null)
    {
        different ??= [.. Enumerable.Range(0, rows)];
        if (different.Length < 2) return new Bounds?[figures];
        var drawn = new Draw(rows, different);
        drawn.AddAll(0, different.Length);
        var onAll = new double[figures];
        measure(drawn.Rows, onAll);

        var found = new List<double>[figures];
        for (var figure = 0; figure < figures; figure++) found[figure] = new List<double>(Resamples);
        var random = new Random(Seed);
        var size = Math.Min(different.Length, MaxRows);
        var measured = new double[figures];
        for (var i = 0; i < Resamples; i++)
        {
            drawn.Clear();
            for (var draw = 0; draw < size; draw++) drawn.Add(random.Next(different.Length));
            measure(drawn.Rows, measured);
            for (var figure = 0; figure < figures; figure++)
                if (double.IsFinite(measured[figure])) found[figure].Add(measured[figure]);
        }

        var accelerations = Accelerations(drawn, size, figures, measure);
        var shrink = Math.Sqrt((double)size / different.Length);
        return [.. found.Select((values, figure) => Interval(values, onAll[figure], accelerations[figure], different.Length, shrink))];
    }

    private static Bounds? Interval(List<double> values, double onAll, double acceleration, int rows, double shrink)
    {
        if (values.Count < Resamples / 2 || !double.IsFinite(onAll)) return null;
        var sorted = values.Order().ToArray();

        // Half of those that are equal count as below: a figure that is always the same has no bias.
        var below = (sorted.Count(value => value < onAll) + (sorted.Count(value => value == onAll) / 2.0)) / sorted.Length;
        var bias = shrink * NormalDistribution.Quantile(Math.Clamp(below, 1.0 / sorted.Length, 1 - (1.0 / sorted.Length)));
        var wide = NormalDistribution.ToStudent(NormalDistribution.Quantile((1 + Confidence) / 2), rows - 1) * Math.Sqrt(rows / (rows - 1.0));
        return new Bounds(At(-wide), At(wide));

        double At(double z)
        {
            var stretched = 1 - (shrink * acceleration * (bias + z));
            var p = stretched > 0 ? NormalDistribution.Below(bias + ((bias + z) / stretched)) : z < 0 ? 0 : 1;
            var value = Quantiles.Of(sorted, p);
            return shrink == 1 ? value : onAll + (shrink * (value - onAll));
        }
    }

    /// <summary>[figure], a sixth of the skewness of what single rows, or parts of the first rows, do to it (the jackknife); 0 where they have no such figure.</summary>
    private static double[] Accelerations(Draw drawn, int rows, int figures, Measurement measure)
    {
        var parts = Math.Min(rows, MaxParts);
        var left = new double[parts][];
        for (var part = 0; part < parts; part++)
        {
            drawn.Clear();
            drawn.AddAll(0, part * rows / parts);
            drawn.AddAll((part + 1) * rows / parts, rows);
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

    /// <summary>Rows drawn so far, each with its copies.</summary>
    private sealed class Draw(int rows, int[] different)
    {
        private int[] _rows = new int[rows];
        private int _count;

        public ReadOnlySpan<int> Rows => _rows.AsSpan(0, _count);

        public void Clear() => _count = 0;

        public void AddAll(int from, int to)
        {
            for (var index = from; index < to; index++) Add(index);
        }

        public void Add(int index)
        {
            var end = index + 1 < different.Length ? different[index + 1] : rows;
            if (_count + end - different[index] > _rows.Length) Array.Resize(ref _rows, (2 * _rows.Length) + end - different[index]);
            for (var row = different[index]; row < end; row++) _rows[_count++] = row;
        }
    }
}
