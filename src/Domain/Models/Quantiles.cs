namespace Regressor.Domain.Models;

public static class Quantiles
{
    /// <summary>The p-quantile of values in ascending order, linear between order statistics (Hyndman and Fan 1996, type 7).</summary>
    /// <exception cref="ArgumentException">There are no values.</exception>
    public static double Of(ReadOnlySpan<double> sorted, double p)
    {
        if (sorted.IsEmpty) throw new ArgumentException("At least one value is needed.", nameof(sorted));
        var position = p * (sorted.Length - 1);
        var below = (int)position;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((position - below) * (sorted[above] - sorted[below]));
    }
}
