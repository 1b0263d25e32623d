using Regressor.Application.Abstractions;
using Regressor.Domain.Models;

namespace Regressor.Infrastructure.Learning;

/// <summary>What turns the folds' predictions into an interval; see <see cref="ConformalInterval"/>.</summary>
/// <param name="Scores">[fold], ascending: |t − μ_k(x)|/σ_k(x) of its rows, by the networks that held them out.</param>
/// <param name="Difficulty">σ; null for σ = 1.</param>
internal sealed record Calibration(float[][] Scores, Difficulty? Difficulty)
{
    /// <summary>So many scores a fold bound a quantile closely; more would only make checkpoints and predictions heavier.</summary>
    private const int MaxScores = 2000;

    /// <summary>The first rows, which are a random sample, as the table is in the order of a hash: more tell no more, and take memory.</summary>
    private const int MaxRows = 100_000;

    /// <param name="data">The training part.</param>
    /// <param name="scale">Where errors are compared.</param>
    /// <param name="outOfFold">[row], y by the networks that held it out.</param>
    /// <param name="cancellationToken">Of the training.</param>
    public static Calibration Fit(TrainingData data, TargetScaling scale, double[] outOfFold, CancellationToken cancellationToken)
    {
        var centers = Array.ConvertAll(outOfFold[..Math.Min(outOfFold.Length, MaxRows)], scale.ToNetworkClamped);
        var residuals = new double[centers.Length];
        for (var row = 0; row < residuals.Length; row++) residuals[row] = Math.Abs(scale.ToNetwork(data.TrainY[row]) - centers[row]);

        var difficulty = Difficulty.Fit(data, centers, residuals, cancellationToken);
        var features = new float[Difficulty.Features(data.Encoder)];
        var scores = new List<float>[data.FoldCount];
        for (var fold = 0; fold < scores.Length; fold++) scores[fold] = [];
        for (var row = 0; row < residuals.Length; row++)
        {
            var fold = data.Folds[row];
            if (scores[fold].Count == MaxScores) continue;
            Difficulty.Fill(data.Encoder, data.Train.DenseRow(row), centers[row], features);
            scores[fold].Add((float)(residuals[row] / (difficulty?.Of(fold, features) ?? 1)));
        }

        foreach (var fold in scores) fold.Sort();
        return new Calibration([.. scores.Select(fold => fold.ToArray())], difficulty);
    }

    public static Calibration FromTensors(IReadOnlyList<NamedTensor> tensors, Encoder encoder, int folds)
    {
        var byName = tensors.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
        return new Calibration(
            [.. Enumerable.Range(0, folds).Select(fold =>
                byName.TryGetValue(NameOf(fold), out var tensor) && IsAscending(tensor.Values)
                    ? tensor.Values
                    : throw new CheckpointDamagedException($"The tensor '{NameOf(fold)}' is missing or not in order."))],
            Difficulty.FromTensors(tensors, encoder, folds));
    }

    public IEnumerable<NamedTensor> ToTensors()
    {
        var scores = Scores.Select((scores, fold) => new NamedTensor(NameOf(fold), [scores.Length], scores));
        return Difficulty is null ? scores : scores.Append(Difficulty.ToTensor());
    }

    /// <summary>The interval around a prediction.</summary>
    /// <param name="encoder">Whose inputs these are.</param>
    /// <param name="dense">The encoded row.</param>
    /// <param name="scale">Where errors are compared.</param>
    /// <param name="byFold">[fold], ŷ_k.</param>
    /// <param name="y">The point prediction, which the interval always contains.</param>
    /// <param name="confidence">In (0, 1).</param>
    /// <returns>Null when there are too few scores for that confidence.</returns>
    public PredictionInterval? Interval(
        Encoder encoder, ReadOnlySpan<float> dense, TargetScaling scale, ReadOnlySpan<double> byFold, double y, double confidence)
    {
        Span<double> centers = stackalloc double[byFold.Length];
        Span<double> scales = stackalloc double[byFold.Length];
        var width = Difficulty.Features(encoder);
        var features = width <= 1024 ? stackalloc float[width] : new float[width];
        if (Difficulty is not null) Difficulty.Fill(encoder, dense, 0, features);
        for (var fold = 0; fold < byFold.Length; fold++)
        {
            centers[fold] = scale.ToNetworkClamped(byFold[fold]);
            scales[fold] = 1;
            if (Difficulty is null) continue;
            Difficulty.FillPrediction(centers[fold], features);
            scales[fold] = Difficulty.Of(fold, features);
        }

        return ConformalInterval.Of(Scores, centers, scales, confidence) is var (lower, upper)
            ? new PredictionInterval(Math.Min(y, Finite(scale.QuantileToTarget(lower))), Math.Max(y, Finite(scale.QuantileToTarget(upper))), confidence)
            : null;
    }

    private static string NameOf(int fold) => $"calibration.scores.{fold}";

    /// <summary>JSON knows no infinity, which the exponential of a wide interval on a logarithmic scale may be.</summary>
    private static double Finite(double y) => Math.Clamp(y, double.MinValue, double.MaxValue);

    private static bool IsAscending(float[] values)
    {
        for (var i = 1; i < values.Length; i++)
            if (!(values[i] >= values[i - 1])) return false;
        return true;
    }
}
