using Regressor.Application.Abstractions.Learning;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Predictions;
using Regressor.Infrastructure.Learning.Features;
using Regressor.Infrastructure.Learning.Targets;

namespace Regressor.Infrastructure.Learning.Conformal;

/// <summary>
/// Turns predictions into intervals; see <see cref="ConformalInterval"/>. CV+ uses the errors of each fold's networks on the rows that they
/// held out. Where there are enough rows, split conformal prediction uses the errors of the whole ensemble on rows that no network has
/// seen.
/// </summary>
/// <param name="Above">
/// [fold], or one for the whole ensemble; each ascending. Scores (t − μ(x))/σ(x) of its rows where <paramref name="Below"/> has their
/// negatives, otherwise their absolute values.
/// </param>
/// <param name="Below">Negated scores, in the same layout; null where errors on both sides are alike.</param>
/// <param name="Difficulty">Conditional scale σ; null for σ = 1.</param>
/// <param name="Groups">Number of groups with the same number of scores each; 0 where each score is that of an independent row.</param>
internal sealed record ConformalCalibration(float[][] Above, float[][]? Below, ConditionalScaleModel? Difficulty, int Groups = 0) : ModelCalibration
{
    public static ConformalCalibration FromTensors(IReadOnlyList<NamedTensor> tensors, FeatureEncoder encoder, int folds)
    {
        var byName = tensors.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
        var parts = byName.ContainsKey(NameOf("scores", 1)) ? folds : 1;
        return new ConformalCalibration(
            Scores("scores"),
            byName.ContainsKey(NameOf("below", 0)) ? Scores("below") : null,
            ConditionalScaleModel.FromTensors(tensors, encoder, folds),
            GroupScores.FromTensors(tensors));

        float[][] Scores(string end) =>
        [
            .. Enumerable.Range(0, parts).Select(fold =>
                byName.TryGetValue(NameOf(end, fold), out var tensor) && Ascending.Are(tensor.Values)
                    ? tensor.Values
                    : throw new CorruptCheckpointException($"The tensor '{NameOf(end, fold)}' is missing or not in order.")),
        ];
    }

    public override IEnumerable<NamedTensor> ToTensors()
    {
        foreach (var (end, scores) in new[] { ("scores", Above), ("below", Below ?? []) })
        {
            for (var fold = 0; fold < scores.Length; fold++) yield return new NamedTensor(NameOf(end, fold), [scores[fold].Length], scores[fold]);
        }

        if (Difficulty is not null) yield return Difficulty.ToTensor();
        if (Groups > 0) yield return GroupScores.ToTensor(Groups);
    }

    /// <summary>Computes the interval around a prediction.</summary>
    /// <param name="encoder">Encoder of the row.</param>
    /// <param name="dense">The encoded row.</param>
    /// <param name="target">Conversion of the networks' predictions to y.</param>
    /// <param name="byFold">[fold], ŷ_k.</param>
    /// <param name="y">The point prediction, which the interval always contains.</param>
    /// <param name="confidence">Share of new rows whose y the interval should contain, in (0, 1).</param>
    /// <param name="widening">Factor by which the interval is wider than for a row like the calibration rows.</param>
    /// <returns>Null when there are too few scores for that confidence.</returns>
    public PredictionInterval? Interval(
        FeatureEncoder encoder, ReadOnlySpan<float> dense, TargetBlend target, ReadOnlySpan<double> byFold, double y, double confidence, double widening = 1)
    {
        Span<double> centers = stackalloc double[Above.Length];
        Span<double> scales = stackalloc double[Above.Length];
        Place(encoder, dense, target, byFold, y, Difficulty, centers, scales);
        foreach (ref var scale in scales) scale *= widening;
        var ends = Below is null ? ConformalInterval.Of(Above, centers, scales, confidence, Groups) : ConformalInterval.Of(Below, Above, centers, scales, confidence, Groups);
        if (ends is not var (lower, upper)) return null;

        var (least, greatest) = (Finite(target.Main.QuantileToTarget(lower)), Finite(target.Main.QuantileToTarget(upper)));
        var cut = target.Least > least;
        return new PredictionInterval(cut ? target.Least!.Value : Math.Min(y, least), Math.Max(y, greatest), confidence, cut);
    }

