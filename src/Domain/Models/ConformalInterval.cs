using System.Numerics;

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
        ReadOnlySpan<float[]> scores, ReadOnlySpan<double> centers, ReadOnlySpan<double> scales, double confidence)
    {
        var count = 0;
        foreach (var fold in scores) count += fold.Length;
        if (Rank(count, confidence) is not { } rank) return null;

        // Nothing is above or below what is not a number: the search would never end.
        for (var fold = 0; fold < centers.Length; fold++)
            if (!double.IsFinite(centers[fold]) || !double.IsFinite(scales[fold])) return null;

        Span<double> mirrored = stackalloc double[centers.Length];
        for (var fold = 0; fold < centers.Length; fold++) mirrored[fold] = -centers[fold];
        return (-Smallest(scores, count, mirrored, scales, rank), Smallest(scores, count, centers, scales, rank));
    }

    /// <summary>So many values are selected from at last; the halving ends earlier where many are alike.</summary>
    private const int Few = 32, MaxHalvings = 60;

    /// <summary>
    /// The rank-th smallest of all center[k] + scale[k]·score[k][i]. Folds are alike, and each is ascending: a share of each that adds up to
    /// the rank tells between which values it must be, Σ ⌊(r − 1)·n_k/n⌋ &lt; r ≤ Σ ⌈r·n_k/n⌉, and little is left to select from.
    /// </summary>
    private static double Smallest(ReadOnlySpan<float[]> scores, int count, ReadOnlySpan<double> centers, ReadOnlySpan<double> scales, int rank)
    {
        var (least, greatest, farthest) = (double.PositiveInfinity, double.NegativeInfinity, 0.0);
        for (var fold = 0; fold < centers.Length; fold++)
        {
            long size = scores[fold].Length;
            if (size == 0) continue;
            var below = ((rank - 1) * size) / count;
            var upTo = ((rank * size) + count - 1) / count;
            farthest = Math.Max(farthest, Math.Abs(centers[fold]));
            least = Math.Min(least, centers[fold] + (scales[fold] * scores[fold][below]));
            greatest = Math.Max(greatest, centers[fold] + (scales[fold] * scores[fold][upTo - 1]));
        }

        // Back among the scores, rounding must not lose the very values these come from.
        var margin = (1e-14 * (farthest + Math.Abs(least) + Math.Abs(greatest))) + 1e-300;
        (least, greatest) = (least - margin, greatest + margin);
        Span<int> from = stackalloc int[centers.Length];
        Span<int> to = stackalloc int[centers.Length];
        Span<int> middle = stackalloc int[centers.Length];
        for (var fold = 0; fold < to.Length; fold++) to[fold] = scores[fold].Length;
        var before = Split(scores, centers, scales, least, from, to, from);
        var left = Split(scores, centers, scales, greatest, from, to, to);
        for (var halvings = 0; left > Few && halvings < MaxHalvings; halvings++)
        {
            var pivot = least + ((greatest - least) / 2);
            var below = Split(scores, centers, scales, pivot, from, to, middle);
            if (rank <= before + below)
            {
                (greatest, left) = (pivot, below);
                middle.CopyTo(to);
            }
            else
            {
                (least, left) = (pivot, left - below);
                before += below;
                middle.CopyTo(from);
            }
        }

        var values = left <= Few ? stackalloc double[Few] : new double[left];
        var next = 0;
        for (var fold = 0; fold < centers.Length; fold++)
        {
            foreach (var score in scores[fold].AsSpan(from[fold]..to[fold])) values[next++] = centers[fold] + (scales[fold] * score);
        }

        return Quantiles.Select(values[..left], rank - 1 - before);
    }

    /// <summary>Where the values that are less than a pivot end in each fold, among those in [from, to).</summary>
    /// <returns>How many there are.</returns>
    private static int Split(
        ReadOnlySpan<float[]> scores, ReadOnlySpan<double> centers, ReadOnlySpan<double> scales, double pivot, ReadOnlySpan<int> from, ReadOnlySpan<int> to, Span<int> end)
    {
        var below = 0;
        for (var fold = 0; fold < end.Length; fold++)
        {
            // A float is less than the bound where it is less than the next float from there on.
            var bound = (pivot - centers[fold]) / scales[fold];
            var next = (float)bound;
            var count = CountBelow(scores[fold].AsSpan(from[fold]..to[fold]), next < bound ? float.BitIncrement(next) : next);
            end[fold] = from[fold] + count;
            below += count;
        }

        return below;
    }

    /// <summary>Halves the scores, which are ascending, while they are many; the rest is counted by vectors, without a branch to foretell.</summary>
    private static int CountBelow(ReadOnlySpan<float> scores, float bound)
    {
        const int Run = 128;
        var from = 0;
        while (scores.Length - from > Run)
        {
            var half = (scores.Length - from) / 2;
            if (scores[from + half] < bound) from += half;
            else scores = scores[..(from + half)];
        }

        var count = Vector<int>.Zero;
        var i = from;
        for (; i <= scores.Length - Vector<float>.Count; i += Vector<float>.Count)
            count -= Vector.LessThan(new Vector<float>(scores[i..]), new Vector<float>(bound));
        var below = from + Vector.Sum(count);
        for (; i < scores.Length && scores[i] < bound; i++) below++;
        return below;
    }
}
