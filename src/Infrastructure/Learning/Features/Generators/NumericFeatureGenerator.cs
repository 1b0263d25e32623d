using Regressor.Domain.Training.Data;
using Regressor.Infrastructure.Onnx;

namespace Regressor.Infrastructure.Learning.Features.Generators;

/// <summary>Uses the numbers themselves.</summary>
internal sealed class NumericFeatureGenerator : IFeatureGenerator
{
    public ColumnType Type => ColumnTypes.Numeric;

    public IReadOnlyList<FeatureKind> Features { get; } = [FeatureKind.Numeric];

    public IReadOnlyList<ColumnData> Generate(ColumnData column) => [column];

    public ServedColumn Serve(SourceFeatures source, double widening) => new ServedNumericColumn(source.Column, widening, (NumericFeature)source.Features[0]);

    public IReadOnlyList<string> Export(OnnxGraph graph, string input) => [input];
}
