using Regressor.Infrastructure.Learning.Statistics;

namespace Regressor.Infrastructure.Learning.Targets;

/// <summary>
/// One answer from networks that learned y on different scales: ŷ_k = Σ_c w_c·ŷ_ck for the C networks that held out fold k, ŷ = mean_k ŷ_k.
/// Their errors differ, so that a weighted mean is better than either (stacking, Breiman 1996).
/// </summary>
/// <param name="Scalings">[scale]; the members are in the order [scale, fold].</param>
/// <param name="Weights">[scale], from 0 to 1, summing to 1.</param>
/// <param name="Least">The least y there can be, as far as the training part tells: 0 where none of its targets is below; else null.</param>
/// <param name="CentredOnMedian">Whether intervals are calibrated around ŷ without its smearing; those of before 0.4 are around ŷ.</param>
internal sealed record TargetBlend(TargetTransform[] Scalings, double[] Weights, double? Least = null, bool CentredOnMedian = false)
{
    /// <summary>A blend must have this much less squared error than one scale alone: it doubles the work of a prediction.</summary>
    private const double LeastGain = 0.015;

    /// <summary>The scale with the greatest weight: on it errors are compared, so that on a logarithmic one intervals are proportional to y.</summary>
    public TargetTransform Main => Scalings[Weights[0] >= Weights[^1] ? 0 : Scalings.Length - 1];

    private static TargetBlend Of(TargetTransform scaling, double? least) => new([scaling], [1], least, CentredOnMedian: true);

    /// <summary>The least y there can be: 0 where none of so many is below.</summary>
    public static double? LeastOf(ReadOnlySpan<double> y) => y.ContainsAnyInRange(double.NegativeInfinity, -double.Epsilon) ? null : 0;

    /// <summary>The weights with the least squared error on rows the networks did not fit.</summary>
    /// <param name="scalings">One or two.</param>
    /// <param name="y">[row].</param>
    /// <param name="outOfFold">[scale][row], t by the network that held the row out.</param>
    public static TargetBlend Fit(IReadOnlyList<TargetTransform> scalings, double[] y, double[][] outOfFold)
    {
        var least = LeastOf(y);
        if (scalings.Count == 1) return Of(scalings[0], least);
        double first = 0, product = 0, square = 0;
        for (var row = 0; row < y.Length; row++)
        {
            var error = y[row] - scalings[0].ToTarget(outOfFold[0][row]);
            var difference = scalings[1].ToTarget(outOfFold[1][row]) - scalings[0].ToTarget(outOfFold[0][row]);
            first += error * error;
            product += error * difference;
            square += difference * difference;
        }

        var share = square > 0 ? Math.Clamp(product / square, 0, 1) : 0;
        var alone = ErrorAt(0) <= ErrorAt(1) ? 0 : 1;
        return ErrorAt(share) < (1 - LeastGain) * ErrorAt(alone)
            ? new TargetBlend([.. scalings], [1 - share, share], least, CentredOnMedian: true)
            : Of(scalings[alone], least);

        double ErrorAt(double second) => first - (2 * second * product) + (second * second * square);
    }

    /// <param name="members">[scale, fold], t.</param>
    /// <param name="fold">k.</param>
    /// <returns>ŷ_k.</returns>
    public double OfFold(ReadOnlySpan<double> members, int fold)
    {
        var folds = members.Length / Scalings.Length;
        double y = 0;
        for (var scale = 0; scale < Scalings.Length; scale++) y += Weights[scale] * Scalings[scale].ToTarget(members[(scale * folds) + fold]);
        return Least is { } least ? Math.Max(y, least) : y;
    }

    /// <summary>Where an answer lies on the main scale, as the middle of an interval.</summary>
    public double CenterOf(double y) => Main.ToNetworkClamped(CentredOnMedian ? y / Main.Smearing : y);

    /// <param name="members">[scale, fold], t.</param>
    /// <param name="y">[fold], filled with ŷ_k.</param>
    /// <returns>ŷ.</returns>
    public double Of(ReadOnlySpan<double> members, Span<double> y)
    {
        double sum = 0;
        for (var fold = 0; fold < y.Length; fold++) sum += y[fold] = OfFold(members, fold);
        return sum / y.Length;
    }

    /// <summary>
    /// Standard deviation of what the folds' networks say, not held to the range seen: far off the data they would else all agree on its edge.
    /// </summary>
    /// <param name="members">[scale, fold], t.</param>
    /// <param name="y">[fold], the answers held to the range seen.</param>
    public double Disagreement(ReadOnlySpan<double> members, ReadOnlySpan<double> y)
    {
        var folds = y.Length;
        Span<double> free = stackalloc double[folds];
        if (IsWithin(members)) y.CopyTo(free);
        else FillFree(members, free);
        var (_, deviation) = Moments.MeanAndDeviation(free);
        return double.IsFinite(deviation) ? deviation * Math.Sqrt(folds / Math.Max(1, folds - 1.0)) : double.MaxValue;
    }

    private void FillFree(ReadOnlySpan<double> members, Span<double> y)
    {
        y.Clear();
        for (var member = 0; member < members.Length; member++)
        {
            var (scale, fold) = (member / y.Length, member % y.Length);
            y[fold] += Weights[scale] * Scalings[scale].Smearing * Scalings[scale].QuantileToTarget(members[member]);
        }
    }

    /// <summary>Whether no member's answer had to be held to the range seen.</summary>
    private bool IsWithin(ReadOnlySpan<double> members)
    {
        var folds = members.Length / Scalings.Length;
        for (var member = 0; member < members.Length; member++)
        {
            var scaling = Scalings[member / folds];
            if (!(members[member] >= scaling.Lower && members[member] <= scaling.Upper)) return false;
        }

        return true;
    }
}
