namespace Regressor.Infrastructure.Learning.Statistics;

/// <summary>Moments of a sample, and the choice of a scale by its skewness and tails.</summary>
internal static class Moments
{
    /// <summary>Skewness above which a logarithmic scale is considered.</summary>
    private const double Heavy = 1;

    /// <summary>Kurtosis from which tails are heavy, that of Student's t with five degrees of freedom; and up to which they are light.</summary>
    private const double HeavyTails = 9, LightTails = 6;

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

    /// <summary>
    /// Returns center and width of arsinh((x − center)/width) for values with heavy tails that it makes light, as those of a signed product are;
    /// otherwise null. They are the median, and the median distance from it.
    /// </summary>
    /// <param name="sorted">The values, ascending; at least one.</param>
    public static (double Center, double Width)? TailsOf(ReadOnlySpan<double> sorted)
    {
        if (Kurtosis(sorted) < HeavyTails) return null;
        var center = sorted[sorted.Length / 2];
        var values = sorted.ToArray();
        for (var i = 0; i < values.Length; i++) values[i] = Math.Abs(sorted[i] - center);
        Array.Sort(values);
        var width = values[values.Length / 2];
        if (!double.IsFinite(values[^1] / width)) return null;
        for (var i = 0; i < values.Length; i++) values[i] = Math.Asinh((sorted[i] - center) / width);
        return Kurtosis(values) <= LightTails ? (center, width) : null;
    }

    /// <summary>Skewness: the third standardized moment.</summary>
    public static double Of(ReadOnlySpan<double> values) => Standardized(values, 3);

    /// <summary>Kurtosis: the fourth standardized moment; 3 for normal values.</summary>
    private static double Kurtosis(ReadOnlySpan<double> values) => Standardized(values, 4);

    private static double Standardized(ReadOnlySpan<double> values, int power)
    {
        var (mean, deviation) = MeanAndDeviation(values);
        double sum = 0;
        foreach (var value in values) sum += Math.Pow((value - mean) / deviation, power);
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
