using Regressor.Domain.Training.Data;
using Regressor.Infrastructure.Learning.Features.Generators;

namespace Regressor.Infrastructure.Learning.Features;

/// <summary>The features of all rows, in column order, each with the name of its source column.</summary>
internal sealed record FeatureTable(
    IReadOnlyList<(string Column, FeatureKind Kind, NumberData Data)> Numeric,
    IReadOnlyList<(string Column, FeatureKind Kind, CodeData Data)> Categorical,
    IReadOnlyList<(string Column, FeatureKind Kind, CodeData Data)> Texts)
{
    public static FeatureTable Of(TrainingData table)
    {
        var features = table.Inputs.Zip(table.Columns).SelectMany(Generate).ToList();
        return new FeatureTable(
            [.. features.Where(feature => feature.Data is NumberData).Select(feature => (feature.Column, feature.Kind, (NumberData)feature.Data))],
            [.. features.Where(feature => feature.Kind.IsCategory()).Select(feature => (feature.Column, feature.Kind, (CodeData)feature.Data))],
            [.. features.Where(feature => feature.Kind == FeatureKind.Text).Select(feature => (feature.Column, feature.Kind, (CodeData)feature.Data))]);
    }

    private static IEnumerable<(string Column, FeatureKind Kind, ColumnData Data)> Generate((InputColumn Input, ColumnData Data) source)
    {
        var generator = FeatureGenerators.For(source.Input.Type);
        return generator.Features.Zip(generator.Generate(source.Data), (kind, data) => (source.Input.Name, kind, data));
    }
}
