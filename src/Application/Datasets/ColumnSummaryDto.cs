using Regressor.Domain.Datasets;

namespace Regressor.Application.Datasets;

/// <summary>
/// Summary of one column of the examples. The numeric figures are null for a column without values and for categories. Those of dates are
/// seconds since 1970-01-01, and those of times of day seconds since midnight.
/// </summary>
/// <param name="Name">Name of the column.</param>
/// <param name="Kind">Type of the column.</param>
/// <param name="Count">Number of examples with a value.</param>
/// <param name="Missing">Number of examples without a value.</param>
/// <param name="Distinct">Number of distinct values.</param>
/// <param name="Min">Smallest value.</param>
/// <param name="LowerQuartile">Value below which a quarter of the values lie.</param>
/// <param name="Median">Value below which half of the values lie.</param>
/// <param name="UpperQuartile">Value below which three quarters of the values lie.</param>
/// <param name="Max">Largest value.</param>
/// <param name="Mean">Mean of the values.</param>
/// <param name="StandardDeviation">Standard deviation of the values.</param>
/// <param name="Correlation">
/// Pearson correlation with the target, or with the rarer of its two classes; null if either is constant, and for more classes.
/// </param>
/// <param name="Histogram">Number of values in each of the equal-width bins from Min to Max.</param>
/// <param name="Categories">Categories, most frequent first; at most 200.</param>
/// <param name="Written">The figures as the column's values are written; null for numbers, for categories and without values.</param>
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
    IReadOnlyList<CategoryCountDto> Categories,
    WrittenFiguresDto? Written = null)
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
        [.. column.Categories.Select(category => new CategoryCountDto(category.Value, category.Count))],
        WrittenFiguresDto.Of(column));
}

/// <param name="Min">Smallest value, such as "2025-01-31".</param>
/// <param name="LowerQuartile">Value below which a quarter of the values lie.</param>
/// <param name="Median">Value below which half of the values lie.</param>
/// <param name="UpperQuartile">Value below which three quarters of the values lie.</param>
/// <param name="Max">Largest value.</param>
/// <param name="Mean">Mean of the values.</param>
public sealed record WrittenFiguresDto(string Min, string LowerQuartile, string Median, string UpperQuartile, string Max, string Mean)
{
    internal static WrittenFiguresDto? Of(ColumnSummary column)
    {
        return column.Numbers is { } numbers && column.Type.Notation != column.Type.Storage
            ? new WrittenFiguresDto(
                Written(numbers.Min), Written(numbers.LowerQuartile), Written(numbers.Median), Written(numbers.UpperQuartile), Written(numbers.Max), Written(numbers.Mean))
            : null;

        string Written(double number) => column.Type.Format(ColumnValue.Of(number));
    }
}

/// <param name="Value">The category.</param>
/// <param name="Count">Number of rows with the category.</param>
public sealed record CategoryCountDto(string Value, int Count);
