using Regressor.Application.Abstractions;
using Regressor.Domain.Models;
using Regressor.Infrastructure.Learning.Features;
using Regressor.Infrastructure.Learning.Targets;

namespace Regressor.Infrastructure.Learning.Conformal;

/// <summary>
/// What turns predictions into an interval; see <see cref="ConformalInterval"/>. Either of the folds' networks, by the rows that each held
/// out (CV+), or, where there are enough rows, of the whole ensemble by rows that no network has seen (split conformal prediction).
/// </summary>
/// <param name="Above">
/// [fold], or one for the whole ensemble; each ascending: (t − μ(x))/σ(x) of its rows where <paramref name="Below"/> has their opposites, else
/// their magnitude.
/// </param>
/// <param name="Below">Null where errors to both sides are alike.</param>
/// <param name="Difficulty">σ; null for σ = 1.</param>
internal sealed record ConformalCalibration(float[][] Above, float[][]? Below, ConditionalScaleModel? Difficulty)
{
    /// <summary>So many scores a fold bound a quantile closely; more would only make checkpoints and predictions heavier.</summary>
    private const int MaxScores = 2000;

    /// <summary>The first rows, which are a random sample, as the table is in the order of a hash: more tell no more, and take memory.</summary>
    private const int MaxRows = 100_000;

    /// <summary>
    /// Fewer scores do not tell which side is missed more often; and with so many there is an interval for every confidence that may be asked.
    /// </summary>
    private const int LeastOneSided = 200;

    /// <summary>
    /// In deviations of t. A prediction differs in the last digits of a float from that of the training: for a discrete target, an end of an
    /// interval must still hold the very value that set it.
    /// </summary>
    private const double Rounding = 1e-5;

    /// <param name="data">The training part, and the rows kept for calibration.</param>
    /// <param name="target">From the networks' answers to y.</param>
    /// <param name="outOfFold">[training row], y by the networks that held it out.</param>
    /// <param name="predicted">[fold][calibration row], ŷ_k.</param>
    /// <param name="cancellationToken">Of the training.</param>
    public static ConformalCalibration Fit(PreparedData data, TargetBlend target, double[] outOfFold, double[][] predicted, CancellationToken cancellationToken)
    {
        var centers = Array.ConvertAll(outOfFold[..Math.Min(outOfFold.Length, MaxRows)], target.CenterOf);
        var residuals = new double[centers.Length];
        for (var row = 0; row < residuals.Length; row++) residuals[row] = target.Main.ToNetwork(data.TrainY[row]) - centers[row];
        var difficulty = ConditionalScaleModel.Fit(data, centers, Array.ConvertAll(residuals, Math.Abs), cancellationToken);

        var scores = data.CalibrationY.Length > 0
            ? [OfEnsemble(data, target, difficulty, predicted)]
            : OfFolds(data, difficulty, centers, residuals);
        return IsOneSided(scores)
            ? new ConformalCalibration(Array.ConvertAll(scores, fold => Ascending(fold, score => score)), Array.ConvertAll(scores, fold => Ascending(fold, score => -score)), difficulty)
            : new ConformalCalibration(Array.ConvertAll(scores, fold => Ascending(fold, Math.Abs)), null, difficulty);
    }

    public static ConformalCalibration FromTensors(IReadOnlyList<NamedTensor> tensors, FeatureEncoder encoder, int folds)
    {
        var byName = tensors.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
        var parts = byName.ContainsKey(NameOf("scores", 1)) ? folds : 1;
        return new ConformalCalibration(
            Scores("scores"),
            byName.ContainsKey(NameOf("below", 0)) ? Scores("below") : null,
            ConditionalScaleModel.FromTensors(tensors, encoder, folds));

        float[][] Scores(string end) =>
        [
            .. Enumerable.Range(0, parts).Select(fold =>
                byName.TryGetValue(NameOf(end, fold), out var tensor) && IsAscending(tensor.Values)
                    ? tensor.Values
                    : throw new CheckpointDamagedException($"The tensor '{NameOf(end, fold)}' is missing or not in order.")),
        ];
    }

    public IEnumerable<NamedTensor> ToTensors()
    {
        foreach (var (end, scores) in new[] { ("scores", Above), ("below", Below ?? []) })
        {
            for (var fold = 0; fold < scores.Length; fold++) yield return new NamedTensor(NameOf(end, fold), [scores[fold].Length], scores[fold]);
        }

        if (Difficulty is not null) yield return Difficulty.ToTensor();
    }

