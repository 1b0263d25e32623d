using Regressor.Application.Abstractions.Learning;
using Regressor.Application.Abstractions.Storage;

namespace Regressor.Infrastructure.Learning.Conformal;

/// <summary>
/// Gives every group the same number of scores: the promise is about a row of a new group, for which a group of fifty rows says no more than one
/// of five. A group is represented by the quantiles of its scores at even distances.
/// </summary>
internal static class GroupScores
{
    /// <summary>Maximum scores of a group: enough to represent the spread within it.</summary>
    private const int MaxPerGroup = 20;

    private const string TensorName = "calibration.groups";

    /// <param name="scores">[row], scores.</param>
    /// <param name="groups">[row], places of the groups; rows of a group are adjacent.</param>
    /// <param name="perGroup">Number of scores of each group.</param>
    public static double[] Even(double[] scores, ReadOnlySpan<double> groups, int perGroup)
    {
        List<double> even = [];
        for (int from = 0, to; from < scores.Length; from = to)
        {
            for (to = from + 1; to < scores.Length && groups[to] == groups[from];) to++;
            var own = scores[from..to];
            Array.Sort(own);
            for (var i = 0; i < perGroup; i++) even.Add(own[(int)(((2L * i) + 1) * own.Length / (2 * perGroup))]);
        }

        return [.. even];
    }

    /// <summary>Returns the number of scores of each group: those of the largest, within limits.</summary>
    /// <param name="starts">Rows at which a group begins, ascending.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="most">Maximum scores of all groups.</param>
    public static int PerGroup(int[] starts, int rows, int most)
    {
        var largest = 1;
        for (var group = 0; group < starts.Length; group++) largest = Math.Max(largest, (group + 1 < starts.Length ? starts[group + 1] : rows) - starts[group]);
        return Math.Clamp(most / starts.Length, 1, Math.Min(largest, MaxPerGroup));
    }

    public static NamedTensor ToTensor(int groups) => new(TensorName, [1], [groups]);

    /// <returns>Number of groups; 0 where the scores are those of rows.</returns>
    /// <exception cref="CorruptCheckpointException">The number is invalid.</exception>
    public static int FromTensors(IReadOnlyList<NamedTensor> tensors)
    {
        if (tensors.FirstOrDefault(tensor => tensor.Name == TensorName) is not { } tensor) return 0;
        return tensor.Values is [>= 1 and <= int.MaxValue / 2 and var groups]
            ? (int)groups
            : throw new CorruptCheckpointException($"The tensor '{TensorName}' is invalid.");
    }
}
