using System.Globalization;
using Regressor.Application.Abstractions.Learning;
using Regressor.Application.Abstractions.Storage;
using Regressor.Infrastructure.Learning.Features.Generators;
using Regressor.Infrastructure.Learning.Learners;
using Regressor.Infrastructure.Learning.Serving;
using Regressor.Infrastructure.Learning.Tasks;
using static Regressor.Infrastructure.Onnx.Schema.TensorProto.Types;

namespace Regressor.Infrastructure.Onnx;

/// <summary>
/// Exports a model as an ONNX file. Numbers are doubles, as in training, and NaN where missing; so are dates and times of day, in seconds.
/// Categories are strings, empty where missing.
/// </summary>
internal sealed class OnnxExporter : IOnnxExporter
{
    public byte[] Export(Checkpoint checkpoint)
    {
        var description = ModelDescription.Parse(checkpoint.Network.Description);
        description.Check(checkpoint.Inputs);

        var graph = new OnnxGraph(checkpoint.Dataset.Slug);
        foreach (var input in checkpoint.Inputs.OrderBy(input => input.Type.Storage)) AddInput(graph, input);
        var features = checkpoint.Inputs.Select(input => (Generator: FeatureGenerators.For(input.Type), input.Name))
            .SelectMany(source => source.Generator.Features.Zip(source.Generator.Export(graph, source.Name)))
            .ToLookup(feature => feature.First.IsCategory(), feature => feature.Second);
        var encoded = OnnxEncoder.Encode(graph, description.Encoder, [.. features[false]], [.. features[true]]);
        var (t, members) = ModelFormats.Of(description).Export(graph, encoded, description, checkpoint.Network.Tensors);
        var target = checkpoint.Dataset.Target;
        TaskLearnings.For(description.Target.Task).Export(graph, description.Target, target, members, t);
        return graph.ToFile(
            $"Predicts '{target.Name}' of the dataset '{checkpoint.Dataset.Name}'.",
            [
                ("dataset", checkpoint.Dataset.Slug),
                ("version", checkpoint.Version.ToString(CultureInfo.InvariantCulture)),
                ("created_at", checkpoint.CreatedAt.ToString("O", CultureInfo.InvariantCulture)),
            ]);
    }

    private static void AddInput(OnnxGraph graph, InputColumn input)
    {
        var (type, missing) = input.Type.Storage == StorageKind.Number ? (DataType.Double, "NaN where missing") : (DataType.String, "empty where missing");
        graph.Input(input.Name, type, Described(input.Type.StoredAs is { } stored ? $"{stored}; {missing}" : missing, input.Unit));
    }

    internal static string Described(string what, string? unit) => unit is null ? what : $"{what}; in {unit}";
}
