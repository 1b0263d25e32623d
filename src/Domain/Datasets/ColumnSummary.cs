namespace Regressor.Domain.Datasets;

/// <summary>What a column of the examples holds; the target counts as a numeric column.</summary>
/// <param name="Name">The column.</param>
/// <param name="Type">Type of the column.</param>
/// <param name="Count">Examples with a value.</param>
/// <param name="Missing">Examples without.</param>
/// <param name="Distinct">Different values.</param>
/// <param name="Numbers">Of a numeric column with at least one value.</param>
/// <param name="Categories">Of a categorical column: the most frequent first, at most <see cref="MaxCategories"/>.</param>
public sealed record ColumnSummary(
    string Name, ColumnType Type, int Count, int Missing, int Distinct, NumberSummary? Numbers, IReadOnlyList<CategoryCount> Categories)
{
    public const int MaxCategories = 200;

    /// <param name="name">The column.</param>
    /// <param name="counts">Examples by value.</param>
    /// <param name="missing">Examples without.</param>
    public static ColumnSummary OfCategories(string name, IReadOnlyDictionary<string, int> counts, int missing)
    {
        var frequent = counts.OrderByDescending(category => category.Value).ThenBy(category => category.Key, StringComparer.Ordinal);
        return new ColumnSummary(
            name,
            ColumnTypes.Categorical,
            counts.Values.Sum(),
            missing,
            counts.Count,
            null,
            [.. frequent.Take(MaxCategories).Select(category => new CategoryCount(category.Key, category.Value))]);
    }

    /// <param name="name">The column.</param>
    /// <param name="values">[row]; NaN is missing.</param>
    /// <param name="y">[row], the target.</param>
    /// <param name="scratch">[row], overwritten.</param>
    public static ColumnSummary OfNumbers(string name, ReadOnlySpan<double> values, ReadOnlySpan<double> y, Span<double> scratch)
    {
        var count = 0;
        foreach (var value in values)
            if (!double.IsNaN(value)) scratch[count++] = value;

        var sorted = scratch[..count];
        sorted.Sort();
        var distinct = 0;
        for (var i = 0; i < count; i++)
            if (i == 0 || sorted[i] > sorted[i - 1]) distinct++;

        var numbers = count == 0 ? null : NumberSummary.Of(sorted, values, y);
        return new ColumnSummary(name, ColumnTypes.Numeric, count, values.Length - count, distinct, numbers, []);
    }
}

public sealed record CategoryCount(string Value, int Count);

/// <param name="Min">The smallest.</param>
/// <param name="LowerQuartile">A quarter lies below; see <see cref="Quantiles.Of"/>.</param>
/// <param name="Median">Half lie below.</param>
/// <param name="UpperQuartile">Three quarters lie below.</param>
/// <param name="Max">The greatest.</param>
/// <param name="Mean">The average.</param>
/// <param name="StandardDeviation">Of the values (n − 1 in the denominator); 0 for one value.</param>
/// <param name="Correlation">Pearson's, with the target; null where either is constant.</param>
/// <param name="Histogram">How many values lie in each of equally wide bins from Min to Max, the last one closed.</param>
public sealed record NumberSummary(
    double Min,
    double LowerQuartile,
    double Median,
    double UpperQuartile,
    double Max,
    double Mean,
    double StandardDeviation,
    double? Correlation,
    IReadOnlyList<int> Histogram)
{
    private const int MaxBins = 24;

    /// <param name="sorted">The values that are there, ascending; at least one.</param>
    /// <param name="values">[row]; NaN is missing.</param>
    /// <param name="y">[row], the target.</param>
    internal static NumberSummary Of(ReadOnlySpan<double> sorted, ReadOnlySpan<double> values, ReadOnlySpan<double> y)
    {
        // Everything is computed of values divided by the greatest: squares and sums of finite numbers can overflow.
        var scale = Math.Max(Math.Abs(sorted[0]), Math.Abs(sorted[^1]));
        if (scale == 0) scale = 1;
        double mean = 0;
        foreach (var value in sorted) mean += value / scale;
        mean /= sorted.Length;
        double squares = 0;
        foreach (var value in sorted) squares += ((value / scale) - mean) * ((value / scale) - mean);
        var deviation = sorted.Length > 1 ? Math.Sqrt(squares / (sorted.Length - 1)) : 0;
        return new NumberSummary(
            sorted[0],
            Quantiles.Of(sorted, 0.25),
            Quantiles.Of(sorted, 0.5),
            Quantiles.Of(sorted, 0.75),
            sorted[^1],
            Math.Clamp(mean * scale, sorted[0], sorted[^1]),
            Math.Min(deviation * scale, double.MaxValue),
            CorrelationOf(values, y),
            HistogramOf(sorted));
    }

    private static double? CorrelationOf(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double scaleX = 0, scaleY = 0;
        for (var row = 0; row < x.Length; row++)
        {
            if (double.IsNaN(x[row])) continue;
            scaleX = Math.Max(scaleX, Math.Abs(x[row]));
            scaleY = Math.Max(scaleY, Math.Abs(y[row]));
        }

        // Welford's updates: the plain sums lose everything where a column's spread is small beside its mean.
        double meanX = 0, meanY = 0, xx = 0, yy = 0, xy = 0;
        var count = 0;
        for (var row = 0; row < x.Length; row++)
        {
            if (double.IsNaN(x[row])) continue;
            count++;
            var (fromX, fromY) = ((x[row] / scaleX) - meanX, (y[row] / scaleY) - meanY);
            meanX += fromX / count;
            meanY += fromY / count;
            xx += fromX * ((x[row] / scaleX) - meanX);
            yy += fromY * ((y[row] / scaleY) - meanY);
            xy += fromX * ((y[row] / scaleY) - meanY);
        }

        return xx > 0 && yy > 0 ? Math.Clamp(xy / Math.Sqrt(xx) / Math.Sqrt(yy), -1, 1) : null;
    }

    private static int[] HistogramOf(ReadOnlySpan<double> sorted)
    {
        // Halved before they are subtracted: the difference of two finite numbers can overflow.
        var (from, width) = (sorted[0] / 2, (sorted[^1] / 2) - (sorted[0] / 2));
        var bins = new int[width > 0 ? Math.Clamp((int)Math.Ceiling(Math.Sqrt(sorted.Length)), 5, MaxBins) : 1];
        foreach (var value in sorted) bins[width > 0 ? Math.Min((int)(((value / 2) - from) / width * bins.Length), bins.Length - 1) : 0]++;
        return bins;
    }
}
