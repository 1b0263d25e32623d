using Regressor.Infrastructure.Learning.Features;
using static Regressor.Infrastructure.Onnx.Schema.TensorProto.Types;

namespace Regressor.Infrastructure.Onnx;

/// <summary>Converts a <see cref="FeatureEncoder"/> to graph nodes.</summary>
internal static class OnnxEncoder
{
    /// <param name="graph">Graph to which the nodes are added.</param>
    /// <param name="encoder">Fitted encoder.</param>
    /// <param name="numbers">Numeric features, [N, 1] each.</param>
    /// <param name="categories">Categorical features, [N, 1] each.</param>
    public static OnnxInputs Encode(OnnxGraph graph, FeatureEncoder encoder, IReadOnlyList<string> numbers, IReadOnlyList<string> categories)
    {
        var encoded = encoder.Varying.Select(column => Known(column, Encoded(column))).ToList();
        var standardized = encoder.Varying.Select(column => Known(column, Standardized(column))).ToList();
        var indicators = encoder.Numeric.Where(column => column.Missing).Select(column => graph.Cast(Missing(column), DataType.Float));
        var oneHots = encoder.Categorical.Where(column => column.OneHot).Select(column => graph.Gather(OneHot(column.Levels.Count), 0, Code(column)));
        List<string> hidden = [.. encoded, .. indicators, .. oneHots];
        return new OnnxInputs(
            hidden.Count > 0 ? graph.Concat(1, hidden) : null,
            encoder.Numbers > 0 ? graph.Concat(1, encoded[..encoder.Numbers]) : null,
            hidden.Count > 0 ? graph.Concat(1, [.. hidden, .. standardized]) : null,
            [.. encoder.EmbeddedColumns.Select(Code)]);

        string Missing(NumericEncoding column) => graph.Node("IsNaN", numbers[column.Index]);

        string Known(NumericEncoding column, string value) => graph.Cast(graph.Node("Where", Missing(column), graph.Constant(0), value), DataType.Float);

        string Encoded(NumericEncoding column)
        {
            var g = Within(column);
            if (column.Log is { } offset) g = graph.Node("Log", graph.Node("Add", graph.Node("Max", g, graph.Constant(0)), graph.Constant(offset)));
            var z = Scaled(g, column.Center, column.Scale);
            var bound = graph.Node("Sqrt", graph.Node("Add", graph.Constant(1), graph.Node("Div", graph.Node("Mul", z, z), graph.Constant(9))));
            return graph.Node("Div", z, bound);
        }

        string Standardized(NumericEncoding column) => Scaled(Within(column), column.Mean, column.Deviation);

        string Within(NumericEncoding column) =>
            column.Held ? graph.Node("Clip", numbers[column.Index], graph.Constant(column.Min), graph.Constant(column.Max)) : numbers[column.Index];

        string Scaled(string value, double center, double scale)
        {
            var z = graph.Node("Div", graph.Node("Sub", value, graph.Constant(center)), graph.Constant(scale));
            return graph.Node("Clip", z, graph.Constant(-NumericEncoding.MaxMagnitude), graph.Constant(NumericEncoding.MaxMagnitude));
        }

        // [N]
        string Code(CategoryEncoding column) =>
            graph.Node("Squeeze", graph.Labels(categories[column.Index], [.. column.Levels.Select(level => level ?? "")]), graph.Constant([1]));

        // An extra all-zero row at the end represents unknown categories.
        string OneHot(int levels)
        {
            var rows = new float[(levels + 1) * levels];
            for (var level = 0; level < levels; level++) rows[(level * levels) + level] = 1;
            return graph.Constant([levels + 1, levels], rows);
        }
    }
}

/// <summary>Inputs of the networks; null where absent.</summary>
/// <param name="Hidden">[N, EnsembleArchitecture.HiddenWidth].</param>
/// <param name="Numbers">[N, EnsembleArchitecture.Numbers].</param>
/// <param name="Dense">[N, EnsembleArchitecture.DenseWidth].</param>
/// <param name="Codes">[N] for each embedded column.</param>
internal sealed record OnnxInputs(string? Hidden, string? Numbers, string? Dense, IReadOnlyList<string> Codes);
