using Regressor.Domain.Datasets;
using Regressor.Domain.Training;

namespace Regressor.Application.Datasets;

/// <summary>What a column of the examples holds.</summary>
/// <param name="Name">The column.</param>
/// <param name="Kind">Numeric for the target.</param>
/// <param name="Missing">Examples without a value.</param>
/// <param name="Min">Null for categories, and where there is no value.</param>
/// <param name="Max">Null for categories, and where there is no value.</param>
/// <param name="Mean">Null for categories, and where there is no value.</param>
/// <param name="Categories">The most frequent first; at most <see cref="MaxCategories"/>.</param>
public sealed record ColumnSummaryDto(
    string Name,
    ColumnKind Kind,
    int Missing,
    double? Min,
    double? Max,
    double? Mean,
    IReadOnlyList<CategoryCountDto> Categories)
{
    public const int MaxCategories = 200;

    internal static IReadOnlyList<ColumnSummaryDto> Of(TrainingTable table, TargetColumn target)
    {
        var numbers = new Queue<double[]>(table.Numbers);
        var categories = new Queue<TrainingTable.CategoryColumn>(table.Categories);
        return
        [
            .. table.Inputs.Select(input => input.Kind == ColumnKind.Numeric
                ? OfNumbers(input.Name, numbers.Dequeue())
                : OfCategories(input.Name, categories.Dequeue())),
            OfNumbers(target.Name, table.Y),
        ];
    }

    private static ColumnSummaryDto OfNumbers(string name, double[] values)
    {
        double min = double.PositiveInfinity, max = double.NegativeInfinity, mean = 0;
        var count = 0;
        foreach (var value in values)
        {
            if (double.IsNaN(value)) continue;
            min = Math.Min(min, value);
            max = Math.Max(max, value);

            // Divides before it subtracts: the difference of two finite numbers can overflow.
            count++;
            mean += (value / count) - (mean / count);
        }

        return count == 0
            ? new ColumnSummaryDto(name, ColumnKind.Numeric, values.Length, null, null, null, [])
            : new ColumnSummaryDto(name, ColumnKind.Numeric, values.Length - count, min, max, mean, []);
    }

    private static ColumnSummaryDto OfCategories(string name, TrainingTable.CategoryColumn column)
    {
        var counts = new int[column.Vocabulary.Count];
        var missing = 0;
        foreach (var code in column.Codes)
        {
            if (code < 0) missing++;
            else counts[code]++;
        }

        var frequent = column.Vocabulary.Select((value, code) => new CategoryCountDto(value, counts[code]))
            .OrderByDescending(category => category.Count)
            .Take(MaxCategories);
        return new ColumnSummaryDto(name, ColumnKind.Categorical, missing, null, null, null, [.. frequent]);
    }
}

public sealed record CategoryCountDto(string Value, int Count);
