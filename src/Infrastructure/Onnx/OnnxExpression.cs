using Regressor.Infrastructure.Learning.Features.Calendars;

namespace Regressor.Infrastructure.Onnx;

/// <summary>A node of a graph as a number to compute with.</summary>
/// <param name="Graph">The graph that the nodes are added to.</param>
/// <param name="Name">Name of the node's output, doubles [N, 1].</param>
internal readonly record struct OnnxExpression(OnnxGraph Graph, string Name) : IExpression<OnnxExpression>
{
    public static OnnxExpression operator +(OnnxExpression left, OnnxExpression right) => left.Node("Add", right.Name);

    public static OnnxExpression operator -(OnnxExpression left, OnnxExpression right) => left.Node("Sub", right.Name);

    public static OnnxExpression operator +(OnnxExpression left, double right) => left.Node("Add", left.Graph.Constant(right));

    public static OnnxExpression operator *(OnnxExpression left, double right) => left.Node("Mul", left.Graph.Constant(right));

    public static OnnxExpression operator /(OnnxExpression left, double right) => left.Node("Div", left.Graph.Constant(right));

    public OnnxExpression Floor() => Node("Floor");

    public OnnxExpression Sin() => Node("Sin");

    public OnnxExpression Cos() => Node("Cos");

    public OnnxExpression Min(OnnxExpression other) => Node("Min", other.Name);

    private OnnxExpression Node(string operation, params ReadOnlySpan<string> others) => this with { Name = Graph.Node(operation, [Name, .. others]) };
}
