using Regressor.Application.Abstractions.Learning;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Training;
using Regressor.Infrastructure.Learning.Serving;
using Regressor.Infrastructure.Learning.Statistics;
using Regressor.Infrastructure.Onnx;

namespace Regressor.Infrastructure.Learning.Learners.Ridge.Inference;

/// <summary>
/// Checkpoint format of linear regressions: weights [M, D], an intercept [M], and the weights of each embedded column's levels [M, L]. Those of
/// classes have one more dimension, [C].
/// </summary>
internal sealed class RidgeFormat : IModelFormat
{
    private const string Dense = "ridge.weight", Intercept = "ridge.intercept";

    public string Learner => LearnerNames.Linear;

    /// <summary>Converts the members' weights to tensors.</summary>
    public static IEnumerable<NamedTensor> Write(IReadOnlyList<LinearWeights> members)
    {
        if (members[0].Dense.Length > 0) yield return Tensor(Dense, member => member.Dense);
        for (var column = 0; column < members[0].Levels.Length; column++)
        {
            var own = column;
            yield return Tensor(Levels(column), member => member.Levels[own]);
        }

        yield return new NamedTensor(Intercept, [members.Count, .. PerOutput(members[0].Outputs)], [.. members.SelectMany(member => member.Intercepts).Select(value => (float)value)]);

        NamedTensor Tensor(string name, Func<LinearWeights, double[]> values) => new(
            name,
            [members.Count, values(members[0]).Length / members[0].Outputs, .. PerOutput(members[0].Outputs)],
            [.. members.SelectMany(values).Select(value => (float)value)]);
    }

    public IScorer Read(ModelDescription description, IReadOnlyList<NamedTensor> parameters) => new RidgeScorer(Flatten(description, parameters));

    public (string T, int Members) Export(OnnxGraph graph, OnnxInputs inputs, ModelDescription description, IReadOnlyList<NamedTensor> parameters)
    {
        var weights = Flatten(description, parameters);
        var t = graph.Constant([weights.Members, 1, weights.Outputs], weights.Intercept);
        if (inputs.Dense is { } dense)
            t = graph.Node("Add", graph.Node("MatMul", dense, graph.Constant([weights.Members, weights.DenseWidth, weights.Outputs], weights.Dense)), t);
        for (var column = 0; column < weights.Levels.Length; column++)
        {
            var levels = graph.Constant([weights.Members, weights.Levels[column].Length / weights.Members / weights.Outputs, weights.Outputs], weights.Levels[column]);
            t = graph.Node("Add", t, graph.Gather(levels, 1, inputs.Codes[column]));
        }

        return (t, weights.Members);
    }

    /// <summary>Reads the weights. Uploaded checkpoints are untrusted, so shapes are validated before anything is computed.</summary>
    /// <exception cref="CorruptCheckpointException">A tensor is missing or has the wrong shape.</exception>
    private static RidgeWeights Flatten(ModelDescription description, IReadOnlyList<NamedTensor> parameters)
    {
        var byName = parameters.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
        var encoder = description.Encoder;
        var (components, outputs) = (description.Target.Components, description.Target.Width);
        var members = byName.TryGetValue(Intercept, out var intercept) && intercept.Shape is [var count, ..] && intercept.Shape.SequenceEqual([count, .. PerOutput(outputs)]) ? (int)Math.Min(count, int.MaxValue) : 0;
        ModelDescription.Require(
            members > 0 && members % components == 0 && members <= components * TrainingOptions.Limits.MaxMembers, "the number of members is out of range");
        return new RidgeWeights(
            members,
            outputs,
            encoder.DenseWidth,
            encoder.DenseWidth == 0 ? [] : Values(Dense, encoder.DenseWidth),
            [.. encoder.EmbeddedColumns.Select((column, index) => Values(Levels(index), column.Levels.Count + 1))],
            intercept!.Values);

        float[] Values(string name, int width) => byName.TryGetValue(name, out var tensor) && tensor.Shape.SequenceEqual([members, width, .. PerOutput(outputs)])
            ? tensor.Values
            : throw new CorruptCheckpointException($"The tensor '{name}' is missing or has the wrong shape.");
    }

    /// <summary>Returns the last dimension of a tensor; none for a single output.</summary>
    private static IEnumerable<long> PerOutput(int outputs) => outputs == 1 ? [] : [outputs];

    private static string Levels(int column) => $"ridge.levels.{column}";
}

/// <summary>The weights of all members, row-major.</summary>
/// <param name="Members">Number of members, M.</param>
/// <param name="Outputs">Number of outputs, C.</param>
/// <param name="DenseWidth">Number of dense inputs, D.</param>
/// <param name="Dense">Weights of the dense inputs, [M, D, C].</param>
/// <param name="Levels">Weights of the levels of each embedded column, [embedded column], [M, L, C].</param>
/// <param name="Intercept">Intercepts, [M, C].</param>
internal sealed record RidgeWeights(int Members, int Outputs, int DenseWidth, float[] Dense, float[][] Levels, float[] Intercept);
