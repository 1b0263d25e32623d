using System.Numerics.Tensors;
using Regressor.Domain.Tasks;
using Regressor.Domain.Training;
using Regressor.Infrastructure.Learning.Statistics;
using Regressor.Infrastructure.Learning.Learners.Blend.Inference;

namespace Regressor.Infrastructure.Learning.Targets;

/// <summary>
/// Combines members that learned y on different scales or by different learners: ŷ_k = Σ_c w_c·ŷ_ck for the C members that held out fold k,
/// ŷ = mean_k ŷ_k. Their errors differ, so a weighted mean can be better than each of them (stacking, Breiman 1996).
/// </summary>
/// <param name="Scalings">[component], the target transforms; members are ordered [component, fold].</param>
/// <param name="Weights">[component], weights from 0 to 1 with the sum 1.</param>
/// <param name="Least">Smallest possible y: 0 where no training target is negative; otherwise null.</param>
/// <param name="CentredOnMedian">True where intervals are calibrated around ŷ without smearing; false for models stored before 0.4, which use ŷ.</param>
internal sealed record TargetBlend(TargetTransform[] Scalings, double[] Weights, double? Least = null, bool CentredOnMedian = false) : ModelOutput
{
    /// <summary>Relative reduction of the squared error that a blend must achieve over a single scale: it doubles the cost of a prediction.</summary>
    private const double LeastGain = 0.015;

    public override PredictionTask Task => PredictionTasks.Regression;

    /// <summary>Maximum number of components: each learner on two scales.</summary>
    private static readonly int MostComponents = 2 * BlendFormat.MostOfALearner * LearnerNames.All.Count;

    public override int Width => 1;

    public override int Components => Scalings.Length;

    /// <summary>
    /// Transform of the component with the largest weight. Errors are compared on its scale, so intervals on a logarithmic one are proportional
    /// to y.
    /// </summary>
    public TargetTransform Main => Scalings[TensorPrimitives.IndexOfMax<double>(Weights)];

    private static TargetBlend Of(TargetTransform scaling, double? least) => new([scaling], [1], least, CentredOnMedian: true);

    /// <summary>Returns the smallest possible y: 0 where no target is negative; otherwise null.</summary>
    public static double? LeastOf(ReadOnlySpan<double> y) => y.ContainsAnyInRange(double.NegativeInfinity, -double.Epsilon) ? null : 0;

    /// <summary>Fits the weights that minimize the squared error on rows that the networks were not trained on.</summary>
    /// <param name="scalings">One or two target transforms.</param>
    /// <param name="y">[row], the targets.</param>
    /// <param name="outOfFold">[scale][row], t predicted by the network that held the row out.</param>
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

    /// <summary>Joins the blends of several learners.</summary>
    public static TargetBlend Join(IReadOnlyList<TargetBlend> blends, IReadOnlyList<double> weights) => blends[0] with
    {
        Scalings = [.. blends.SelectMany(blend => blend.Scalings)],
        Weights = [.. blends.SelectMany((blend, learner) => blend.Weights.Select(weight => weights[learner] * weight))],
    };

    public override TargetBlend Part(int first, int count) =>
        this with { Scalings = Scalings[first..(first + count)], Weights = Normalized(Weights[first..(first + count)]) };

    /// <param name="members">[component, fold], the members' predictions of t.</param>
    /// <param name="fold">The fold k.</param>
    /// <returns>The prediction ŷ_k.</returns>
    public double OfFold(ReadOnlySpan<double> members, int fold)
    {
        var folds = members.Length / Scalings.Length;
        double y = 0;
        for (var scale = 0; scale < Scalings.Length; scale++) y += Weights[scale] * Scalings[scale].ToTarget(members[(scale * folds) + fold]);
        return Least is { } least ? Math.Max(y, least) : y;
    }

    /// <summary>Returns the center of an interval on the main scale.</summary>
    public double CenterOf(double y) => Main.ToNetworkClamped(CentredOnMedian ? Main.ToMedian(y) : y);

    public override void Predict(ReadOnlySpan<double> members, Span<double> y, Span<double> byFold) => y[0] = Of(members, byFold);

    public override bool IsSound() =>
        Scalings.Length >= 1 && Scalings.Length <= MostComponents && Weights.Length == Scalings.Length && Array.TrueForAll(Weights, weight => weight is >= 0 and <= 1)
        && Array.TrueForAll(Scalings, scaling => scaling.Scale > 0 && scaling.Smearing > 0 && scaling.Width >= 0 && (scaling.Offset >= 0 || scaling.Width > 0) && scaling.Lower <= scaling.Upper);

    public override string? Misfit(IReadOnlyList<string> classes, ReadOnlySpan<double> trainY)
    {
        if (classes.Count > 0) return "that model predicts a number, and the target is a class now";
        foreach (var old in Scalings)
        {
            if (old.Log && trainY.ContainsAnyExceptInRange(old.Offset > 0 ? 0 : double.Epsilon, double.MaxValue)) return $"the target was {(old.Offset > 0 ? "never negative" : "always positive")} in that model's training, and it is no longer";
            var now = old.FittedTo(trainY);
            if (Moments.Moved(old.Center, old.Scale, now.Center, now.Scale)) return "the target's center or scale has changed by more than a standard deviation since then";
        }

        return null;
    }

    public override IReadOnlyList<TargetTransform> ScalesIncluding(double[] trainY) => Array.ConvertAll(Scalings, scaling => scaling.Including(trainY));

    /// <param name="members">[component, fold], the members' predictions of t.</param>
    /// <param name="y">[fold], filled with ŷ_k.</param>
    /// <returns>The prediction ŷ.</returns>
    public double Of(ReadOnlySpan<double> members, Span<double> y)
    {
        double sum = 0;
        for (var fold = 0; fold < y.Length; fold++) sum += y[fold] = OfFold(members, fold);
        return sum / y.Length;
    }

    /// <summary>
    /// Computes the standard deviation of the folds' predictions before clamping: far from the data, clamped predictions would all agree.
    /// </summary>
    /// <param name="members">[component, fold], the members' predictions of t.</param>
    /// <param name="y">[fold], the clamped predictions.</param>
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
            y[fold] += Weights[scale] * Scalings[scale].ToMean(Scalings[scale].QuantileToTarget(members[member]));
        }
    }

    /// <summary>Returns true if no member's prediction was clamped.</summary>
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
