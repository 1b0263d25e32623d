namespace Regressor.Benchmarks;

/// <summary>Statistics for the result tables.</summary>
internal static class Statistics
{
    /// <summary>Sample standard deviation, with n − 1.</summary>
    public static double Deviation(IReadOnlyList<double> values)
    {
        var mean = values.Average();
        return Math.Sqrt(values.Sum(value => Math.Pow(value - mean, 2)) / Math.Max(1, values.Count - 1));
    }

    public static double StandardError(IReadOnlyList<double> values) => Deviation(values) / Math.Sqrt(values.Count);

    /// <summary>The smallest value that at least the given share of values does not exceed.</summary>
    public static double Quantile(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToList();
        return sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Count) - 1)];
    }

    public static double Median(IEnumerable<double> values) => Quantile(values, 0.5);

    /// <summary>Draws from N(0, 1) (Box and Muller 1958).</summary>
    public static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    /// <summary>P(N(0, 1) ≤ z), to 2e-7: Abramowitz and Stegun (1964), 26.2.17.</summary>
    public static double NormalProbability(double z)
    {
        var t = 1 / (1 + (0.2316419 * Math.Abs(z)));
        var polynomial = t * (0.319381530 + (t * (-0.356563782 + (t * (1.781477937 + (t * (-1.821255978 + (t * 1.330274429))))))));
        var tail = Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI) * polynomial;
        return z > 0 ? 1 - tail : tail;
    }
}
