using System.Runtime.Intrinsics;

namespace Regressor.Domain.Models;

/// <summary>
/// The finite-sample arithmetic of conformal prediction by cross-validation: CV+ of Barber, Candès, Ramdas and Tibshirani (2021),
/// "Predictive inference with the jackknife+", with scores scaled by the difficulty of x (Lei et al. 2018, section 5.2).
/// </summary>
/// <remarks>
/// Fold k has the scores s_i = |y_i − μ_k(x_i)| / σ_k(x_i) of the rows that model k did not fit. The interval at x reaches from the
/// (n + 1 − r)-th smallest of all μ_k(x) − σ_k(x)·s_i to the r-th smallest of all μ_k(x) + σ_k(x)·s_i, with r from <see cref="Rank"/>.
/// With scores of their own for the lower and the upper end (a residual and its opposite), each end is missed by half of 1 − confidence.
/// One fold alone, scored on rows that no model fitted, makes it split conformal prediction, which is exact (Lei et al. 2018).
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

    /// <param name="scores">[fold][row], each fold ascending: of both ends.</param>
    /// <param name="centers">[fold], μ_k(x).</param>
    /// <param name="scales">[fold], σ_k(x) > 0.</param>
    /// <param name="confidence">In (0, 1).</param>
    /// <returns>Null when there are too few scores for that confidence, or a center or a scale is not a number.</returns>
    public static (double Lower, double Upper)? Of(
        ReadOnlySpan<float[]> scores, ReadOnlySpan<double> centers, ReadOnlySpan<double> scales, double confidence) =>
        Ends(scores, scores, centers, scales, confidence);

    /// <param name="below">[fold][row], each fold ascending: (μ_k(x_i) − y_i) / σ_k(x_i).</param>
    /// <param name="above">[fold][row], each fold ascending: (y_i − μ_k(x_i)) / σ_k(x_i).</param>
    /// <param name="centers">[fold], μ_k(x).</param>
    /// <param name="scales">[fold], σ_k(x) > 0.</param>
    /// <param name="confidence">In (0, 1).</param>
    /// <returns>Null when there are too few scores for that confidence, or a center or a scale is not a number.</returns>
    public static (double Lower, double Upper)? Of(
        ReadOnlySpan<float[]> below, ReadOnlySpan<float[]> above, ReadOnlySpan<double> centers, ReadOnlySpan<double> scales, double confidence) =>
        Ends(below, above, centers, scales, (1 + confidence) / 2);

    private static (double Lower, double Upper)? Ends(
        ReadOnlySpan<float[]> below, ReadOnlySpan<float[]> above, ReadOnlySpan<double> centers, ReadOnlySpan<double> scales, double perEnd)
    {
        var count = 0;
        foreach (var fold in above) count += fold.Length;
        if (Rank(count, perEnd) is not { } rank) return null;

        // Nothing is above or below what is not a number: the search would never end.
        for (var fold = 0; fold < centers.Length; fold++)
            if (!double.IsFinite(centers[fold]) || !double.IsFinite(scales[fold])) return null;

        Span<double> mirrored = stackalloc double[centers.Length];
        for (var fold = 0; fold < centers.Length; fold++) mirrored[fold] = -centers[fold];
        return (-new ScoredEnds(below, mirrored, scales).Smallest(rank, count), new ScoredEnds(above, centers, scales).Smallest(rank, count));
    }

    /// <summary>All center[k] + scale[k]·score[k][i].</summary>
    private readonly ref struct ScoredEnds(ReadOnlySpan<float[]> scores, ReadOnlySpan<double> centers, ReadOnlySpan<double> scales)
    {
        /// <summary>So few values are passed one by one at last; the shares are moved at most so often before.</summary>
        private const int Few = 12, MaxMoves = 8;

        /// <summary>So many scores about a guess are compared at once.</summary>
        private const int Around = 16;

        private readonly ReadOnlySpan<float[]> _scores = scores;
        private readonly ReadOnlySpan<double> _centers = centers;
        private readonly ReadOnlySpan<double> _scales = scales;

        /// <summary>
        /// The rank-th smallest of them. Folds are alike, and each is ascending: shares of each that add up to the rank end about there. What
        /// is less than the mean of these ends is counted, and the shares are moved by what is missing, until that is little.
        /// </summary>
        public double Smallest(int rank, int count)
        {
            Span<int> below = stackalloc int[_scores.Length];
            below.Clear();
            var missing = rank;
            for (var moves = 0; moves == 0 || (Math.Abs(missing) > Few && moves < MaxMoves); moves++)
            {
                var (sum, folds) = (0.0, 0);
                for (var fold = 0; fold < below.Length; fold++)
                {
                    var size = _scores[fold].Length;
                    if (size == 0) continue;
                    below[fold] = Math.Clamp(below[fold] + (int)((long)missing * size / count), 0, size - 1);
                    sum += Value(fold, below[fold]);
                    folds++;
                }

                missing = rank;
                for (var fold = 0; fold < below.Length; fold++)
                {
                    below[fold] = CountBelow(fold, sum / folds, below[fold]);
                    missing -= below[fold];
                }
            }

            return missing > 0 ? PassUp(below, missing) : PassDown(below, 1 - missing);
        }

        /// <summary>The last of so many values from those after the ones below on, in ascending order.</summary>
        private double PassUp(Span<int> below, int many)
        {
            Span<double> next = stackalloc double[below.Length];
            for (var fold = 0; fold < next.Length; fold++) next[fold] = Next(fold, below[fold]);
            while (true)
            {
                var least = 0;
                for (var fold = 1; fold < next.Length; fold++)
                    if (next[fold] < next[least]) least = fold;
                var value = next[least];
                if (double.IsPositiveInfinity(value)) return value;

                // Many may be alike.
                var passed = Gallop(least, double.BitIncrement(value), below[least] + 1);
                many -= passed - below[least];
                if (many <= 0) return value;
                below[least] = passed;
                next[least] = Next(least, passed);
            }
        }

        /// <summary>The last of so many values from those below on, in descending order.</summary>
        private double PassDown(Span<int> below, int many)
        {
            Span<double> last = stackalloc double[below.Length];
            for (var fold = 0; fold < last.Length; fold++) last[fold] = Last(fold, below[fold]);
            while (true)
            {
                var greatest = 0;
                for (var fold = 1; fold < last.Length; fold++)
                    if (last[fold] > last[greatest]) greatest = fold;
                var value = last[greatest];
                var rest = Gallop(greatest, value, below[greatest] - 1);
                many -= below[greatest] - rest;
                if (many <= 0) return value;
                below[greatest] = rest;
                last[greatest] = Last(greatest, rest);
            }
        }

        private double Value(int fold, int row) => _centers[fold] + (_scales[fold] * _scores[fold][row]);

        private double Next(int fold, int below) => below < _scores[fold].Length ? Value(fold, below) : double.PositiveInfinity;

        private double Last(int fold, int below) => below > 0 ? Value(fold, below - 1) : double.NegativeInfinity;

        /// <summary>How many of a fold are less than a bound. Around a good guess they are counted without a branch to foretell.</summary>
        private int CountBelow(int fold, double bound, int guess)
        {
            var scores = _scores[fold];
            if (scores.Length < Around) return Gallop(fold, bound, guess);
            var start = Math.Clamp(guess - (Around / 2), 0, scores.Length - Around);
            var (center, scale, limit) = (Vector256.Create(_centers[fold]), Vector256.Create(_scales[fold]), Vector256.Create(bound));
            var count = Vector256<long>.Zero;
            for (var i = start; i < start + Around; i += Vector256<float>.Count)
            {
                var (low, high) = Vector256.Widen(Vector256.Create(scores.AsSpan(i)));
                count -= Vector256.LessThan(center + (scale * low), limit).AsInt64() + Vector256.LessThan(center + (scale * high), limit).AsInt64();
            }

            var below = (int)Vector256.Sum(count);
            return (below > 0 || start == 0) && (below < Around || start + Around == scores.Length) ? start + below : Gallop(fold, bound, start + below);
        }

        /// <summary>The same, looked for from the guess on in steps of twice the length, then by halving.</summary>
        private int Gallop(int fold, double bound, int guess)
        {
            var (scores, center, scale) = (_scores[fold], _centers[fold], _scales[fold]);
            var (from, to) = (guess, guess);
            for (var step = 1; to < scores.Length && center + (scale * scores[to]) < bound; step *= 2)
                (from, to) = (to + 1, Math.Min(to + step, scores.Length));
            for (var step = 1; from > 0 && center + (scale * scores[from - 1]) >= bound; step *= 2)
                (from, to) = (Math.Max(from - step, 0), from - 1);
            while (from < to)
            {
                var middle = (from + to) / 2;
                if (center + (scale * scores[middle]) < bound) from = middle + 1;
                else to = middle;
            }

            return from;
        }
    }
}
