using Regressor.Domain;
using Regressor.Domain.Training.Data;
using Regressor.Infrastructure.Onnx;

namespace Regressor.Infrastructure.Learning.Features.Generators;

/// <summary>Uses the texts themselves.</summary>
internal sealed class TextFeatureGenerator : IFeatureGenerator
{
    public ColumnType Type => ColumnTypes.Text;

    public IReadOnlyList<FeatureKind> Features { get; } = [FeatureKind.Text];

    public IReadOnlyList<ColumnData> Generate(ColumnData column) => [column];

    public ServedColumn Serve(SourceFeatures source, double widening) => new ServedTextColumn(source.Column, widening, (TextFeature)source.Features[0]);

    public IReadOnlyList<string> Export(OnnxGraph graph, string input) =>
        throw new DomainException(ProblemCodes.InvalidState, $"'{input}' is a text, and ONNX has no operators for its hashed words. Train without the column to export the model.");
}
