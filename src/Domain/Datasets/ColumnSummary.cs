namespace Regressor.Domain.Datasets;

/// <summary>Statistics of one column of the examples, or of the target.</summary>
/// <param name="Name">Name of the column.</param>
/// <param name="Type">Type of the column.</param>
/// <param name="Count">Number of examples with a value.</param>
/// <param name="Missing">Number of examples without a value.</param>
/// <param name="Distinct">Number of distinct values.</param>
/// <param name="Numbers">Statistics of a column of numbers, or of what is stored as numbers; null without values and for categorical columns.</param>
/// <param name="Categories">Counts of a categorical column, the most frequent category first; at most <see cref="MaxCategories"/>.</param>
public sealed record ColumnSummary(
    string Name, ColumnType Type, int Count, int Missing, int Distinct, NumberSummary? Numbers, IReadOnlyList<CategoryCount> Categories)
{
    public const int MaxCategories = 200;

    /// <param name="name">Name of the column.</param>
    /// <param name="counts">Number of examples by value.</param>
    /// <param name="missing">Number of examples without a value.</param>
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

    /// <param name="name">Name of the column.</param>
    /// <param name="type">Type of the column.</param>
    /// <param name="values">[row]; NaN is missing.</param>
    /// <param name="y">[row], the target.</param>
    /// <param name="scratch">[row], overwritten.</param>
    public static ColumnSummary OfNumbers(string name, ColumnType type, ReadOnlySpan<double> values, ReadOnlySpan<double> y, Span<double> scratch)
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
        return new ColumnSummary(name, type, count, values.Length - count, distinct, numbers, []);
    }
}

public sealed record CategoryCount(string Value, int Count);

/// <param name="Min">Smallest value.</param>
/// <param name="LowerQuartile">The 0.25-quantile; see <see cref="Quantiles.Of"/>.</param>
/// <param name="Median">The 0.5-quantile.</param>
/// <param name="UpperQuartile">The 0.75-quantile.</param>
/// <param name="Max">Largest value.</param>
/// <param name="Mean">Arithmetic mean.</param>
/// <param name="StandardDeviation">Sample standard deviation (n − 1 in the denominator); 0 for one value.</param>
/// <param name="Correlation">
/// Pearson correlation with the target, or with the rarer of its two classes; null where either is constant, and for more classes.
/// </param>
/// <param name="Histogram">Number of values in each of equally wide bins from Min to Max; the last bin includes Max.</param>
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

    /// <param name="sorted">The non-missing values, ascending; at least one.</param>
    /// <param name="values">[row]; NaN is missing.</param>
    /// <param name="y">[row], the target.</param>
    internal static NumberSummary Of(ReadOnlySpan<double> sorted, ReadOnlySpan<double> values, ReadOnlySpan<double> y)
    {
        // Scale the values by the largest magnitude: squares and sums of finite numbers can overflow.
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

        // Welford's updates: plain sums lose all precision where a column's spread is small relative to its mean.
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
        // Halve the values before subtracting: the difference of two finite numbers can overflow.
        var (from, width) = (sorted[0] / 2, (sorted[^1] / 2) - (sorted[0] / 2));
        var bins = new int[width > 0 ? Math.Clamp((int)Math.Ceiling(Math.Sqrt(sorted.Length)), 5, MaxBins) : 1];
        foreach (var value in sorted) bins[width > 0 ? Math.Min((int)(((value / 2) - from) / width * bins.Length), bins.Length - 1) : 0]++;
        return bins;
    }
}
