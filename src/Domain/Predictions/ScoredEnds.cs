using System.Runtime.Intrinsics;

namespace Regressor.Domain.Predictions;

/// <summary>The values center[k] + scale[k]·score[k][i] of all folds.</summary>
internal readonly ref struct ScoredEnds(ReadOnlySpan<float[]> scores, ReadOnlySpan<double> centers, ReadOnlySpan<double> scales)
{
    /// <summary>
    /// At or below <see cref="Few"/> remaining values, step one by one. Before that, adjust the positions at most <see cref="MaxMoves"/> times.
    /// </summary>
    private const int Few = 12, MaxMoves = 8;

    /// <summary>Number of scores around a guess that are compared without branches.</summary>
    private const int Around = 16;

    private readonly ReadOnlySpan<float[]> _scores = scores;
    private readonly ReadOnlySpan<double> _centers = centers;
    private readonly ReadOnlySpan<double> _scales = scales;

    /// <summary>
    /// Returns the rank-th smallest value. The folds are similar and each is ascending, so proportional shares of them end near that rank.
    /// Counts the values below the mean of these ends and adjusts the shares by the difference, until it is small.
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

    /// <summary>Counts the values of all folds below a bound.</summary>
    public int CountBelow(double bound)
    {
        var count = 0;
        for (var fold = 0; fold < _scores.Length; fold++) count += Gallop(fold, bound, _scores[fold].Length / 2);
        return count;
    }

    /// <summary>Steps up, in ascending order, through the given number of values that follow those below; returns the last.</summary>
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

            // Many values may be equal.
            var passed = Gallop(least, double.BitIncrement(value), below[least] + 1);
            many -= passed - below[least];
            if (many <= 0) return value;
            below[least] = passed;
            next[least] = Next(least, passed);
        }
    }

    /// <summary>Steps down, in descending order, through the given number of the values below; returns the last.</summary>
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

    /// <summary>Counts the values of a fold below a bound. Near a good guess, counts without a branch to predict.</summary>
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

    /// <summary>Counts the same values by galloping from the guess in doubling steps, then by bisection.</summary>
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
