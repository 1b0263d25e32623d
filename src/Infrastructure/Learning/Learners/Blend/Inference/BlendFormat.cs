using Regressor.Application.Abstractions.Learning;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Training;
using Regressor.Infrastructure.Learning.Serving;
using Regressor.Infrastructure.Onnx;

namespace Regressor.Infrastructure.Learning.Learners.Blend.Inference;

/// <summary>
/// Checkpoint format of blends: the tensors of all its learners, which differ by name, and the learners as a property of the description. A
/// learner may occur several times, with different settings; the tensors of the later ones have their number as a prefix.
/// </summary>
internal sealed class BlendFormat : IModelFormat
{
    public const string LearnersProperty = "learners";

    /// <summary>Maximum number of times that a learner occurs.</summary>
    public const int MostOfALearner = 2;

    public string Learner => LearnerNames.Blend;

    public IScorer Read(ModelDescription description, IReadOnlyList<NamedTensor> parameters)
    {
        IScorer[] parts = [.. PartsOf(description).Select(part => ModelFormats.Of(part.Description).Read(part.Description, Own(parameters, part.Number)))];
        return parts is [var only] ? only : new BlendScorer(parts);
    }

    public (string T, int Members) Export(OnnxGraph graph, OnnxInputs inputs, ModelDescription description, IReadOnlyList<NamedTensor> parameters)
    {
        var parts = PartsOf(description).Select(part => ModelFormats.Of(part.Description).Export(graph, inputs, part.Description, Own(parameters, part.Number))).ToList();
        return (graph.Concat(0, parts.Select(part => part.T)), parts.Sum(part => part.Members));
    }

    /// <summary>Joins the tensors of learners under names of their own.</summary>
    public static IEnumerable<NamedTensor> Join(IReadOnlyList<(string Learner, IEnumerable<NamedTensor> Tensors)> learners) => learners.SelectMany((part, place) =>
    {
        var prefix = Prefix(learners.Take(place).Count(other => other.Learner == part.Learner));
        return part.Tensors.Select(tensor => tensor with { Name = prefix + tensor.Name });
    });

    /// <summary>Returns the description of one learner's part of a model, the first one where it occurs several times; null where it has none.</summary>
    /// <exception cref="CorruptCheckpointException">The description contradicts itself.</exception>
    public static ModelDescription? PartOf(ModelDescription description, string learner) =>
        description.Learner == LearnerNames.Blend
            ? PartsOf(description).Select(part => part.Description).FirstOrDefault(part => part.Learner == learner)
            : description.Learner == learner ? description : null;

    /// <returns>The description of each learner, and the number of the same learner's before it.</returns>
    private static List<(ModelDescription Description, int Number)> PartsOf(ModelDescription description)
    {
        var learners = description.Property<IReadOnlyList<BlendedLearner>>(LearnersProperty);
        var components = learners.Sum(learner => (long)learner.Components);
        Require(learners.Count > 0 && learners.All(learner => learner.Components > 0), "a learner has no part in the blend");
        Require(components == description.Target.Components, "the learners' number differs from that of the weights");
        Require(learners.All(learner => LearnerNames.All.Contains(learner.Learner)), "a learner of the blend is unknown");
        Require(learners.CountBy(learner => learner.Learner).All(learner => learner.Value <= MostOfALearner), "a learner occurs too often");
        var parts = new List<(ModelDescription Description, int Number)>();
        var first = 0;
        foreach (var learner in learners)
        {
            var own = description with
            {
                Learner = learner.Learner,
                Target = description.Target.Part(first, learner.Components),
                Properties = learner.Properties.ToDictionary(),
            };
            parts.Add((own, parts.Count(part => part.Description.Learner == learner.Learner)));
            first += learner.Components;
        }

        return parts;
    }

    /// <summary>Returns the tensors of a learner under the names that its format knows.</summary>
    private static IReadOnlyList<NamedTensor> Own(IReadOnlyList<NamedTensor> parameters, int number)
    {
        var prefix = Prefix(number);
        return number == 0
            ? parameters
            : [.. parameters.Where(tensor => tensor.Name.StartsWith(prefix, StringComparison.Ordinal)).Select(tensor => tensor with { Name = tensor.Name[prefix.Length..] })];
    }

    private static string Prefix(int number) => number == 0 ? "" : $"{number + 1}.";

    private static void Require(bool holds, string otherwise) => ModelDescription.Require(holds, otherwise);
}
