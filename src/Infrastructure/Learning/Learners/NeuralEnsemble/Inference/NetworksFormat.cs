using Regressor.Application.Abstractions.Learning;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Training;
using Regressor.Infrastructure.Learning.Serving;
using Regressor.Infrastructure.Onnx;

namespace Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Inference;

/// <summary>Checkpoint format of networks: one tensor per layer, and the architecture as a property of the description.</summary>
internal sealed class NetworksFormat : IModelFormat
{
    public const string ArchitectureProperty = "architecture";

    public string Learner => LearnerNames.Networks;

    public IScorer Read(ModelDescription description, IReadOnlyList<NamedTensor> parameters) =>
        new InferenceNetwork(ArchitectureOf(description), parameters);

    public (string T, int Members) Export(OnnxGraph graph, OnnxInputs inputs, ModelDescription description, IReadOnlyList<NamedTensor> parameters)
    {
        var architecture = ArchitectureOf(description);
        return (new OnnxEnsemble(graph, architecture, parameters).Members(inputs), architecture.Members);
    }

    /// <summary>Reads the architecture. Uploaded checkpoints are untrusted, so every number used as a size or an index is validated.</summary>
    /// <exception cref="CorruptCheckpointException">Encoder and architecture contradict each other.</exception>
    public static EnsembleArchitecture ArchitectureOf(ModelDescription description)
    {
        var (architecture, encoder) = (description.Property<EnsembleArchitecture>(ArchitectureProperty), description.Encoder);
        var components = description.Target.Components;
        var limits = (Members: TrainingOptions.Limits.MaxMembers, Layers: TrainingOptions.Limits.MaxHiddenLayers, Size: TrainingOptions.Limits.MaxHiddenSize);
        Require(architecture.Members > 0 && architecture.Members % components == 0 && architecture.Members <= components * limits.Members, "the number of members is out of range");
        Require(architecture.Hidden.Count <= limits.Layers && architecture.Hidden.All(size => size > 0 && size <= limits.Size), "a hidden layer's size is out of range");
        Require(architecture.Outputs == description.Target.Width, "the number of classes differs from the network's");
        Require(architecture.Frequencies is >= 0 and <= 64 && architecture.EmbeddingSize is > 0 and <= 64, "an embedding's size is out of range");
        Require(
            architecture.Numbers == encoder.Numbers && architecture.HiddenWidth == encoder.HiddenWidth && architecture.DenseWidth == encoder.DenseWidth
            && architecture.Levels.SequenceEqual(encoder.EmbeddedColumns.Select(column => column.Levels.Count + 1)),
            "the encoder's width differs from the network's");
        return architecture;
    }

    private static void Require(bool holds, string otherwise) => ModelDescription.Require(holds, otherwise);
}
