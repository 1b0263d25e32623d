namespace Regressor.Infrastructure.Learning.Statistics;

/// <summary>Rank statistics, which neither a monotone transform nor a few outliers change.</summary>
internal static class Ranks
{
    /// <summary>Returns the indices of the values, sorted by value, ascending.</summary>
    public static int[] Order(double[] values)
    {
        var order = new int[values.Length];
        for (var i = 0; i < order.Length; i++) order[i] = i;
        Array.Sort([.. values], order);
        return order;
    }

    /// <summary>Returns the ranks, from 1; equal values share their mean rank.</summary>
    public static double[] Of(double[] values) => Of(values, Order(values));

    /// <param name="values">[value], in any order.</param>
    /// <param name="order">Indices of the values to rank, ascending by value.</param>
    /// <returns>[value], the rank from 1; equal values share their mean rank. 0 for values that are not ranked.</returns>
    public static double[] Of(double[] values, int[] order)
    {
        var ranks = new double[values.Length];
        for (var from = 0; from < order.Length;)
        {
            var to = from;
            while (to < order.Length && values[order[to]] == values[order[from]]) to++;
            for (var i = from; i < to; i++) ranks[order[i]] = (from + 1 + to) / 2.0;
            from = to;
        }

        return ranks;
    }

    /// <summary>Computes the rank correlation of each value with the one before (Wald and Wolfowitz 1943).</summary>
    public static double SerialCorrelation(double[] values)
    {
        var ranks = Of(values);
        return Correlation(ranks.AsSpan(1), ranks.AsSpan(0, ranks.Length - 1));
    }

    /// <summary>Counts the values that are larger, and those that are smaller, than the one before.</summary>
    public static (int Up, int Down) Steps(double[] values)
    {
        int up = 0, down = 0;
        for (var i = 1; i < values.Length; i++)
        {
            if (values[i] > values[i - 1]) up++;
            else if (values[i] < values[i - 1]) down++;
        }

        return (up, down);
    }

    /// <summary>Computes Pearson's correlation, which is Spearman's for ranks; 0 where either is constant.</summary>
    public static double Correlation(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var (meanA, deviationA) = Moments.MeanAndDeviation(a);
        var (meanB, deviationB) = Moments.MeanAndDeviation(b);
        if (deviationA == 0 || deviationB == 0) return 0;
        double sum = 0;
        for (var i = 0; i < a.Length; i++) sum += (a[i] - meanA) * (b[i] - meanB);
        return sum / a.Length / (deviationA * deviationB);
    }
}
