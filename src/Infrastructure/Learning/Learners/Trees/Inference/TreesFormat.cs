using Regressor.Application.Abstractions.Learning;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Training;
using Regressor.Infrastructure.Learning.Serving;
using Regressor.Infrastructure.Onnx;

namespace Regressor.Infrastructure.Learning.Learners.Trees.Inference;

/// <summary>Checkpoint format of boosted trees: the arrays of <see cref="TreeWeights"/>.</summary>
internal sealed class TreesFormat : IModelFormat
{
    /// <summary>Limit on the rounds of a member and on the features of a level; more would be a damaged file.</summary>
    private const int MaxRounds = 100_000, MaxLevelFeatures = 100;

    private const string Start = "trees.start", Rounds = "trees.rounds", Feature = "trees.feature", Value = "trees.value";

    public string Learner => LearnerNames.Trees;

    /// <summary>Converts the trees to tensors.</summary>
    public static IEnumerable<NamedTensor> Write(TreeWeights weights)
    {
        yield return new NamedTensor(Start, [weights.Members, weights.TreesPerRound], weights.Start);
        yield return new NamedTensor(Rounds, [weights.Members], Array.ConvertAll(weights.Rounds, rounds => (float)rounds));
        yield return new NamedTensor(Feature, [weights.Features.Length], Array.ConvertAll(weights.Features, feature => (float)feature));
        yield return new NamedTensor(Value, [weights.Values.Length], weights.Values);
        foreach (var (column, levels) in weights.Levels.Index())
            yield return new NamedTensor(Levels(column), [weights.Members, levels.Values.Length / weights.Members / levels.Width, levels.Width], levels.Values);
    }

    public IScorer Read(ModelDescription description, IReadOnlyList<NamedTensor> parameters) =>
        new TreesScorer(Flatten(description, parameters), description.Target.Width);

    public (string T, int Members) Export(OnnxGraph graph, OnnxInputs inputs, ModelDescription description, IReadOnlyList<NamedTensor> parameters)
    {
        var weights = Flatten(description, parameters);
        return (OnnxTrees.Add(graph, inputs, weights, description.Target.Width), weights.Members);
    }

    /// <summary>Reads the trees. Uploaded checkpoints are untrusted, so shapes are validated before anything is computed.</summary>
    /// <exception cref="CorruptCheckpointException">A tensor is missing, has the wrong shape, or a value out of range.</exception>
    private static TreeWeights Flatten(ModelDescription description, IReadOnlyList<NamedTensor> parameters)
    {
        var byName = parameters.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
        var (scales, trees) = (description.Target.Components, TreeWeights.TreesFor(description.Target.Width));
        var members = byName.TryGetValue(Rounds, out var rounds) && rounds.Shape is [var count] && count <= scales * TrainingOptions.Limits.MaxMembers ? (int)count : 0;
        Require(members > 0 && members % scales == 0, "the number of members is out of range");
        var features = Integers(Feature, -1, int.MaxValue, null);
        return new TreeWeights(
            trees,
            description.Encoder.DenseWidth,
            Values(Start, members, trees),
            Integers(Rounds, 1, MaxRounds, members),
            features,
            Values(Value, features.Length),
            [.. description.Encoder.EmbeddedColumns.Select((column, index) =>
            {
                var width = byName.TryGetValue(Levels(index), out var tensor) && tensor.Shape is [_, _, var last and > 0 and <= MaxLevelFeatures] ? (int)last : 1;
                return new LevelFeatures(width, Values(Levels(index), members, column.Levels.Count + 1, width));
            })]);

        float[] Values(string name, params ReadOnlySpan<long> shape) =>
            byName.TryGetValue(name, out var tensor) && shape.SequenceEqual([.. tensor.Shape]) && Array.TrueForAll(tensor.Values, float.IsFinite)
                ? tensor.Values
                : throw new CorruptCheckpointException($"The tensor '{name}' is missing, has the wrong shape or a value that is not finite.");

        int[] Integers(string name, int least, int most, int? length)
        {
            var values = Values(name, length ?? (byName.TryGetValue(name, out var tensor) ? tensor.Values.Length : 0));
            Require(Array.TrueForAll(values, value => value >= least && value <= most && float.IsInteger(value) && value < int.MaxValue), $"the tensor '{name}' has a value out of range");
            return Array.ConvertAll(values, value => (int)value);
        }
    }

    private static void Require(bool holds, string otherwise) => ModelDescription.Require(holds, otherwise);

    private static string Levels(int column) => $"trees.levels.{column}";
}
