using Regressor.Application.Files;

namespace Regressor.Infrastructure.Files.Formats.Csv;

/// <summary>
/// The decimal sign of each column of a file, judged by all of its cells: in one column 1,268 may be a thousand and more, in another a
/// little more than one, and a version 3.7 says nothing of the prices beside it.
/// </summary>
/// <param name="Columns">In the order of the header.</param>
/// <param name="Common">That of most columns that have one.</param>
/// <param name="Unclear">Columns that can be read in two ways. They are read as decimals here, until somebody says.</param>
internal sealed record DecimalSeparators(IReadOnlyList<char> Columns, char Common, IReadOnlyList<UnclearNumbers> Unclear)
{
    public static DecimalSeparators Same(char sign, int columns) => new([.. Enumerable.Repeat(sign, columns)], sign, []);

    /// <param name="records">At the first row.</param>
    /// <param name="header">The names of all columns.</param>
    /// <param name="delimiter">The separator between the cells.</param>
    /// <param name="thousands">What the caller said about groups of digits.</param>
    public static DecimalSeparators Recognize(CsvRecordReader records, string[] header, char delimiter, char? thousands)
    {
        var columns = Array.ConvertAll(header, _ => new DecimalSeparatorDetector());
        do
        {
            // A record of another length has its cells in other columns.
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
