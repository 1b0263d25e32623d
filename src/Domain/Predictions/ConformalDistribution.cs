namespace Regressor.Domain.Predictions;

/// <summary>
/// The distribution of y at x that the calibration errors imply: a conformal predictive system (Vovk, Shen, Manokhin and Xie 2017), with
/// the folds and the conditional scale of <see cref="ConformalInterval"/>.
/// </summary>
/// <remarks>
/// A quantile is the end of the interval that misses as much on its side, so the 5 % and 95 % quantiles are the ends of the 90 % interval.
/// With n scores, probabilities have steps of 1/(n + 1), or half of that without separate scores for the two sides; none is 0 or 1.
/// </remarks>
public readonly ref struct ConformalDistribution
{
    private readonly ScoredEnds _upper;
    private readonly ScoredEnds _mirroredLower;
    private readonly bool _isSymmetric;
    private readonly double _middle;
    private readonly int _count;
    private readonly int _groups;
    private readonly bool _isFinite;

    /// <param name="below">
    /// [fold][row], each fold ascending: (μ_k(x_i) − y_i) / σ_k(x_i). Null where errors on both sides are alike, as half of them then lie on each.
    /// </param>
    /// <param name="above">[fold][row], each fold ascending: (y_i − μ_k(x_i)) / σ_k(x_i), or its absolute value without scores below.</param>
    /// <param name="centers">[fold], μ_k(x).</param>
    /// <param name="scales">[fold], σ_k(x) > 0.</param>
    /// <param name="middle">Median of a distribution whose sides are alike.</param>
    /// <param name="groups">Number of groups with the same number of scores each; 0 where each score is that of an independent row.</param>
    public ConformalDistribution(
        ReadOnlySpan<float[]> below, ReadOnlySpan<float[]> above, ReadOnlySpan<double> centers, ReadOnlySpan<double> scales, double middle, int groups = 0)
    {
        _isSymmetric = below.IsEmpty;
        _middle = middle;
        _groups = groups;
        var mirrored = new double[centers.Length];
        _isFinite = double.IsFinite(middle);
        for (var fold = 0; fold < centers.Length; fold++)
        {
            _isFinite &= double.IsFinite(centers[fold]) && double.IsFinite(scales[fold]);
            _count += above[fold].Length;
            mirrored[fold] = -centers[fold];
        }

        _upper = new ScoredEnds(above, centers, scales);
        _mirroredLower = new ScoredEnds(_isSymmetric ? above : below, mirrored, scales);
    }

    /// <summary>
    /// Returns the smallest y that new values exceed with at most the remaining probability; below the median, the greatest y that at most
    /// this share of them lies below.
    /// </summary>
    /// <param name="probability">Probability, in (0, 1).</param>
    /// <returns>Null with too few scores, or where a center or a scale is not a number.</returns>
    public double? Quantile(double probability)
    {
        var isUpper = probability >= 0.5;
        var share = isUpper ? probability : 1 - probability;
        if (_isSymmetric) share = (2 * share) - 1;
        if (!_isFinite || ConformalInterval.Rank(_count, share, _groups) is not { } rank) return null;
        if (rank == 0) return _middle;
        var end = isUpper ? _upper.Smallest(rank, _count) : -_mirroredLower.Smallest(rank, _count);
        if (!_isSymmetric) return end;

        // Folds that disagree may put an end beyond the middle.
        return isUpper ? Math.Max(end, _middle) : Math.Min(end, _middle);
    }

    /// <summary>Returns the probability that y is greater: the middle of the two probabilities that the scores do not tell apart.</summary>
    /// <param name="value">Value to compare with, not NaN.</param>
    public double ProbabilityAbove(double value)
    {
        var steps = 2.0 * (_count + 1);
        if (!_isSymmetric) return 0.5 + ((_mirroredLower.CountBelow(-value) - _upper.CountBelow(value)) / steps);
        if (value == _middle) return 0.5;
        var isUpper = value > _middle;
        var side = isUpper ? _upper : _mirroredLower;
        var bound = isUpper ? value : -value;
        var (inside, notBeyond) = (side.CountBelow(bound), side.CountBelow(Math.BitIncrement(bound)));
        var beyond = (0.5 + ((_count - notBeyond - inside) / steps)) / 2;
        return isUpper ? beyond : 1 - beyond;
    }
}
