namespace Regressor.Domain.Statistics;

public static class Quantiles
{
    /// <summary>Computes the p-quantile of ascending values, linear between order statistics (Hyndman and Fan 1996, type 7).</summary>
    /// <exception cref="ArgumentException">There are no values.</exception>
    public static double Of(ReadOnlySpan<double> sorted, double p)
    {
        if (sorted.IsEmpty) throw new ArgumentException("At least one value is required.", nameof(sorted));
        var position = p * (sorted.Length - 1);
        var below = (int)position;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return double.Lerp(sorted[below], sorted[above], position - below);
    }

    /// <summary>Computes the median in linear time by quickselect (Hoare 1961); reorders the values.</summary>
    /// <exception cref="ArgumentException">There are no values.</exception>
    public static double Median(Span<double> values)
    {
        if (values.IsEmpty) throw new ArgumentException("At least one value is required.", nameof(values));
        return Median(values, 0, values.Length)!.Value;
    }

    /// <summary>Computes the median of values of which only those in the middle are given; reorders them.</summary>
    /// <param name="values">The values in the middle.</param>
    /// <param name="below">Number of values below them.</param>
    /// <param name="count">Number of all values.</param>
    /// <returns>Null where the median is not among those in the middle.</returns>
    internal static double? Median(Span<double> values, int below, int count)
    {
        var middle = (count / 2) - below;
        if (middle >= values.Length || middle < 1 - (count % 2)) return null;
        var upper = Select(values, middle);
        if (count % 2 == 1) return upper;

        // Quickselect has moved the rest of the lower half before it.
        var lower = values[0];
        foreach (var value in values[..middle]) lower = Math.Max(lower, value);
        return lower + ((upper - lower) / 2);
    }

    /// <summary>Returns the value at a zero-based rank in sorted order, by quickselect; reorders the values.</summary>
    internal static double Select(Span<double> values, int rank)
    {
        var (from, to) = (0, values.Length - 1);
        while (from < to)
        {
            var pivot = values[(from + to) / 2];
            var (i, j) = (from, to);
            while (i <= j)
            {
                while (values[i] < pivot) i++;
                while (values[j] > pivot) j--;
                if (i > j) break;
                (values[i], values[j]) = (values[j], values[i]);
                i++;
                j--;
            }

            if (rank <= j) to = j;
            else if (rank >= i) from = i;
            else break;
        }

        return values[rank];
    }
}
