namespace Regressor.Infrastructure.Learning.Statistics;

/// <summary>Whether values are better looked at on a logarithmic scale.</summary>
internal static class Moments
{
    /// <summary>Above this skewness a log scale is considered.</summary>
    private const double Heavy = 1;

    /// <summary>
    /// The offset c of ln(x + c) for values that are never negative and heavily skewed to the right, and which the logarithm makes at
    /// least twice less skewed; else null. c is 0 where all are positive.
    /// </summary>
    /// <param name="sorted">The values, ascending; at least one.</param>
    /// <param name="logarithms">Overwritten, with ln(x + c) of each where c is answered.</param>
    public static double? LogOffset(ReadOnlySpan<double> sorted, Span<double> logarithms)
    {
        if (sorted[0] < 0) return null;
        var firstPositive = 0;
        while (firstPositive < sorted.Length && sorted[firstPositive] <= 0) firstPositive++;
        if (firstPositive > sorted.Length / 2) return null;
        var offset = firstPositive == 0 ? 0 : sorted[firstPositive + ((sorted.Length - firstPositive) / 2)];

        logarithms = logarithms[..sorted.Length];
        for (var i = 0; i < sorted.Length; i++) logarithms[i] = Math.Log(sorted[i] + offset);
        var skewness = Of(sorted);
        return skewness > Heavy && Math.Abs(Of(logarithms)) < skewness / 2 ? offset : null;
    }

    /// <summary>The third standardized moment.</summary>
    public static double Of(ReadOnlySpan<double> values)
    {
        var (mean, deviation) = MeanAndDeviation(values);
        double sum = 0;
        foreach (var value in values) sum += Math.Pow((value - mean) / deviation, 3);
        return sum / values.Length;
    }

    /// <summary>Mean and population standard deviation, of values of any magnitude.</summary>
    public static (double Mean, double Deviation) MeanAndDeviation(ReadOnlySpan<double> values)
    {
        var (mean, squares) = Welford(values, 1);
        if (squares is > Magnitude.SafeSquare and < 1 / Magnitude.SafeSquare) return (mean, Math.Sqrt(squares / values.Length));

        // Squares too large or too small for a double: again, in another unit.
        var unit = Magnitude.UnitOf(values);
        (mean, squares) = Welford(values, unit);
        return (mean * unit, Math.Sqrt(squares / values.Length) * unit);
    }

    /// <summary>Mean and sum of squared deviations of values/unit, by Welford's method, which does not cancel.</summary>
    private static (double Mean, double Squares) Welford(ReadOnlySpan<double> values, double unit)
    {
        double mean = 0, squares = 0;
        for (var i = 0; i < values.Length; i++)
        {
            var value = values[i] / unit;
            var difference = value - mean;
            mean += difference / (i + 1);
            squares += difference * (value - mean);
        }

        return (mean, squares);
    }
}
