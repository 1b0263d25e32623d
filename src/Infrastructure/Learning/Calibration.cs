using Regressor.Application.Abstractions;
using Regressor.Domain.Models;

namespace Regressor.Infrastructure.Learning;

/// <summary>What turns the members' predictions into an interval; see <see cref="ConformalInterval"/>.</summary>
/// <param name="Scores">[member], ascending: |t − μ_k(x)|/σ_k(x) of the rows it held out.</param>
/// <param name="Difficulty">σ; null for σ = 1.</param>
internal sealed record Calibration(IReadOnlyList<float[]> Scores, Difficulty? Difficulty)
{
    /// <summary>So many scores a fold bound a quantile closely; more would only make checkpoints and predictions heavier.</summary>
    private const int MaxScores = 2000;

    /// <param name="data">The training part.</param>
    /// <param name="target">The scaling of t.</param>
    /// <param name="outOfFold">[row], t by the member that held it out.</param>
    public static Calibration Fit(TrainingData data, TargetScaling target, double[] outOfFold)
    {
        var centers = Array.ConvertAll(outOfFold, target.Clamp);
        var residuals = new double[centers.Length];
        for (var row = 0; row < residuals.Length; row++) residuals[row] = Math.Abs(target.ToNetwork(data.TrainY[row]) - centers[row]);

        var difficulty = Difficulty.Fit(data, centers, residuals);
        var features = new float[Difficulty.Features(data.Encoder)];
        var scores = new List<float>[data.Architecture.Members];
        for (var member = 0; member < scores.Length; member++) scores[member] = [];
        for (var row = 0; row < residuals.Length; row++)
        {
            // The table is in the order of a hash, so the first rows of a fold are a random sample of it.
            var fold = data.Folds[row];
            if (scores[fold].Count == MaxScores) continue;
            Difficulty.Fill(data.Encoder, data.Train.DenseRow(row), centers[row], features);
            scores[fold].Add((float)(residuals[row] / (difficulty?.Of(fold, features) ?? 1)));
        }

        foreach (var fold in scores) fold.Sort();
        return new Calibration([.. scores.Select(fold => fold.ToArray())], difficulty);
    }

    public static Calibration FromTensors(IReadOnlyList<NamedTensor> tensors, Encoder encoder, int members)
    {
        var byName = tensors.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
        return new Calibration(
            [.. Enumerable.Range(0, members).Select(member =>
                byName.TryGetValue(NameOf(member), out var tensor) && IsAscending(tensor.Values)
                    ? tensor.Values
                    : throw new CheckpointDamagedException($"The tensor '{NameOf(member)}' is missing or not in order."))],
            Difficulty.FromTensors(tensors, encoder, members));
    }

    public IEnumerable<NamedTensor> ToTensors()
    {
        var scores = Scores.Select((fold, member) => new NamedTensor(NameOf(member), [fold.Length], fold));
        return Difficulty is null ? scores : scores.Append(Difficulty.ToTensor());
    }

    /// <summary>The interval around what the members predict.</summary>
    /// <param name="encoder">Whose inputs these are.</param>
    /// <param name="dense">The encoded row.</param>
    /// <param name="target">Back to the target's unit.</param>
    /// <param name="members">[member], t.</param>
    /// <param name="y">The point prediction, which the interval always contains.</param>
    /// <param name="confidence">In (0, 1).</param>
    /// <returns>Null when there are too few scores for that confidence.</returns>
    public PredictionInterval? Interval(
        Encoder encoder, ReadOnlySpan<float> dense, TargetScaling target, ReadOnlySpan<double> members, double y, double confidence)
    {
        Span<double> centers = stackalloc double[members.Length];
        Span<double> scales = stackalloc double[members.Length];
        var width = Difficulty.Features(encoder);
        var features = width <= 1024 ? stackalloc float[width] : new float[width];
        for (var member = 0; member < members.Length; member++)
        {
            centers[member] = target.Clamp(members[member]);
            scales[member] = 1;
            if (Difficulty is null) continue;
            Difficulty.Fill(encoder, dense, centers[member], features);
            scales[member] = Difficulty.Of(member, features);
        }

        return ConformalInterval.Of(Scores, centers, scales, confidence) is var (lower, upper)
            ? new PredictionInterval(
                Math.Min(y, target.QuantileToTarget(lower)), Math.Max(y, target.QuantileToTarget(upper)), confidence)
            : null;
    }

    /// <param name="data">The test part.</param>
    /// <param name="target">Back to the target's unit.</param>
    /// <param name="predictions">[member][test row], t.</param>
    /// <param name="confidence">In (0, 1).</param>
    /// <returns>Null when there is no test part, or there are too few scores for that confidence.</returns>
    public IntervalCoverage? Coverage(TrainingData data, TargetScaling target, double[][] predictions, double confidence)
    {
        if (data.TestY.Length == 0) return null;
        var covered = 0;
        double width = 0;
        var members = new double[predictions.Length];
        for (var row = 0; row < data.TestY.Length; row++)
        {
            for (var member = 0; member < members.Length; member++) members[member] = predictions[member][row];
            var y = target.ToTarget(members.Average());
            if (Interval(data.Encoder, data.Test.DenseRow(row), target, members, y, confidence) is not { } interval) return null;
            if (data.TestY[row] >= interval.Lower && data.TestY[row] <= interval.Upper) covered++;
            width += (interval.Upper - interval.Lower - width) / (row + 1);
        }

        return new IntervalCoverage(confidence, (double)covered / data.TestY.Length, width);
    }

    private static string NameOf(int member) => $"calibration.scores.{member}";

    private static bool IsAscending(float[] values)
    {
        for (var i = 1; i < values.Length; i++)
            if (!(values[i] >= values[i - 1])) return false;
        return true;
    }
}
