using Regressor.Domain.Datasets;

namespace Regressor.Application.Datasets;

/// <summary>What a column of the examples holds. The figures of a numeric column are null where there is no value, and for categories.</summary>
/// <param name="Name">The column.</param>
/// <param name="Kind">Numeric for the target.</param>
/// <param name="Count">Examples with a value.</param>
/// <param name="Missing">Examples without a value.</param>
/// <param name="Distinct">Different values.</param>
/// <param name="Min">The smallest.</param>
/// <param name="LowerQuartile">A quarter of the values lie below.</param>
/// <param name="Median">Half of the values lie below.</param>
/// <param name="UpperQuartile">Three quarters of the values lie below.</param>
/// <param name="Max">The greatest.</param>
/// <param name="Mean">The average.</param>
/// <param name="StandardDeviation">Of the values.</param>
/// <param name="Correlation">Pearson's, with the target; null where either is constant.</param>
/// <param name="Histogram">Values in each of equally wide bins from Min to Max.</param>
/// <param name="Categories">The most frequent first; at most 200.</param>
public sealed record ColumnSummaryDto(
    string Name,
    ColumnType Kind,
    int Count,
    int Missing,
    int Distinct,
    double? Min,
    double? LowerQuartile,
    double? Median,
    double? UpperQuartile,
    double? Max,
    double? Mean,
    double? StandardDeviation,
    double? Correlation,
    IReadOnlyList<int> Histogram,
    IReadOnlyList<CategoryCountDto> Categories)
{
    internal static ColumnSummaryDto Of(ColumnSummary column) => new(
        column.Name,
        column.Type,
        column.Count,
        column.Missing,
        column.Distinct,
        column.Numbers?.Min,
        column.Numbers?.LowerQuartile,
        column.Numbers?.Median,
        column.Numbers?.UpperQuartile,
        column.Numbers?.Max,
        column.Numbers?.Mean,
        column.Numbers?.StandardDeviation,
        column.Numbers?.Correlation,
        column.Numbers?.Histogram ?? [],
        [.. column.Categories.Select(category => new CategoryCountDto(category.Value, category.Count))]);
}

/// <param name="Value">The category.</param>
/// <param name="Count">How many rows have it.</param>
public sealed record CategoryCountDto(string Value, int Count);
