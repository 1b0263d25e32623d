namespace Regressor.Infrastructure.Learning.Conformal;

/// <summary>
/// Estimates the distribution of the whole ensemble's scores from the out-of-fold scores of its parts. A few hundred calibration rows alone
/// determine a quantile roughly: with 300 rows, intervals of 90 % cover 87 to 93 %. The parts have scores on those rows too, and on thousands
/// of rows out of fold. Each out-of-fold score is therefore replaced by the ensemble's quantile at the level that it has among the parts'
/// scores on the calibration rows (quantile mapping, Panofsky and Brier 1968): what is easy or hard about these rows cancels out.
/// </summary>
internal static class EnsembleScores
{
    /// <summary>Calibration rows beyond the level up to which quantiles are mapped; beyond it the ratio of both quantiles is constant.</summary>
    private const int TailRows = 10;

    /// <param name="outOfFold">Scores of the parts on the training rows that they held out; reordered.</param>
    /// <param name="ofParts">Scores of the same parts on the calibration rows; reordered.</param>
    /// <param name="ofEnsemble">Scores of the whole ensemble on the calibration rows; reordered.</param>
    /// <param name="most">Maximum number of scores.</param>
    /// <returns>Ascending scores of the whole ensemble.</returns>
    public static double[] Map(double[] outOfFold, double[] ofParts, double[] ofEnsemble, int most)
    {
        Array.Sort(outOfFold);
        Array.Sort(ofParts);
        Array.Sort(ofEnsemble);
        var tail = 1 - ((double)TailRows / (ofEnsemble.Length + 1));
        var (part, whole) = (At(ofParts, tail * ofParts.Length), At(ofEnsemble, tail * (ofEnsemble.Length + 1)));
        var ratio = part > 0 && whole > 0 ? whole / part : 1;
        var scores = new double[Math.Min(outOfFold.Length, most)];
        var largest = double.NegativeInfinity;
        for (var i = 0; i < scores.Length; i++)
        {
            var score = At(outOfFold, (double)(i + 1) * outOfFold.Length / scores.Length);
            var level = (double)CountUpTo(ofParts, score) / ofParts.Length;
            scores[i] = largest = Math.Max(largest, level <= tail ? At(ofEnsemble, level * (ofEnsemble.Length + 1)) : Math.Max(whole, score * ratio));
        }

        return scores;
    }

    /// <summary>Returns the value at a rank, from 1, rounded up so that quantiles are not too small.</summary>
    private static double At(double[] ascending, double rank) => ascending[Math.Clamp((int)Math.Ceiling(rank), 1, ascending.Length) - 1];

    private static int CountUpTo(double[] ascending, double value)
    {
        var (from, to) = (0, ascending.Length);
        while (from < to)
        {
            var middle = (from + to) / 2;
            if (ascending[middle] <= value) from = middle + 1;
            else to = middle;
        }

        return from;
    }
}
