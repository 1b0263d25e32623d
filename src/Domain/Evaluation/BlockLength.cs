namespace Regressor.Domain.Evaluation;

/// <summary>
/// Chooses how many values of a series that follow each other a resample takes at once, so that their mean varies as that of other series of
/// the process: the larger of two estimates of the length with the smallest error (Politis and White 2004, "Automatic block-length selection",
/// for circular blocks, as corrected by Patton, Politis and White 2009). One takes the series for an autoregression of order one, and is the
/// steadier for few values; the other follows the correlations as far as they are significant, and finds a slow drift below noise.
/// </summary>
internal static class BlockLength
{
    /// <summary>Fewest blocks that a series is divided into: fewer could not tell how they vary.</summary>
    private const int FewestBlocks = 4;

    /// <summary>Number of correlations in a row that are not significant where dependence has ended.</summary>
    private const int Insignificant = 5;

    private const int MostLags = 200;

    private const double MostCorrelation = 0.97;

    /// <summary>Maximum length in roots of the length of the series, as Politis and White advise.</summary>
    private const double MostRoots = 3;

    /// <param name="values">The series, evenly spaced.</param>
    /// <returns>At least 1.</returns>
    public static int Of(double[] values)
    {
        var n = values.Length;
        var most = (int)Math.Min(n / FewestBlocks, MostRoots * Math.Sqrt(n));
        if (most < 2) return 1;
        var correlations = Correlations(values, Math.Min(Math.Min(n - 1, MostLags), (int)Math.Ceiling(Math.Sqrt(n)) + Insignificant));
        var ratio = Math.Max(RatioOfAutoregression(correlations[1], n), RatioOfSignificant(correlations, n));
        return (int)Math.Clamp(Math.Round(Math.Cbrt(1.5 * ratio * ratio * n)), 1, most);
    }

    /// <summary>Computes Σ|k|ρₖ/Σρₖ = 2ρ/(1 − ρ²) from the first correlation, without its bias (Marriott and Pope 1954).</summary>
    private static double RatioOfAutoregression(double first, int n)
    {
        var correlation = Math.Clamp(first + ((1 + (4 * first)) / n), 0, MostCorrelation);
        return 2 * correlation / (1 - (correlation * correlation));
    }

    /// <summary>Computes Σ|k|ρₖ/Σρₖ from the correlations up to twice the last significant one, those beyond it with falling weights.</summary>
    private static double RatioOfSignificant(double[] correlations, int n)
    {
        var limit = 2 * Math.Sqrt(Math.Log10(n) / n);
        var last = 0;
        for (var (lag, small) = (1, 0); lag < correlations.Length && small < Insignificant; lag++)
        {
            small = Math.Abs(correlations[lag]) < limit ? small + 1 : 0;
            if (small == 0) last = lag;
        }

        var most = Math.Min(2 * last, correlations.Length - 1);
        double weighted = 0, sum = 1;
        for (var lag = 1; lag <= most; lag++)
        {
            var weight = Math.Min(1, 2 * (1 - ((double)lag / most)));
            weighted += 2 * weight * lag * correlations[lag];
            sum += 2 * weight * correlations[lag];
        }

        return sum > 0 ? Math.Max(0, weighted / sum) : 0;
    }

    /// <returns>[lag], 1 first; all others 0 for a constant series.</returns>
    private static double[] Correlations(double[] values, int most)
    {
        var mean = values.Average();
        var centered = Array.ConvertAll(values, value => value - mean);
        var square = centered.Sum(value => value * value);
        var correlations = new double[most + 1];
        correlations[0] = 1;
        for (var lag = 1; lag <= most && square > 0; lag++)
        {
            double product = 0;
            for (var i = lag; i < centered.Length; i++) product += centered[i] * centered[i - lag];
            correlations[lag] = product / square;
        }

        return correlations;
    }
}
