namespace Regressor.Domain.Statistics;

/// <summary>The number of successes in independent trials.</summary>
internal static class BinomialDistribution
{
    /// <summary>From so many trials on, the normal distribution with continuity correction is as exact as anybody needs.</summary>
    private const int MaxSummed = 1000;

    /// <summary>Computes the probability of at most k successes.</summary>
    /// <param name="k">Number of successes.</param>
    /// <param name="trials">Number of trials.</param>
    /// <param name="p">Probability of a success, in (0, 1).</param>
    public static double AtMost(int k, int trials, double p)
    {
        if (k >= trials) return 1;
        if (trials > MaxSummed) return NormalDistribution.Below((k + 0.5 - (trials * p)) / Math.Sqrt(trials * p * (1 - p)));

        // Logarithms, because the probability of no success at all underflows.
        var term = trials * Math.Log(1 - p);
        var sum = Math.Exp(term);
        for (var successes = 1; successes <= k; successes++)
        {
            term += Math.Log((trials - successes + 1.0) / successes) + Math.Log(p / (1 - p));
            sum += Math.Exp(term);
        }

        return Math.Min(sum, 1);
    }

    /// <summary>Computes the 95 % confidence interval of a share (Wilson 1927).</summary>
    /// <param name="successes">Number of successes.</param>
    /// <param name="trials">Number of trials, at least 1.</param>
    public static (double Lower, double Upper) Wilson(int successes, int trials)
    {
        const double Z = 1.959963985;
        double n = trials, share = successes / n, shrink = 1 / (1 + (Z * Z / n));
        var center = shrink * (share + (Z * Z / (2 * n)));
        var half = shrink * Z * Math.Sqrt((share * (1 - share) / n) + (Z * Z / (4 * n * n)));

        // Rounding must not exclude a share of 0 or 1.
        return (Math.Max(0, Math.Min(share, center - half)), Math.Min(1, Math.Max(share, center + half)));
    }
}