    /// <summary>The interval around a prediction.</summary>
    /// <param name="encoder">Whose inputs these are.</param>
    /// <param name="dense">The encoded row.</param>
    /// <param name="target">From the networks' answers to y.</param>
    /// <param name="byFold">[fold], ŷ_k.</param>
    /// <param name="y">The point prediction, which the interval always contains.</param>
    /// <param name="confidence">In (0, 1).</param>
    /// <param name="widening">How many times as far from the middle as for a row like those it was calibrated by.</param>
    /// <returns>Null when there are too few scores for that confidence.</returns>
    public PredictionInterval? Interval(
        FeatureEncoder encoder, ReadOnlySpan<float> dense, TargetBlend target, ReadOnlySpan<double> byFold, double y, double confidence, double widening = 1)
    {
        Span<double> centers = stackalloc double[Above.Length];
        Span<double> scales = stackalloc double[Above.Length];
        Place(encoder, dense, target, byFold, y, Difficulty, centers, scales);
        foreach (ref var scale in scales) scale *= widening;
        var ends = Below is null ? ConformalInterval.Of(Above, centers, scales, confidence) : ConformalInterval.Of(Below, Above, centers, scales, confidence);
        if (ends is not var (lower, upper)) return null;

        var (least, greatest) = (Finite(target.Main.QuantileToTarget(lower)), Finite(target.Main.QuantileToTarget(upper)));
        var cut = target.Least > least;
        return new PredictionInterval(cut ? target.Least!.Value : Math.Min(y, least), Math.Max(y, greatest), confidence, cut);
    }

    /// <summary>Where scores of a row are measured from, and in what.</summary>
    /// <param name="encoder">Whose inputs these are.</param>
    /// <param name="dense">The encoded row.</param>
    /// <param name="target">From the networks' answers to y.</param>
    /// <param name="byFold">[fold], ŷ_k.</param>
    /// <param name="y">ŷ.</param>
    /// <param name="difficulty">σ.</param>
    /// <param name="centers">[fold], or one for the whole ensemble: μ(x), filled.</param>
    /// <param name="scales">Of the same length: σ(x), filled.</param>
    private static void Place(
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

    /// <returns>[calibration row].</returns>
    private static double[] OfEnsemble(PreparedData data, TargetBlend target, ConditionalScaleModel? difficulty, double[][] predicted)
    {
        var scores = new double[data.CalibrationY.Length];
        Span<double> center = stackalloc double[1];
        Span<double> scale = stackalloc double[1];
        for (var row = 0; row < scores.Length; row++)
        {
            var y = predicted.Average(fold => fold[row]);
            Place(data.Encoder, data.Calibration.DenseRow(row), target, [], y, difficulty, center, scale);
            scores[row] = (target.Main.ToNetwork(data.CalibrationY[row]) - center[0]) / scale[0];
        }

        return scores;
    }

    /// <returns>[fold][row].</returns>
    private static double[][] OfFolds(PreparedData data, ConditionalScaleModel? difficulty, double[] centers, double[] residuals)
    {
        var scores = new List<double>[data.FoldCount];
        for (var fold = 0; fold < scores.Length; fold++) scores[fold] = [];
        var features = new float[ConditionalScaleModel.Features(data.Encoder)];
        for (var row = 0; row < residuals.Length; row++)
        {
            var fold = data.Folds[row];
            if (scores[fold].Count == MaxScores) continue;
            ConditionalScaleModel.Fill(data.Encoder, data.Train.DenseRow(row), centers[row], features);
            scores[fold].Add(residuals[row] / (difficulty?.Of(fold, features) ?? 1));
        }

        return [.. scores.Select(fold => fold.ToArray())];
    }

    /// <summary>
    /// Whether one tail is clearly longer: the 5 % and the 95 % quantile do not lie about as far from zero. For normal errors their sum,
    /// as a share of their distance, has a standard deviation of 0.93/√n.
    /// </summary>
    private static bool IsOneSided(double[][] scores)
    {
        double[] all = [.. scores.SelectMany(fold => fold).Order()];
        if (all.Length < LeastOneSided) return false;
        var (low, high) = (Quantiles.Of(all, 0.05), Quantiles.Of(all, 0.95));
        return Math.Abs(low + high) > (0.05 + (2.5 / Math.Sqrt(all.Length))) * (high - low);
    }

    private static float[] Ascending(double[] scores, Func<double, double> end)
    {
        var ascending = Array.ConvertAll(scores, score => float.BitIncrement((float)(end(score) + Rounding)));
        Array.Sort(ascending);
        return ascending;
    }

    private static string NameOf(string end, int fold) => $"calibration.{end}.{fold}";

    /// <summary>JSON knows no infinity, which the exponential of a wide interval on a logarithmic scale may be.</summary>
    private static double Finite(double y) => Math.Clamp(y, double.MinValue, double.MaxValue);

    private static bool IsAscending(float[] values)
    {
        for (var i = 1; i < values.Length; i++)
            if (!(values[i] >= values[i - 1])) return false;
        return true;
    }
}
