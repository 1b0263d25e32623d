namespace Regressor.Domain.Statistics;

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
        return double.Lerp(sorted[below], sorted[above], position - below);
    }

    /// <summary>The median, by quickselect (Hoare 1961): linear in time, and the values are reordered.</summary>
    /// <exception cref="ArgumentException">There are no values.</exception>
    public static double Median(Span<double> values)
    {
        if (values.IsEmpty) throw new ArgumentException("At least one value is needed.", nameof(values));
        var middle = values.Length / 2;
        var upper = Select(values, middle);
        if (values.Length % 2 == 1) return upper;

        // The others of the lower half lie before it now.
        var lower = values[0];
        foreach (var value in values[..middle]) lower = Math.Max(lower, value);
        return lower + ((upper - lower) / 2);
    }

    /// <summary>The value that would stand at an index (from 0) if the values were sorted, by quickselect; they are reordered.</summary>
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
