using Regressor.Domain.Training.Data;
using Regressor.Infrastructure.Learning.Features.Generators;

namespace Regressor.Infrastructure.Learning.Features;

/// <summary>The features of all rows, in column order, each with the name of its source column.</summary>
internal sealed record FeatureTable(
    IReadOnlyList<(string Column, NumberData Data)> Numeric, IReadOnlyList<(string Column, CodeData Data)> Categorical)
{
    public static FeatureTable Of(TrainingData table)
    {
        var features = table.Inputs.Zip(table.Columns)
            .SelectMany(column => FeatureGenerators.For(column.First.Type).Generate(column.Second), (column, data) => (column.First.Name, Data: data)).ToList();
        return new FeatureTable(
            [.. features.Where(feature => feature.Data is NumberData).Select(feature => (feature.Name, (NumberData)feature.Data))],
            [.. features.Where(feature => feature.Data is CodeData).Select(feature => (feature.Name, (CodeData)feature.Data))]);
    }
}
