using System.Globalization;

namespace Regressor.Infrastructure.Files.Formats.Csv;

/// <summary>
/// Parses numbers as people write them in cells: sign, digits, optionally in groups of three, decimal sign and exponent. The result does not
/// depend on the culture.
/// </summary>
internal sealed class NumberParser
{
    /// <summary>Length of 15 digits and the decimal sign.</summary>
    private const int MaxShortLength = 16;
    private const int MaxGroupedLength = 32;

    /// <summary>Signs between groups of digits, besides the point or comma that is not the decimal sign: spaces of all widths, apostrophes.</summary>
    private const string GroupSigns = " \u00A0\u2009\u202F'\u2019";
    private const NumberStyles Styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
    private static readonly NumberParser Point = new('.');
    private static readonly NumberParser Comma = new(',');
    private static readonly double[] PowersOfTen = [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];
    private readonly NumberFormatInfo _format;
    private readonly char _sign;

    private NumberParser(char sign)
    {
        _sign = sign;
        _format = new NumberFormatInfo { NumberDecimalSeparator = sign.ToString(), NumberGroupSeparator = "" };
    }

    private NumberParser Other => _sign == '.' ? Comma : Point;

    public static NumberParser With(char decimalSign) => decimalSign == ',' ? Comma : Point;

    /// <param name="cell">Trimmed cell.</param>
    /// <param name="number">The finite number.</param>
    public bool TryParse(ReadOnlySpan<char> cell, out double number) =>
        TryParseShort(cell, out number) || (double.TryParse(cell, Styles, _format, out number) && double.IsFinite(number)) || TryParseGrouped(cell, out number);

    /// <summary>Explains to the file's owner why a cell is not a number.</summary>
    public string ErrorOf(ReadOnlySpan<char> cell)
    {
        if (Other.TryParse(cell, out _)) return $"'{Shown(cell)}' is not a number: the decimal sign of this column is '{_sign}'.";
        var isTooLarge = double.TryParse(cell, Styles, _format, out _) && cell.ContainsAnyInRange('0', '9');
        return isTooLarge ? $"'{Shown(cell)}' is too large." : $"'{Shown(cell)}' is not a number.";
    }

    /// <summary>
    /// Parses short numbers, which are most. Up to 15 digits and powers of ten up to 10^22 are exact doubles, so that one division rounds
    /// correctly (W. D. Clinger, How to read floating point numbers accurately, 1990).
    /// </summary>
    private bool TryParseShort(ReadOnlySpan<char> cell, out double number)
    {
        number = 0;
        var isNegative = cell is ['-', ..];
        var digits = isNegative ? cell[1..] : cell;
        if (digits.Length is 0 or > MaxShortLength) return false;

        var value = 0L;
        var decimals = -1;
        foreach (var character in digits)
        {
            if (char.IsAsciiDigit(character))
            {
                value = (value * 10) + (character - '0');
                if (decimals >= 0) decimals++;
            }
            else if (character == _sign && decimals < 0)
            {
                decimals = 0;
            }
            else
            {
                return false;
            }
        }

        if (decimals == 0 || (decimals < 0 && digits.Length > MaxShortLength - 1)) return false;
        number = value / PowersOfTen[Math.Max(decimals, 0)];
        if (isNegative) number = -number;
        return true;
    }

    /// <summary>Parses one to three digits, the first not zero, groups of three after the same sign, and optionally a fraction.</summary>
    private bool TryParseGrouped(ReadOnlySpan<char> cell, out double number)
    {
        number = 0;
        var unsigned = cell is ['-' or '+', ..] ? cell[1..] : cell;
        var whole = unsigned.IndexOf(_sign) is var point and >= 0 ? unsigned[..point] : unsigned;
        var first = whole.IndexOfAnyExceptInRange('0', '9');
        if (cell.Length > MaxGroupedLength || first is < 1 or > 3 || whole[0] == '0' || !IsGroupSign(whole[first])) return false;

        Span<char> plain = stackalloc char[MaxGroupedLength];
        var length = cell.Length - unsigned.Length + first;
        cell[..length].CopyTo(plain);
        for (var rest = whole[first..]; rest.Length > 0; rest = rest[4..])
        {
            if (rest.Length < 4 || rest[0] != whole[first] || rest[1..4].ContainsAnyExceptInRange('0', '9')) return false;
            rest[1..4].CopyTo(plain[length..]);
            length += 3;
        }

        var fraction = unsigned[whole.Length..];
        if (fraction.Length == 1 || (fraction.Length > 0 && fraction[1..].ContainsAnyExceptInRange('0', '9'))) return false;
        fraction.CopyTo(plain[length..]);
        return double.TryParse(plain[..(length + fraction.Length)], Styles, _format, out number);
    }

    private bool IsGroupSign(char character) => character == Other._sign || GroupSigns.Contains(character, StringComparison.Ordinal);

    private static string Shown(ReadOnlySpan<char> cell) => cell.Length <= 40 ? cell.ToString() : $"{cell[..40]}…";
}
