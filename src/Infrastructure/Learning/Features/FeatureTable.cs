using Regressor.Domain.Training;

namespace Regressor.Infrastructure.Learning.Features;

/// <summary>The features of all rows, each with the name of its source column.</summary>
internal sealed record FeatureTable(
    IReadOnlyList<(string Column, NumberData Data)> Numeric, IReadOnlyList<(string Column, CodeData Data)> Categorical)
{
    public static FeatureTable Of(TrainingData table)
    {
        var features = table.Columns.Select((data, column) => (table.Inputs[column].Name, Data: data)).ToList();
        return new FeatureTable(
            [.. features.Where(feature => feature.Data is NumberData).Select(feature => (feature.Name, (NumberData)feature.Data))],
            [.. features.Where(feature => feature.Data is CodeData).Select(feature => (feature.Name, (CodeData)feature.Data))]);
    }
}
