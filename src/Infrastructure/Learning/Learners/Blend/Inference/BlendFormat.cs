using Regressor.Application.Abstractions.Learning;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Training;
using Regressor.Infrastructure.Learning.Serving;
using Regressor.Infrastructure.Onnx;

namespace Regressor.Infrastructure.Learning.Learners.Blend.Inference;

/// <summary>Checkpoint format of blends: the tensors of all its learners, which differ by name, and the learners as a property of the description.</summary>
internal sealed class BlendFormat : IModelFormat
{
    public const string LearnersProperty = "learners";

    public string Learner => LearnerNames.Blend;

    public IScorer Read(ModelDescription description, IReadOnlyList<NamedTensor> parameters)
    {
        IScorer[] parts = [.. PartsOf(description).Select(part => ModelFormats.Of(part).Read(part, parameters))];
        return parts is [var only] ? only : new BlendScorer(parts);
    }

    public (string T, int Members) Export(OnnxGraph graph, OnnxInputs inputs, ModelDescription description, IReadOnlyList<NamedTensor> parameters)
    {
        var parts = PartsOf(description).Select(part => ModelFormats.Of(part).Export(graph, inputs, part, parameters)).ToList();
        return (graph.Concat(0, parts.Select(part => part.T)), parts.Sum(part => part.Members));
    }

    /// <summary>Returns the description of one learner's part of a model; null where it has none.</summary>
    /// <exception cref="CorruptCheckpointException">The description contradicts itself.</exception>
    public static ModelDescription? PartOf(ModelDescription description, string learner) =>
        description.Learner == LearnerNames.Blend
            ? PartsOf(description).FirstOrDefault(part => part.Learner == learner)
            : description.Learner == learner ? description : null;

    private static List<ModelDescription> PartsOf(ModelDescription description)
    {
        var learners = description.Property<IReadOnlyList<BlendedLearner>>(LearnersProperty);
        var components = learners.Sum(learner => (long)learner.Components);
        Require(learners.Count > 0 && learners.All(learner => learner.Components > 0), "a learner has no part in the blend");
        Require(components == description.Target.Components, "the learners' number differs from that of the weights");
        Require(learners.All(learner => LearnerNames.All.Contains(learner.Learner)), "a learner of the blend is unknown");
        Require(learners.Select(learner => learner.Learner).Distinct().Count() == learners.Count, "a learner occurs twice");
        var parts = new List<ModelDescription>();
        var first = 0;
        foreach (var learner in learners)
        {
            parts.Add(description with
            {
                Learner = learner.Learner,
                Target = description.Target.Part(first, learner.Components),
                Properties = learner.Properties.ToDictionary(),
            });
            first += learner.Components;
        }

        return parts;
    }

    private static void Require(bool holds, string otherwise) => ModelDescription.Require(holds, otherwise);
}
