namespace Regressor.Domain.Models;

/// <summary>
/// The finite-sample arithmetic of conformal prediction by cross-validation: CV+ of Barber, Candès, Ramdas and Tibshirani (2021),
/// "Predictive inference with the jackknife+", with scores scaled by the difficulty of x (Lei et al. 2018, section 5.2).
/// </summary>
/// <remarks>
/// Fold k has the scores s_i = |y_i − μ_k(x_i)| / σ_k(x_i) of the rows that model k did not fit. The interval at x reaches from the
/// (n + 1 − r)-th smallest of all μ_k(x) − σ_k(x)·s_i to the r-th smallest of all μ_k(x) + σ_k(x)·s_i, with r from <see cref="Rank"/>.
/// </remarks>
public static class ConformalInterval
{
    /// <summary>
    /// The 1-based rank, among n calibration scores in ascending order, of the one that bounds a new score with at least the given
    /// confidence: ⌈(n + 1)·confidence⌉. Null when that is greater than n: too few scores for a bound.
    /// </summary>
    /// <remarks>Vovk, Gammerman, Shafer (2005); Lei et al. (2018), "Distribution-free predictive inference for regression".</remarks>
    public static int? Rank(int n, double confidence)
    {
        // A product such as 100 · 0.57 may come out a hair off the integer that it is.
        var rank = (int)Math.Ceiling(((n + 1) * confidence) - 1e-9);
        return rank <= n ? rank : null;
    }

    /// <param name="scores">[fold][row], each fold ascending.</param>
    /// <param name="centers">[fold], μ_k(x).</param>
    /// <param name="scales">[fold], σ_k(x) > 0.</param>
    /// <param name="confidence">In (0, 1).</param>
    /// <returns>Null when there are too few scores for that confidence, or a center or a scale is not a number.</returns>
    public static (double Lower, double Upper)? Of(
        IReadOnlyList<float[]> scores, ReadOnlySpan<double> centers, ReadOnlySpan<double> scales, double confidence)
    {
        var count = 0;
        foreach (var fold in scores) count += fold.Length;
        if (Rank(count, confidence) is not { } rank) return null;

        // Nothing is above or below what is not a number: the search would never end.
        for (var fold = 0; fold < centers.Length; fold++)
            if (!double.IsFinite(centers[fold]) || !double.IsFinite(scales[fold])) return null;

        Span<double> mirrored = stackalloc double[centers.Length];
        for (var fold = 0; fold < centers.Length; fold++) mirrored[fold] = -centers[fold];
        return (-Smallest(scores, mirrored, scales, rank), Smallest(scores, centers, scales, rank));
    }

    /// <summary>
    /// The rank-th smallest of all center[k] + scale[k]·score[k][i]. Each fold is ascending, so a pivot splits it by binary search; the
    /// pivot is the middle of the widest fold that is left, and each turn takes at least it away.
    /// </summary>
    private static double Smallest(IReadOnlyList<float[]> scores, ReadOnlySpan<double> centers, ReadOnlySpan<double> scales, int rank)
    {
        Span<int> from = stackalloc int[scores.Count];
        Span<int> to = stackalloc int[scores.Count];
        Span<int> below = stackalloc int[scores.Count];
        Span<int> upTo = stackalloc int[scores.Count];
        for (var fold = 0; fold < scores.Count; fold++)
        {
            from[fold] = 0;
            to[fold] = scores[fold].Length;
        }

        while (true)
        {
            var widest = 0;
            for (var fold = 1; fold < scores.Count; fold++)
                if (to[fold] - from[fold] > to[widest] - from[widest]) widest = fold;
            var pivot = centers[widest] + (scales[widest] * scores[widest][(from[widest] + to[widest]) / 2]);

            int countBelow = 0, countUpTo = 0;
            for (var fold = 0; fold < scores.Count; fold++)
            {
                countBelow += below[fold] = Partition(scores[fold], centers[fold], scales[fold], from[fold], to[fold], pivot, including: false);
                countUpTo += upTo[fold] = Partition(scores[fold], centers[fold], scales[fold], below[fold], to[fold], pivot, including: true);
            }

            if (countBelow >= rank) below.CopyTo(to);
            else if (countUpTo >= rank) return pivot;
            else upTo.CopyTo(from);
        }
    }

    /// <summary>The first index in [from, to) whose value is not below the pivot (with <paramref name="including"/>: is above it), or to.</summary>
    private static int Partition(float[] scores, double center, double scale, int from, int to, double pivot, bool including)
    {
        while (from < to)
        {
            var middle = (from + to) / 2;
            var value = center + (scale * scores[middle]);
            if (value < pivot || (including && value == pivot)) from = middle + 1;
            else to = middle;
        }

        return from;
    }
}
