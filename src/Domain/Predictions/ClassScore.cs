namespace Regressor.Domain.Predictions;

/// <summary>How badly each class fits the predicted probabilities: the score that class sets are calibrated by.</summary>
/// <remarks>
/// With few classes 1 − p(c), which gives the smallest sets (Sadinle, Lei and Wasserman 2019). With more, the probability of all classes that
/// are more probable than c, so that sets grow where the model is unsure, and a penalty by the place of c beyond the second that keeps them
/// small (Angelopoulos et al. 2021). There is no randomization: the same question has the same answer.
/// </remarks>
public static class ClassScore
{
    private const int FewestRanked = 5;
    private const double PenaltyPerPlace = 0.01;
    private const int FreePlaces = 2;

    /// <param name="probabilities">[class].</param>
    /// <param name="scores">Output, [class].</param>
    public static void Fill(ReadOnlySpan<double> probabilities, Span<float> scores)
    {
        var order = probabilities.Length <= 128 ? stackalloc int[probabilities.Length] : new int[probabilities.Length];
        for (var c = 0; c < order.Length; c++) order[c] = c;
        Fill(probabilities, scores, order);
    }

    /// <param name="probabilities">[class].</param>
    /// <param name="scores">Output, [class].</param>
    /// <param name="order">The classes, roughly by falling probability; sorted where the scores need it.</param>
    internal static void Fill(ReadOnlySpan<double> probabilities, Span<float> scores, Span<int> order)
    {
        if (probabilities.Length < FewestRanked)
        {
            for (var c = 0; c < scores.Length; c++) scores[c] = (float)(1 - probabilities[c]);
            return;
        }

        SortDescending(probabilities, order);
        double before = 0;
        for (var place = 0; place < order.Length; place++)
        {
            scores[order[place]] = (float)(before + (PenaltyPerPlace * Math.Max(0, place + 1 - FreePlaces)));
            before += probabilities[order[place]];
        }
    }

    /// <summary>Sorts classes by falling probability, equally probable ones by their place; in linear time where they nearly are.</summary>
    internal static void SortDescending(ReadOnlySpan<double> probabilities, Span<int> order)
    {
        for (var i = 1; i < order.Length; i++)
        {
            var (c, place) = (order[i], i);
            for (; place > 0 && IsBehind(order[place - 1], c, probabilities); place--) order[place] = order[place - 1];
            order[place] = c;
        }
    }

    private static bool IsBehind(int one, int other, ReadOnlySpan<double> probabilities) =>
        probabilities[one] < probabilities[other] || (probabilities[one] == probabilities[other] && one > other);
}
