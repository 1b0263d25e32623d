using System.Globalization;
using Regressor.Application.Abstractions.Learning;
using Regressor.Application.Abstractions.Storage;
using Regressor.Infrastructure.Learning.Features.Generators;
using Regressor.Infrastructure.Learning.Learners;
using Regressor.Infrastructure.Learning.Serving;
using Regressor.Infrastructure.Learning.Targets;
using static Regressor.Infrastructure.Onnx.Schema.TensorProto.Types;

namespace Regressor.Infrastructure.Onnx;

/// <summary>
/// Exports a model as an ONNX file. Numbers are doubles, as in training, and NaN where missing; categories are strings, empty where missing.
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
            .ToLookup(feature => feature.First, feature => feature.Second);
        var encoded = OnnxEncoder.Encode(graph, description.Encoder, [.. features[FeatureKind.Numeric]], [.. features[FeatureKind.Categorical]]);
        var (t, members) = ModelFormats.Of(description).Export(graph, encoded, description, checkpoint.Network.Tensors);
        var target = checkpoint.Dataset.Target;
        graph.Output(target.Name, Blend(graph, description.Target, members, t), Described("the prediction", target.Unit));
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
        graph.Input(input.Name, type, Described(missing, input.Unit));
    }

    private static string Described(string what, string? unit) => unit is null ? what : $"{what}; in {unit}";

    /// <summary>Adds ŷ = Σ_c w_c·mean_k ŷ_ck; see <see cref="TargetBlend"/>.</summary>
    /// <param name="graph">Graph to which the nodes are added.</param>
    /// <param name="target">Scalings and weights of the targets that the networks learned.</param>
    /// <param name="count">Number of members, C·K.</param>
    /// <param name="members">Outputs t of the members, [C·K, N, 1].</param>
    /// <returns>The prediction, [N, 1].</returns>
    private static string Blend(OnnxGraph graph, TargetBlend target, int count, string members)
    {
        var t = graph.Cast(members, DataType.Double);
        var folds = count / target.Scalings.Length;
        return graph.Node("Sum", target.Scalings.Select(OfScale));

        string OfScale(TargetTransform scaling, int scale)
        {
            var ofScale = graph.Node("Slice", t, graph.Constant([scale * folds]), graph.Constant([(scale + 1) * folds]));
            var clamped = graph.Node("Clip", ofScale, graph.Constant(scaling.Lower), graph.Constant(scaling.Upper));
            var g = graph.Node("Add", graph.Node("Mul", clamped, graph.Constant(scaling.Scale)), graph.Constant(scaling.Center));
            var y = scaling.Log ? graph.Node("Exp", g) : g;
            return graph.Node("Mul", graph.Mean(y), graph.Constant(scaling.Smearing * target.Weights[scale]));
        }
    }
}
