namespace Regressor.Infrastructure.Files.Formats.Xlsx;

/// <summary>Positions of cells as a workbook writes them: B7 is column 2 of row 7.</summary>
internal static class CellReference
{
    public const int MaxColumn = 16_384;
    public const int MaxRow = 1_048_576;
    private const int Letters = 26;

    /// <returns>Column and row, from 1; zeros if the text is no such reference.</returns>
    public static (int Column, int Row) Parse(ReadOnlySpan<char> text)
    {
        int column = 0, row = 0, index = 0;
        for (; index < text.Length && char.IsAsciiLetter(text[index]); index++)
        {
            column = (column * Letters) + (text[index] | 0x20) - 'a' + 1;
            if (column > MaxColumn) return default;
        }

        for (; index < text.Length && char.IsAsciiDigit(text[index]); index++)
        {
            row = (row * 10) + text[index] - '0';
            if (row > MaxRow) return default;
        }

        return index == text.Length && column > 0 && row > 0 ? (column, row) : default;
    }

    /// <summary>Reads A1:C9, or A1 as A1:A1; null if it is no range.</summary>
    public static CellRange? ParseRange(ReadOnlySpan<char> text)
    {
        var colon = text.IndexOf(':');
        var first = Parse(colon < 0 ? text : text[..colon]);
        var last = colon < 0 ? first : Parse(text[(colon + 1)..]);
        return first.Row > 0 && last.Row > 0
            ? new CellRange(Math.Min(first.Row, last.Row), Math.Min(first.Column, last.Column), Math.Max(first.Row, last.Row), Math.Max(first.Column, last.Column))
            : null;
    }

    public static string NameOfColumn(int column)
    {
        var name = "";
        for (; column > 0; column = (column - 1) / Letters) name = (char)('A' + ((column - 1) % Letters)) + name;
        return name;
    }
}

/// <summary>A rectangle of cells, with its borders included and counted from 1.</summary>
internal readonly record struct CellRange(int FirstRow, int FirstColumn, int LastRow, int LastColumn)
{
    public override string ToString() =>
        FormattableString.Invariant($"{CellReference.NameOfColumn(FirstColumn)}{FirstRow}:{CellReference.NameOfColumn(LastColumn)}{LastRow}");
}
