using Regressor.Infrastructure.Learning.Targets;
using static Regressor.Infrastructure.Onnx.Schema.TensorProto.Types;

namespace Regressor.Infrastructure.Onnx;

/// <summary>Converts a <see cref="ClassOutput"/> to graph nodes: the outputs <c>probabilities</c> [N, C] and <c>label</c> [N].</summary>
internal static class OnnxClasses
{
    private const string Probabilities = "probabilities", Label = "label";

    /// <param name="graph">Graph to which the nodes are added.</param>
    /// <param name="output">Classes, temperatures and weights.</param>
    /// <param name="members">Number of members, C·K for C components.</param>
    /// <param name="logits">Outputs of the members, [C·K, N, class].</param>
    public static void Add(OnnxGraph graph, ClassOutput output, int members, string logits)
    {
        var scaled = graph.Node("Div", graph.Cast(logits, DataType.Double), PerMember(output.Temperatures));
        var mixed = graph.Node("Add", graph.Node("Mul", graph.AlongAxis("Softmax", scaled, 2), graph.Constant(1 - output.Mixing)), graph.Constant(output.Mixing / output.Width));
        var p = graph.Mean(output.Exponent is { } exponent
            ? graph.AlongAxis("Softmax", SumOfComponents(graph.Node("Mul", graph.Node("Log", mixed), PerMember(Array.ConvertAll(output.Weights, weight => weight * exponent)))), 2)
            : graph.Node("Mul", mixed, PerMember(Array.ConvertAll(output.Weights, weight => weight * output.Components))));
        graph.Output(graph.FreeName(Probabilities), p, DataType.Double, [output.Width], $"the probabilities of the classes {string.Join(", ", output.Classes)}");
        graph.Output(graph.FreeName(Label), graph.Gather(graph.Constant(output.Classes), 0, graph.ArgMax(p, 1)), DataType.String, [], "the most probable class");

        // [C·K, N, class] to [K, N, class].
        string SumOfComponents(string terms)
        {
            var folds = members / output.Components;
            return graph.Node("Sum", Enumerable.Range(0, output.Components).Select(component =>
                graph.Node("Slice", terms, graph.Constant([component * folds]), graph.Constant([(component + 1) * folds]))));
        }

        string PerMember(double[] components) =>
            graph.Constant([members, 1, 1], [.. Enumerable.Range(0, members).Select(member => components[member * components.Length / members])]);
    }
}
