namespace Regressor.Domain.Predictions;

/// <summary>
/// The finite-sample arithmetic of conformal prediction by cross-validation: CV+ of Barber, Candès, Ramdas and Tibshirani (2021),
/// "Predictive inference with the jackknife+", with scores scaled by the conditional scale σ(x) (Lei et al. 2018, section 5.2).
/// </summary>
/// <remarks>
/// Fold k has the scores s_i = |y_i − μ_k(x_i)| / σ_k(x_i) of the rows that model k did not fit. The interval at x reaches from the
/// (n + 1 − r)-th smallest of all μ_k(x) − σ_k(x)·s_i to the r-th smallest of all μ_k(x) + σ_k(x)·s_i, with r from <see cref="Rank(int, double)"/>.
/// With separate scores for the lower and the upper end (a residual and its negative), each end is missed by half of 1 − confidence.
/// A single fold, scored on rows that no model was fitted to, gives split conformal prediction, which is exact (Lei et al. 2018).
/// </remarks>
public static class ConformalInterval
{
    /// <summary>
    /// Returns the 1-based rank, among n ascending calibration scores, of the score that bounds a new one with at least the given
    /// confidence: ⌈(n + 1)·confidence⌉. Null where that exceeds n: there are too few scores for a bound.
    /// </summary>
    /// <remarks>Vovk, Gammerman, Shafer (2005); Lei et al. (2018), "Distribution-free predictive inference for regression".</remarks>
    public static int? Rank(int n, double confidence)
    {
        // Floating-point error may move a product such as 100 · 0.57 slightly off its integer value.
        var rank = (int)Math.Ceiling(((n + 1) * confidence) - 1e-9);
        return rank <= n ? rank : null;
    }

    /// <summary>
    /// Returns the rank as above where the scores are those of groups, as many of each: a score of a new group is bounded where ⌈n·confidence·(g + 1)/g⌉
    /// of the n scores are below, because only the g groups are exchangeable with it.
    /// </summary>
    /// <remarks>Lee, Barber and Willett (2023), "Distribution-free inference with hierarchical data", section 3.</remarks>
    /// <param name="n">Number of scores.</param>
    /// <param name="confidence">Confidence, in (0, 1).</param>
    /// <param name="groups">Number of groups g; 0 where each score is that of an independent row.</param>
    public static int? Rank(int n, double confidence, int groups)
    {
        if (groups == 0) return Rank(n, confidence);
        var rank = (int)Math.Ceiling((n * confidence * (groups + 1) / groups) - 1e-9);
        return rank <= n ? rank : null;
    }

    /// <param name="scores">[fold][row], each fold ascending: scores for both ends.</param>
    /// <param name="centers">[fold], μ_k(x).</param>
    /// <param name="scales">[fold], σ_k(x) > 0.</param>
    /// <param name="confidence">Confidence, in (0, 1).</param>
    /// <param name="groups">Number of groups with the same number of scores each; 0 where each score is that of an independent row.</param>
    /// <returns>The interval; null with too few scores for that confidence, or where a center or a scale is not a number.</returns>
    public static (double Lower, double Upper)? Of(
        ReadOnlySpan<float[]> scores, ReadOnlySpan<double> centers, ReadOnlySpan<double> scales, double confidence, int groups = 0) =>
        Ends(scores, scores, centers, scales, confidence, groups);

    /// <param name="below">[fold][row], each fold ascending: (μ_k(x_i) − y_i) / σ_k(x_i).</param>
    /// <param name="above">[fold][row], each fold ascending: (y_i − μ_k(x_i)) / σ_k(x_i).</param>
    /// <param name="centers">[fold], μ_k(x).</param>
    /// <param name="scales">[fold], σ_k(x) > 0.</param>
    /// <param name="confidence">Confidence, in (0, 1).</param>
    /// <param name="groups">Number of groups with the same number of scores each; 0 where each score is that of an independent row.</param>
    /// <returns>The interval; null with too few scores for that confidence, or where a center or a scale is not a number.</returns>
    public static (double Lower, double Upper)? Of(
        ReadOnlySpan<float[]> below, ReadOnlySpan<float[]> above, ReadOnlySpan<double> centers, ReadOnlySpan<double> scales, double confidence, int groups = 0) =>
        Ends(below, above, centers, scales, (1 + confidence) / 2, groups);

    private static (double Lower, double Upper)? Ends(
        ReadOnlySpan<float[]> below, ReadOnlySpan<float[]> above, ReadOnlySpan<double> centers, ReadOnlySpan<double> scales, double perEnd, int groups)
    {
        var count = 0;
        foreach (var fold in above) count += fold.Length;
        if (Rank(count, perEnd, groups) is not { } rank) return null;

        // NaN compares false with everything: the search would never end.
        for (var fold = 0; fold < centers.Length; fold++)
            if (!double.IsFinite(centers[fold]) || !double.IsFinite(scales[fold])) return null;

        Span<double> mirrored = stackalloc double[centers.Length];
        for (var fold = 0; fold < centers.Length; fold++) mirrored[fold] = -centers[fold];
        return (-new ScoredEnds(below, mirrored, scales).Smallest(rank, count), new ScoredEnds(above, centers, scales).Smallest(rank, count));
    }
}