    /// <summary>Computes values of the distribution of y around a prediction that is covered; see <see cref="ConformalDistribution"/>.</summary>
    /// <param name="encoder">Encoder of the row.</param>
    /// <param name="dense">The encoded row.</param>
    /// <param name="target">Conversion of the networks' predictions to y.</param>
    /// <param name="byFold">[fold], ŷ_k.</param>
    /// <param name="y">The point prediction.</param>
    /// <param name="asked">Values to compute.</param>
    public PredictedDistribution Distribution(
        FeatureEncoder encoder, ReadOnlySpan<float> dense, TargetBlend target, ReadOnlySpan<double> byFold, double y, DistributionRequest asked)
    {
        Span<double> centers = stackalloc double[Above.Length];
        Span<double> scales = stackalloc double[Above.Length];
        Place(encoder, dense, target, byFold, y, Difficulty, centers, scales);
        var conformal = new ConformalDistribution(Below, Above, centers, scales, target.CenterOf(y), Groups);
        var quantiles = new double?[asked.Quantiles.Count];
        for (var i = 0; i < quantiles.Length; i++) quantiles[i] = Quantile(conformal, target, y, asked.Quantiles[i]);
        var above = new double[asked.Above.Count];
        for (var i = 0; i < above.Length; i++) above[i] = conformal.ProbabilityAbove(TargetOf(target, asked.Above[i]));
        return new PredictedDistribution(quantiles, above);
    }

    /// <summary>
    /// Returns the quantile of y. An interval contains the prediction, so quantiles that are ends of intervals do not pass it; those
    /// between the ends of the narrowest interval stay within it.
    /// </summary>
    private static double? Quantile(in ConformalDistribution conformal, TargetBlend target, double y, double probability)
    {
        const double Lowest = (1 - Prediction.MinConfidence) / 2;
        if (conformal.Quantile(probability) is not { } t) return null;
        var quantile = Math.Max(Finite(target.Main.QuantileToTarget(t)), target.Least ?? double.MinValue);
        if (probability <= Lowest) return Math.Min(y, quantile);
        if (probability >= 1 - Lowest) return Math.Max(y, quantile);
        return Math.Clamp(quantile, Quantile(conformal, target, y, Lowest) ?? quantile, Quantile(conformal, target, y, 1 - Lowest) ?? quantile);
    }

    /// <summary>Transforms a value to compare with to the scale of t; values that no y is below are infinitely small.</summary>
    private static double TargetOf(TargetBlend target, double value) =>
        value < target.Least || !target.Main.Reaches(value) ? double.NegativeInfinity : target.Main.ToNetwork(value);

    /// <summary>Computes the center that scores of a row are measured from, and the scale that they are measured in.</summary>
    /// <param name="encoder">Encoder of the row.</param>
    /// <param name="dense">The encoded row.</param>
    /// <param name="target">Conversion of the networks' predictions to y.</param>
    /// <param name="byFold">[fold], ŷ_k.</param>
    /// <param name="y">Point prediction ŷ.</param>
    /// <param name="difficulty">Conditional scale σ; null for σ = 1.</param>
    /// <param name="centers">Output, [fold] or one for the whole ensemble: μ(x).</param>
    /// <param name="scales">Output, of the same length: σ(x).</param>
    internal static void Place(
        FeatureEncoder encoder, ReadOnlySpan<float> dense, TargetBlend target, ReadOnlySpan<double> byFold, double y, ConditionalScaleModel? difficulty, Span<double> centers, Span<double> scales)
    {
        var whole = centers.Length == 1;
        for (var fold = 0; fold < centers.Length; fold++) centers[fold] = target.CenterOf(whole ? y : byFold[fold]);
        scales.Fill(1);
        if (difficulty is null) return;

        var width = ConditionalScaleModel.Features(encoder);
        var features = width <= 1024 ? stackalloc float[width] : new float[width];
        ConditionalScaleModel.Fill(encoder, dense, centers[0], features);
        if (whole)
        {
            scales[0] = difficulty.Mean(features);
            return;
        }

        for (var fold = 0; fold < centers.Length; fold++)
        {
            ConditionalScaleModel.FillPrediction(centers[fold], features);
            scales[fold] = difficulty.Of(fold, features);
        }
    }

    private static string NameOf(string end, int fold) => $"calibration.{end}.{fold}";

    /// <summary>
    /// Clamps to finite values. JSON does not support infinity, which the exponential of a wide interval on a logarithmic scale may be.
    /// </summary>
    private static double Finite(double y) => Math.Clamp(y, double.MinValue, double.MaxValue);
}
