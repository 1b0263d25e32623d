namespace Regressor.Domain.Statistics;

/// <summary>The standard normal distribution.</summary>
internal static class NormalDistribution
{
    /// <summary>Computes Φ(z), within 7.5e-8 (Abramowitz and Stegun 1964, 26.2.17).</summary>
    public static double Below(double z)
    {
        var t = 1 / (1 + (0.2316419 * Math.Abs(z)));
        var density = Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);
        var beyond = density * t * (0.319381530 + (t * (-0.356563782 + (t * (1.781477937 + (t * (-1.821255978 + (t * 1.330274429))))))));
        return z > 0 ? 1 - beyond : beyond;
    }

    /// <summary>Computes Φ⁻¹(p) by bisection, for p within (1e-15, 1 − 1e-15).</summary>
    public static double Quantile(double p)
    {
        var (lower, upper) = (-8.0, 8.0);
        for (var i = 0; i < 50; i++)
        {
            var middle = (lower + upper) / 2;
            if (Below(middle) < p) lower = middle;
            else upper = middle;
        }

        return (lower + upper) / 2;
    }

    /// <summary>
    /// Converts a normal quantile z to the quantile of Student's t at the same probability (Abramowitz and Stegun 1964, 26.7.5). The expansion
    /// is within 1 % from three degrees of freedom upwards, and too small for fewer.
    /// </summary>
    public static double ToStudent(double z, double freedom)
    {
        var square = z * z;
        var first = (square + 1) / 4;
        var second = ((((5 * square) + 16) * square) + 3) / 96;
        var third = ((((((3 * square) + 19) * square) + 17) * square) - 15) / 384;
        return z * (1 + ((first + ((second + (third / freedom)) / freedom)) / freedom));
    }
}
