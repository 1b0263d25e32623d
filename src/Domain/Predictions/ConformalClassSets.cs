namespace Regressor.Domain.Predictions;

/// <summary>
/// The finite-sample arithmetic of class sets by cross-conformal prediction (Romano, Sesia and Candès 2020, "Classification with valid and
/// adaptive coverage", section 2.3). Class c is in the set where fewer than (n + 1)·confidence of the n calibration scores are below the score
/// of c, each compared in its own fold. With a single fold this is split conformal prediction, which is exact.
/// </summary>
/// <param name="Scores">
/// [class or 1][fold or 1][row], ascending: <see cref="ClassScore"/> of the actual classes of calibration rows. With a list per class, each
/// class is covered by itself with the confidence (Mondrian; Vovk, Gammerman and Shafer 2005, section 4.5), which a rare class otherwise is not.
/// </param>
/// <param name="Groups">Number of groups with the same number of scores each; 0 where each score is that of an independent row.</param>
public sealed record ConformalClassSets(float[][][] Scores, int Groups = 0)
{
    /// <summary>Minimum rows of the rarest class to calibrate each class by itself: at 97 % confidence it can then still be excluded.</summary>
    public const int MinRowsPerClass = 40;

    private readonly int[] _counts = Array.ConvertAll(Scores, folds => folds.Sum(fold => fold.Length));

    /// <summary>[class or 1], the scores of all folds together, ascending.</summary>
    private readonly float[][] _pooled = Array.ConvertAll<float[][], float[]>(Scores, folds => [.. folds.SelectMany(fold => fold).Order()]);

    /// <summary>Number of folds; 1 where the scores are those of the whole model.</summary>
    public int Folds => Scores[0].Length;

    /// <summary>Finds the classes that contain the actual one with the given confidence.</summary>
    /// <param name="probabilities">[class], predicted probabilities.</param>
    /// <param name="byFold">[fold × class], probabilities of the models that held out a fold; not used with a single fold.</param>
    /// <param name="confidence">Confidence, in (0, 1).</param>
    /// <param name="widening">Factor by which sets of this confidence would fail more often for this x than for the calibration rows, at least 1.</param>
    /// <returns>The set, which always has the most probable class; null where there are too few scores for that confidence.</returns>
    public PredictionSet? Find(ReadOnlySpan<double> probabilities, ReadOnlySpan<double> byFold, double confidence, double widening = 1)
    {
        if (!Array.Exists(_counts, count => ConformalInterval.Rank(count, confidence, Groups) is not null)) return null;
        var classes = probabilities.Length;
        if (Folds == 1) byFold = probabilities;
        var scores = byFold.Length <= 2048 ? stackalloc float[byFold.Length] : new float[byFold.Length];
        var buffer = classes <= 128 ? stackalloc int[2 * classes] : new int[2 * classes];
        var order = buffer[..classes];
        var members = buffer[classes..];
        for (var c = 0; c < classes; c++) order[c] = c;
        ClassScore.SortDescending(probabilities, order);

        // The folds' orders are nearly that of their mean.
        order.CopyTo(members);
        for (var from = 0; from < scores.Length; from += classes) ClassScore.Fill(byFold.Slice(from, classes), scores.Slice(from, classes), members);

        var (size, strict) = (0, 1 - ((1 - confidence) / widening));
        foreach (var c in order)
            if (size == 0 || Contains(c, classes, scores, strict)) members[size++] = c;
        return new PredictionSet(members[..size].ToArray(), confidence);
    }

    private bool Contains(int c, int classes, ReadOnlySpan<float> scores, double confidence)
    {
        var group = Scores.Length == 1 ? 0 : c;
        if (ConformalInterval.Rank(_counts[group], confidence, Groups) is not { } rank) return true;
        // Where the scores of all folds are on one side of the score with that rank, counting would find them there too.
        var limit = _pooled[group][rank - 1];
        var (anyWithin, anyBeyond) = (false, false);
        for (var own = c; own < scores.Length; own += classes)
        {
            anyWithin |= scores[own] <= limit;
            anyBeyond |= scores[own] > limit;
        }

        if (!anyBeyond) return true;
        if (!anyWithin) return false;

        var (below, rest) = (0, _counts[group]);
        for (var fold = 0; fold < Scores[group].Length; fold++)
        {
            below += CountBelow(Scores[group][fold], scores[(fold * classes) + c]);
            rest -= Scores[group][fold].Length;
            if (below >= rank) return false;
            if (below + rest < rank) return true;
        }

        return below < rank;
    }

    private static int CountBelow(float[] ascending, float score)
    {
        // Most classes are far from probable, and one is by far the most probable.
        if (ascending.Length == 0 || score <= ascending[0]) return 0;
        if (score > ascending[^1]) return ascending.Length;
        var (from, to) = (1, ascending.Length);
        while (from < to)
        {
            var middle = (from + to) / 2;
            if (ascending[middle] < score) from = middle + 1;
            else to = middle;
        }

        return from;
    }
}
