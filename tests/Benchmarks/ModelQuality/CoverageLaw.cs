namespace Regressor.Benchmarks.ModelQuality;

/// <summary>
/// Distribution of the coverage of a split conformal interval with n calibration rows: Beta(k, n + 1 − k), k = ⌈(n + 1)·confidence⌉, for any
/// model and the data (Vovk 2012, "Conditional validity of inductive conformal predictors"; Angelopoulos and Bates 2021, section 3.2).
/// </summary>
internal sealed class CoverageLaw(int n, double confidence)
{
    // A product such as 1000 · 0.9 may differ from its integer value by rounding.
    private readonly int _k = (int)Math.Ceiling(((n + 1) * confidence) - 1e-9);

    public double Mean => _k / (n + 1.0);

    public double Deviation => Math.Sqrt(Mean * (1 - Mean) / (n + 2));

    /// <summary>The k-th smallest of n uniform numbers is at most x when at least k of them are: a binomial tail.</summary>
    public double Probability(double x)
    {
        if (x is <= 0 or >= 1) return x <= 0 ? 0 : 1;
        double logChoose = 0, sum = 0;
        for (var i = 1; i <= n; i++)
        {
            logChoose += Math.Log(n - i + 1) - Math.Log(i);
            if (i >= _k) sum += Math.Exp(logChoose + (i * Math.Log(x)) + ((n - i) * Math.Log(1 - x)));
        }

        return Math.Min(1, sum);
    }

    public double Quantile(double share)
    {
        double low = 0, high = 1;
        for (var i = 0; i < 50; i++)
        {
            var middle = (low + high) / 2;
            if (Probability(middle) < share) low = middle;
            else high = middle;
        }

        return low;
    }

    /// <summary>Kolmogorov–Smirnov statistic: the largest distance between the sample's distribution function and the theoretical one.</summary>
    public double Distance(IEnumerable<double> coverages)
    {
        var sorted = coverages.Order().ToList();
        double distance = 0;
        for (var i = 0; i < sorted.Count; i++)
        {
            var probability = Probability(sorted[i]);
            distance = Math.Max(distance, Math.Max(((i + 1.0) / sorted.Count) - probability, probability - ((double)i / sorted.Count)));
        }

        return distance;
    }
}
