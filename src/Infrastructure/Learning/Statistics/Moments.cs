namespace Regressor.Infrastructure.Learning.Statistics;

/// <summary>Moments of a sample, and the choice of a logarithmic scale by its skewness.</summary>
internal static class Moments
{
    /// <summary>Skewness above which a logarithmic scale is considered.</summary>
    private const double Heavy = 1;

    /// <summary>
    /// Returns the offset c of ln(x + c) for values that are never negative and heavily skewed to the right, if the logarithm at least
    /// halves the skewness; otherwise null. c is 0 where all values are positive.
    /// </summary>
    /// <param name="sorted">The values, ascending; at least one.</param>
    /// <param name="logarithms">Buffer of the same length; overwritten with ln(x + c) where c is not null.</param>
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

    /// <summary>Skewness: the third standardized moment.</summary>
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

        // The squares overflow or underflow: repeat in another unit.
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

    /// <summary>Determines whether center or scale of values have changed by more than a standard deviation.</summary>
    public static bool Moved(double center, double scale, double newCenter, double newScale)
    {
        const double MostShift = 1;
        return Math.Abs(newCenter - center) > MostShift * scale || newScale - scale > MostShift * scale;
    }
}
