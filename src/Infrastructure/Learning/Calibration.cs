using Regressor.Application.Abstractions;
using Regressor.Domain.Models;

namespace Regressor.Infrastructure.Learning;

/// <summary>Out-of-fold scores |t − μ_k(x)| of each member's fold, ascending; see <see cref="ConformalInterval"/>.</summary>
internal sealed record Calibration(IReadOnlyList<float[]> Scores)
{
    /// <summary>So many scores a fold bound a quantile closely; more would only make checkpoints and predictions heavier.</summary>
    private const int MaxScores = 2000;

    public static Calibration Fit(TrainingData data, FittedEnsemble ensemble)
    {
        var scores = new List<float>[data.Architecture.Members];
        for (var member = 0; member < scores.Length; member++) scores[member] = [];
        for (var row = 0; row < data.TrainY.Length; row++)
        {
            // The table is in the order of a hash, so the first rows of a fold are a random sample of it.
            var fold = scores[data.Folds[row]];
            if (fold.Count == MaxScores) continue;
            var center = Math.Clamp(ensemble.OutOfFold[row], ensemble.Target.Lower, ensemble.Target.Upper);
            fold.Add((float)Math.Abs(ensemble.Target.ToNetwork(data.TrainY[row]) - center));
        }

        foreach (var fold in scores) fold.Sort();
        return new Calibration([.. scores.Select(fold => fold.ToArray())]);
    }

    public static Calibration FromTensors(IReadOnlyList<NamedTensor> tensors, int members)
    {
        var byName = tensors.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
        return new Calibration([.. Enumerable.Range(0, members).Select(member =>
            byName.TryGetValue(NameOf(member), out var tensor) && IsAscending(tensor.Values)
                ? tensor.Values
                : throw new CheckpointDamagedException($"The tensor '{NameOf(member)}' is missing or not in order."))]);
    }

    public IEnumerable<NamedTensor> ToTensors() =>
        Scores.Select((fold, member) => new NamedTensor(NameOf(member), [fold.Length], fold));

    /// <summary>The interval around what the members predict.</summary>
    /// <param name="target">Back to the target's unit.</param>
    /// <param name="members">[member], t.</param>
    /// <param name="y">The point prediction, which the interval always contains.</param>
    /// <param name="confidence">In (0, 1).</param>
    public PredictionInterval? Interval(TargetScaling target, ReadOnlySpan<double> members, double y, double confidence)
    {
        Span<double> centers = stackalloc double[members.Length];
        Span<double> scales = stackalloc double[members.Length];
        scales.Fill(1);
        for (var member = 0; member < members.Length; member++) centers[member] = Math.Clamp(members[member], target.Lower, target.Upper);
        return ConformalInterval.Of(Scores, centers, scales, confidence) is var (lower, upper)
            ? new PredictionInterval(
                Math.Min(y, target.QuantileToTarget(lower)), Math.Max(y, target.QuantileToTarget(upper)), confidence)
            : null;
    }

    /// <param name="target">Back to the target's unit.</param>
    /// <param name="predictions">[member][row], t.</param>
    /// <param name="actual">[row], y.</param>
    /// <param name="confidence">In (0, 1).</param>
    /// <returns>Null when there are too few scores for that confidence.</returns>
    public IntervalCoverage? Coverage(TargetScaling target, double[][] predictions, double[] actual, double confidence)
    {
        var covered = 0;
        double width = 0;
        var members = new double[predictions.Length];
        for (var row = 0; row < actual.Length; row++)
        {
            for (var member = 0; member < members.Length; member++) members[member] = predictions[member][row];
            if (Interval(target, members, target.ToTarget(members.Average()), confidence) is not { } interval) return null;
            if (actual[row] >= interval.Lower && actual[row] <= interval.Upper) covered++;
            width += (interval.Upper - interval.Lower - width) / (row + 1);
        }

        return new IntervalCoverage(confidence, (double)covered / actual.Length, width);
    }

    private static string NameOf(int member) => $"calibration.scores.{member}";

    private static bool IsAscending(float[] values)
    {
        for (var i = 1; i < values.Length; i++)
            if (!(values[i] >= values[i - 1])) return false;
        return true;
    }
}
