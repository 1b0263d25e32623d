using Regressor.Application.Abstractions.Learning;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Predictions;

namespace Regressor.Infrastructure.Learning.Conformal;

/// <summary>Turns probabilities into sets of classes; see <see cref="ConformalClassSets"/>.</summary>
/// <param name="Sets">Scores of held-out rows.</param>
internal sealed record ClassCalibration(ConformalClassSets Sets) : ModelCalibration
{
    /// <param name="tensors">Tensors of the checkpoint.</param>
    /// <param name="classes">Number of classes C.</param>
    /// <param name="folds">Number of folds K.</param>
    /// <exception cref="CorruptCheckpointException">Scores are missing or not in order.</exception>
    public static ClassCalibration FromTensors(IReadOnlyList<NamedTensor> tensors, int classes, int folds)
    {
        var byName = tensors.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
        var groups = byName.ContainsKey(NameOf(1, 0)) ? classes : 1;
        var parts = byName.ContainsKey(NameOf(0, 1)) ? folds : 1;
        return new ClassCalibration(new ConformalClassSets(
            [.. Enumerable.Range(0, groups).Select(group => Enumerable.Range(0, parts).Select(fold => Scores(NameOf(group, fold))).ToArray())],
            GroupScores.FromTensors(tensors)));

        float[] Scores(string name) => byName.TryGetValue(name, out var tensor) && Ascending.Are(tensor.Values)
            ? tensor.Values
            : throw new CorruptCheckpointException($"The tensor '{name}' is missing or not in order.");
    }

    public override IEnumerable<NamedTensor> ToTensors()
    {
        var scores = Sets.Scores.SelectMany((folds, group) => folds.Select((scores, fold) => new NamedTensor(NameOf(group, fold), [scores.Length], scores)));
        return Sets.Groups > 0 ? scores.Append(GroupScores.ToTensor(Sets.Groups)) : scores;
    }

    private static string NameOf(int group, int fold) => $"calibration.classes.{group}.{fold}";
}
