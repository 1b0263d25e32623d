using Regressor.Application.Files;

namespace Regressor.Infrastructure.Files.Formats.Csv;

/// <summary>
/// The decimal sign of each column of a file, detected from all of its cells. It may differ between columns: a version 3.7 says nothing
/// about the prices in the next column.
/// </summary>
/// <param name="Columns">One sign per column, in the order of the header.</param>
/// <param name="Common">The sign of most columns that have one.</param>
/// <param name="Unclear">Columns with ambiguous numbers. They are read as decimals until the caller resolves them.</param>
internal sealed record DecimalSeparators(IReadOnlyList<char> Columns, char Common, IReadOnlyList<UnclearNumbers> Unclear)
{
    public static DecimalSeparators Same(char sign, int columns) => new([.. Enumerable.Repeat(sign, columns)], sign, []);

    /// <param name="records">Reader at the first row.</param>
    /// <param name="header">The names of all columns.</param>
    /// <param name="delimiter">The separator between the cells.</param>
    /// <param name="thousands">Sign that groups digits, given by the caller; null if not given.</param>
    public static DecimalSeparators Detect(CsvRecordReader records, string[] header, char delimiter, char? thousands)
    {
        var columns = Array.ConvertAll(header, _ => new DecimalSeparatorDetector());
        do
        {
            // In a record of a different length, cells may be in the wrong columns.
            if (records.Count != header.Length) continue;
            for (var column = 0; column < columns.Length; column++) columns[column].Add(records.Cell(column).Trim());
        }
        while (records.Read());

        var elsewhere = OnlyOneOf([.. columns.Where(column => column.IsOfNumbers).Select(column => column.Proven).OfType<char>()]);
        var signs = Array.ConvertAll(columns, column => column.Decide(delimiter, thousands, elsewhere));
        var common = signs.Count(sign => sign.Decimal == ',') > signs.Count(sign => sign.Decimal == '.') ? ',' : '.';
        return new DecimalSeparators(
            [.. signs.Select(sign => sign.Decimal ?? common)],
            common,
            [.. signs.Index().Where(sign => sign.Item.IsUnclear).Select(sign => columns[sign.Index].Question(header[sign.Index]))]);
    }

    private static char? OnlyOneOf(HashSet<char> signs) => signs.Count == 1 ? signs.Single() : null;
}
