using System.Globalization;
using Regressor.Application.Files;

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
    private const string Code = "ambiguousNumbers";

    internal static IReadOnlyList<UnclearNumbersDto> Of(IEnumerable<FileProblem> problems) =>
        [.. problems.Where(problem => problem is { Code: Code, Column: not null, Cells: [{ Readings.Count: 2 }, ..] }).Select(Of)];

    private static UnclearNumbersDto Of(FileProblem problem)
    {
        var cell = problem.Cells[0];
        List<double> readings = [.. cell.Readings!.Select(reading => double.Parse(reading, CultureInfo.InvariantCulture))];
        return new UnclearNumbersDto(
            problem.Column!,
            cell.Text,
            cell.Text.FirstOrDefault(character => character is '.' or ',').ToString(),
            readings.MaxBy(Math.Abs),
            readings.MinBy(Math.Abs),
            problem.Message);
    }
}
