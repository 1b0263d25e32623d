namespace Regressor.Infrastructure.Learning.Statistics;

/// <summary>Values by their order alone: what a monotone scale, or single wild values, do not change.</summary>
internal static class Ranks
{
    /// <summary>Indices of the values, ascending.</summary>
    public static int[] Order(double[] values)
    {
        var order = new int[values.Length];
        for (var i = 0; i < order.Length; i++) order[i] = i;
        Array.Sort([.. values], order);
        return order;
    }

    /// <summary>From 1; equal values share their mean rank.</summary>
    public static double[] Of(double[] values) => Of(values, Order(values));

    /// <param name="values">Any.</param>
    /// <param name="order">Indices of those that have a rank, ascending by value.</param>
    /// <returns>[value], from 1, equal values sharing their mean rank; 0 for the others.</returns>
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

    /// <summary>Pearson's correlation, of ranks Spearman's; 0 where one does not vary.</summary>
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
