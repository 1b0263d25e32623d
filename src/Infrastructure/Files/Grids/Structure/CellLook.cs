using System.Globalization;

namespace Regressor.Infrastructure.Files.Grids.Structure;

/// <summary>What a cell looks like, whatever column it is in.</summary>
internal enum CellLook
{
    /// <summary>No text, or a usual word for a missing value.</summary>
    Blank,

    /// <summary>A number, an amount, a date or a time, in any notation.</summary>
    Value,
    Text,
}

internal static class CellLooks
{
    private static readonly HashSet<string> MissingWords =
        new(StringComparer.OrdinalIgnoreCase) { "na", "n/a", "n.a.", "#n/a", "nan", "null", "nil", "none", "<na>", "\\n", "#div/0!", "#value!", "#ref!" };

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Missing = MissingWords.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>
    /// Classifies a cell roughly and quickly. It only serves to find the header; the columns' notation is found from all cells later.
    /// </summary>
    public static CellLook Of(ReadOnlySpan<char> cell)
    {
        cell = cell.Trim();
        if (cell.IsEmpty || Missing.Contains(cell)) return CellLook.Blank;

        int digits = 0, letters = 0;
        foreach (var character in cell)
        {
            if (char.IsDigit(character)) digits++;
            else if (char.IsLetter(character)) letters++;
        }

        if (digits + letters == 0) return cell is "#" ? CellLook.Text : CellLook.Blank;
        return digits > 0 && letters <= (2 * digits) + 3 && letters <= 12 && BeginsWithNumber(cell) ? CellLook.Value : CellLook.Text;
    }

    /// <summary>Returns true if a digit follows only signs, brackets, blanks, and the sign or the code of a currency.</summary>
    private static bool BeginsWithNumber(ReadOnlySpan<char> cell)
    {
        var letters = 0;
        var isApart = false;
        foreach (var character in cell)
        {
            if (char.IsDigit(character)) return letters == 0 || (letters is 2 or 3 && isApart);
            if (char.IsAsciiLetterUpper(character)) letters++;
            else if (char.IsLetter(character)) return false;
            isApart = char.IsWhiteSpace(character) || char.GetUnicodeCategory(character) == UnicodeCategory.CurrencySymbol;
        }

        return false;
    }

    /// <summary>Returns the whole number that a cell consists of; null if it is something else.</summary>
    public static int? WholeNumber(ReadOnlySpan<char> cell) =>
        int.TryParse(cell.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
