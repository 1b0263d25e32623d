using Regressor.Infrastructure.Learning.Targets;
using static Regressor.Infrastructure.Onnx.Schema.TensorProto.Types;

namespace Regressor.Infrastructure.Onnx;

/// <summary>Converts a <see cref="TargetBlend"/> to graph nodes.</summary>
internal static class OnnxBlend
{
    /// <summary>Adds ŷ = Σ_c w_c·mean_k ŷ_ck; see <see cref="TargetBlend"/>.</summary>
    /// <param name="graph">Graph to which the nodes are added.</param>
    /// <param name="target">Scalings and weights of the targets that the networks learned.</param>
    /// <param name="count">Number of members, C·K.</param>
    /// <param name="members">Outputs t of the members, [C·K, N, 1].</param>
    /// <returns>The prediction, [N, 1].</returns>
    public static string Add(OnnxGraph graph, TargetBlend target, int count, string members)
    {
        var t = graph.Cast(members, DataType.Double);
        var folds = count / target.Scalings.Length;
        return graph.Node("Sum", target.Scalings.Select(OfScale));

        string OfScale(TargetTransform scaling, int scale)
        {
            var ofScale = graph.Node("Slice", t, graph.Constant([scale * folds]), graph.Constant([(scale + 1) * folds]));
            var clamped = graph.Node("Clip", ofScale, graph.Constant(scaling.Lower), graph.Constant(scaling.Upper));
            var g = graph.Node("Add", graph.Node("Mul", clamped, graph.Constant(scaling.Scale)), graph.Constant(scaling.Center));
            var mean = graph.Mean(scaling.Log ? graph.Node("Exp", g) : scaling.Width > 0 ? Sinh(g, scaling.Width) : g);
            var weight = target.Weights[scale];
            var y = graph.Node("Mul", mean, graph.Constant(scaling.Smearing * weight));
            return scaling.Offset != 0 ? graph.Node("Sub", y, graph.Constant(scaling.Offset * weight)) : y;
        }

        // ONNX Runtime has no sinh of doubles.
        string Sinh(string g, double width)
        {
            var both = graph.Node("Sub", graph.Node("Exp", g), graph.Node("Exp", graph.Node("Neg", g)));
            return graph.Node("Mul", both, graph.Constant(width / 2));
        }
    }
}
