using Regressor.Domain.Training.Data;
using Regressor.Infrastructure.Learning.Features.Calendars;
using Regressor.Infrastructure.Onnx;
using static Regressor.Infrastructure.Onnx.Schema.TensorProto.Types;

namespace Regressor.Infrastructure.Learning.Features.Generators;

/// <summary>Derives features from seconds. The first one is the seconds themselves.</summary>
internal abstract class TemporalFeatureGenerator : IFeatureGenerator
{
    public abstract ColumnType Type { get; }

    public IReadOnlyList<FeatureKind> Features => field ??= [.. Derived.Select(feature => feature.Kind)];

    /// <summary>The features, in the order in which they are computed.</summary>
    public abstract IReadOnlyList<TemporalFeature> Derived { get; }

    /// <summary>Computes the features of one value.</summary>
    /// <param name="seconds">Value of the column.</param>
    /// <param name="features">[feature]; the number of a category.</param>
    public abstract void Compute<T>(T seconds, Span<T> features)
        where T : struct, IExpression<T>;

    public IReadOnlyList<ColumnData> Generate(ColumnData column)
    {
        var seconds = ((NumberData)column).Values;
        var numbers = Derived.Select(feature => feature.Levels is null ? new double[seconds.Length] : null).ToArray();
        var codes = Derived.Select(feature => feature.Levels is null ? null : new int[seconds.Length]).ToArray();
        Span<Scalar> features = stackalloc Scalar[Derived.Count];
        for (var row = 0; row < seconds.Length; row++)
        {
            Compute(new Scalar(seconds[row]), features);
            for (var feature = 0; feature < features.Length; feature++)
            {
                var value = features[feature].Value;
                if (numbers[feature] is { } ofNumbers) ofNumbers[row] = value;
                else codes[feature]![row] = double.IsNaN(value) ? -1 : (int)value;
            }
        }

        return [.. Derived.Select((feature, i) => feature.Levels is { } levels ? new CodeData(codes[i]!, levels) : (ColumnData)new NumberData(numbers[i]!))];
    }

    public ServedColumn Serve(SourceFeatures source, double widening) => new ServedTemporalColumn(source, widening, this);

    public IReadOnlyList<string> Export(OnnxGraph graph, string input)
    {
        var features = new OnnxExpression[Derived.Count];
        Compute(new OnnxExpression(graph, input), features);
        return [.. Derived.Zip(features, (feature, value) => feature.Levels is { } levels ? Category(graph, value.Name, levels) : value.Name)];
    }

    /// <summary>Adds the names of the levels, and an empty text where the number is missing.</summary>
    private static string Category(OnnxGraph graph, string number, IReadOnlyList<string> levels)
    {
        var known = graph.Node("Where", graph.Node("IsNaN", number), graph.Constant(levels.Count), number);
        return graph.Gather(graph.Constant([.. levels, ""]), 0, graph.Cast(known, DataType.Int64));
    }

    /// <summary>Computes sine and cosine of the harmonics of a cycle.</summary>
    /// <param name="turns">Number of cycles that have passed.</param>
    /// <param name="features">[2 · harmonic], sine and cosine of each.</param>
    private protected static void Cycle<T>(T turns, Span<T> features)
        where T : struct, IExpression<T>
    {
        for (var harmonic = 0; harmonic < features.Length / 2; harmonic++)
        {
            var angle = turns * (2 * Math.PI * (harmonic + 1));
            (features[2 * harmonic], features[(2 * harmonic) + 1]) = (angle.Sin(), angle.Cos());
        }
    }
}
