using System.Buffers;
using Regressor.Infrastructure.Files.Grids.Structure;

namespace Regressor.Infrastructure.Files.Formats.Csv.Dialects;

/// <summary>Rates how much sense separated cells make: a number or a short text does, a text with another separator in it does not.</summary>
internal static class CellSense
{
    private const int MaxTextLength = 60;
    private static readonly SearchValues<char> Numeric = SearchValues.Create("0123456789., -+");
    private const double SeparatorInside = 0.2, OddNumber = 0.4, LongText = 0.7;

    /// <returns>0 to 1.</returns>
    public static double Of(ReadOnlySpan<char> cell)
    {
        cell = cell.Trim();
        if (cell is ['"' or '\'', ..]) return 1;
        if (cell.ContainsAny(";\t|~")) return SeparatorInside;
        if (CellLooks.Of(cell) == CellLook.Value) return IsPlainValue(cell) ? 1 : OddNumber;
        if (HasTightComma(cell)) return SeparatorInside;
        return cell.Length <= MaxTextLength ? 1 : LongText;
    }

    /// <summary>Returns false for lists of numbers, such as 5,7,1,9 or "205 3 5".</summary>
    private static bool IsPlainValue(ReadOnlySpan<char> cell)
    {
        var commas = cell.Count(',');
        if (commas > 1 && !AreGroups(cell, ',')) return false;
        if (commas == 1 && cell.Contains(':')) return false;

        // Blanks separate groups of three digits, or a number from its unit, or a date from its time.
        var isNumeric = !cell.ContainsAnyExcept(Numeric);
        return !isNumeric || !cell.Contains(' ') || AreGroups(cell, ' ');
    }

    private static bool AreGroups(ReadOnlySpan<char> cell, char separator)
    {
        var isFirst = true;
        foreach (var range in cell.Split(separator))
        {
            var digits = 0;
            foreach (var character in cell[range])
            {
                if (!char.IsDigit(character)) break;
                digits++;
            }

            // Groups of two are Indian.
            if (!isFirst && digits is < 2 or > 3) return false;
            isFirst = false;
        }

        return true;
    }

    private static bool HasTightComma(ReadOnlySpan<char> cell)
    {
        for (var index = cell.IndexOf(','); index >= 0 && index < cell.Length - 1;)
        {
            if (cell[index + 1] != ' ') return true;
            var next = cell[(index + 1)..].IndexOf(',');
            if (next < 0) return false;
            index += 1 + next;
        }

        return false;
    }
}
