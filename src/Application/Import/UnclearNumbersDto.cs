using FluentValidation;
using FluentValidation.Results;
using Regressor.Application.Files;
using Regressor.Domain.Datasets;

namespace Regressor.Application.Import;

/// <summary>Two readings of a column's numbers, a factor of a thousand apart; "thousands" specifies which applies.</summary>
/// <param name="Column">Name of the column.</param>
/// <param name="Cell">One of the numbers, as written.</param>
/// <param name="Sign">The sign that either groups digits or is the decimal sign.</param>
/// <param name="AsThousands">The number if thousands is this sign.</param>
/// <param name="AsDecimals">The number if thousands is "none".</param>
/// <param name="Message">The message for the user.</param>
public sealed record UnclearNumbersDto(string Column, string Cell, string Sign, double AsThousands, double AsDecimals, string Message)
{
    internal static IReadOnlyList<UnclearNumbersDto> Of(ITableFile file, Dataset dataset) => Of(file, dataset.NumericColumns());

    internal static IReadOnlyList<UnclearNumbersDto> Of(ITableFile file, IEnumerable<string> columns) =>
        [.. file.Unclear.IntersectBy(columns, unclear => unclear.Column).Select(Of)];

    private static UnclearNumbersDto Of(UnclearNumbers unclear) => new(
        unclear.Column,
        unclear.Cell,
        unclear.Sign.ToString(),
        unclear.AsThousands,
        unclear.AsDecimals,
        FormattableString.Invariant(
            $"'{unclear.Cell}' in column '{unclear.Column}' may be {unclear.AsThousands} or {unclear.AsDecimals}. Set thousands={unclear.Sign} for the first, thousands=none for the second."));
}

internal static class ClearNumbers
{
    public static IEnumerable<string> NumericColumns(this Dataset dataset) =>
        dataset.Inputs.Where(input => input.Type == ColumnTypes.Numeric).Select(input => input.Name).Append(dataset.Target.Name);

    /// <param name="file">The file whose content is about to be used.</param>
    /// <param name="columns">The columns used as numbers.</param>
    /// <exception cref="ValidationException">One of the columns has ambiguous numbers.</exception>
    public static void CheckIsClear(this ITableFile file, IEnumerable<string> columns)
    {
        var unclear = UnclearNumbersDto.Of(file, columns);
        if (unclear.Count > 0) throw new ValidationException(unclear.Select(column => new ValidationFailure("thousands", column.Message)));
    }
}
