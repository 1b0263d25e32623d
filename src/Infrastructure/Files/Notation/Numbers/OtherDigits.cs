using System.Globalization;

namespace Regressor.Infrastructure.Files.Notation.Numbers;

/// <summary>Digits of scripts such as Arabic and Devanagari, which mean the same as 0 to 9.</summary>
internal static class OtherDigits
{
    public const int MaxLength = 64;
    private const char LastAscii = '\u007F', DecimalSign = '\u066B', GroupSign = '\u066C';

    /// <summary>Writes a number, date or time with the digits 0 to 9.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="plain">Receives as many characters; it must have room for <see cref="MaxLength"/>.</param>
    /// <returns>False if the cell has no such digits, or letters, which make it a text.</returns>
    public static bool TryConvert(ReadOnlySpan<char> cell, Span<char> plain)
    {
        if (cell.Length > MaxLength || !cell.ContainsAnyExceptInRange('\0', LastAscii)) return false;
        var any = false;
        for (var index = 0; index < cell.Length; index++)
        {
            var character = cell[index];
            if (char.IsLetter(character)) return false;
            var isOther = character > LastAscii && char.IsDigit(character);
            any |= isOther;
            plain[index] = isOther ? (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(character))
                : character == DecimalSign ? '.'
                : character == GroupSign ? ','
                : character;
        }

        return any;
    }
}
