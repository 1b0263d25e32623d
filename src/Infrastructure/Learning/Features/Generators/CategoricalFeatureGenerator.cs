using Regressor.Domain.Training.Data;
using Regressor.Infrastructure.Onnx;

namespace Regressor.Infrastructure.Learning.Features.Generators;

/// <summary>Uses the categories themselves.</summary>
internal sealed class CategoricalFeatureGenerator : IFeatureGenerator
{
    public ColumnType Type => ColumnTypes.Categorical;

    public IReadOnlyList<FeatureKind> Features { get; } = [FeatureKind.Categorical];

    public IReadOnlyList<ColumnData> Generate(ColumnData column) => [column];

    public ServedColumn Serve(SourceFeatures source, double widening) => new ServedCategoryColumn(source.Column, widening, (CategoricalFeature)source.Features[0]);

    public IReadOnlyList<string> Export(OnnxGraph graph, string input) => [input];
}
