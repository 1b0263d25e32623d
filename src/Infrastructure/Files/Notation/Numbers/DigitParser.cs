using System.Globalization;

namespace Regressor.Infrastructure.Files.Notation.Numbers;

/// <summary>
/// Parses digits, optionally in groups, with a decimal sign and an exponent, after sign, unit and scale were removed. The result does not depend
/// on the culture.
/// </summary>
internal sealed class DigitParser
{
    /// <summary>Length of 15 digits and the decimal sign.</summary>
    private const int MaxShortLength = 16;
    private const int MaxGroupedLength = 32;

    /// <summary>Signs between groups of digits, besides the point or comma that is not the decimal sign: spaces of all widths, apostrophes.</summary>
    private const string GroupSigns = " \u00A0\u2007\u2008\u2009\u200A\u202F'\u2019\u02BC";
    private const NumberStyles Styles = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
    private static readonly DigitParser Point = new('.');
    private static readonly DigitParser Comma = new(',');
    private static readonly double[] PowersOfTen = [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];
    private readonly NumberFormatInfo _format;

    private DigitParser(char sign)
    {
        Sign = sign;
        _format = new NumberFormatInfo { NumberDecimalSeparator = sign.ToString(), NumberGroupSeparator = "" };
    }

    /// <summary>The decimal sign.</summary>
    public char Sign { get; }

    public DigitParser Other => Sign == '.' ? Comma : Point;

    public static DigitParser With(char decimalSign) => decimalSign == ',' ? Comma : Point;

    public static bool IsGroupSign(char character) => GroupSigns.Contains(character, StringComparison.Ordinal);

    /// <param name="digits">Unsigned digits.</param>
    /// <param name="number">The finite number.</param>
    public bool TryParse(ReadOnlySpan<char> digits, out double number) =>
        TryParseShort(digits, out number)
        || (double.TryParse(digits, Styles, _format, out number) && double.IsFinite(number))
        || TryParseGrouped(digits, out number);

    /// <summary>Parses digits with a minus, a decimal sign and an exponent, but without groups.</summary>
    public bool TryParsePlain(ReadOnlySpan<char> cell, out double number)
    {
        number = 0;
        return cell.Length > 0
            && char.IsAsciiDigit(cell[^1])
            && (cell[0] == '-' || char.IsAsciiDigit(cell[0]))
            && double.TryParse(cell, Styles | NumberStyles.AllowLeadingSign, _format, out number)
            && double.IsFinite(number);
    }

    /// <returns>True if the digits are a number beyond the range of a double.</returns>
    public bool IsTooLarge(ReadOnlySpan<char> digits) =>
        double.TryParse(digits, Styles, _format, out var number) && !double.IsFinite(number) && digits.ContainsAnyInRange('0', '9');

    /// <summary>
    /// Parses short numbers, which are most. Up to 15 digits and powers of ten up to 10^22 are exact doubles, so that one division rounds
    /// correctly (W. D. Clinger, How to read floating point numbers accurately, 1990).
    /// </summary>
    /// <param name="cell">Digits, optionally with a minus before them.</param>
    /// <param name="number">The number.</param>
    public bool TryParseShort(ReadOnlySpan<char> cell, out double number)
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
            else if (character == Sign && decimals < 0)
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
    private bool TryParseGrouped(ReadOnlySpan<char> digits, out double number)
    {
        number = 0;
        var whole = digits.IndexOf(Sign) is var point and >= 0 ? digits[..point] : digits;
        var first = whole.IndexOfAnyExceptInRange('0', '9');
        if (digits.Length > MaxGroupedLength || first is < 1 or > 3 || whole[0] == '0') return false;
        var sign = whole[first];
        if (sign != Other.Sign && !IsGroupSign(sign)) return false;

        Span<char> plain = stackalloc char[MaxGroupedLength];
        whole[..first].CopyTo(plain);
        var length = first;
        var size = IsIndian(whole, first) ? 2 : 3;
        for (var rest = whole[first..]; rest.Length > 0;)
        {
            var group = rest.Length == 4 ? 3 : size;
            if (rest.Length < group + 1 || rest[0] != sign || rest[1..(group + 1)].ContainsAnyExceptInRange('0', '9')) return false;
            rest[1..(group + 1)].CopyTo(plain[length..]);
            length += group;
            rest = rest[(group + 1)..];
            if (rest.IsEmpty && group != 3) return false;
        }

        var fraction = digits[whole.Length..];
        if (fraction.Length == 1 || (fraction.Length > 0 && fraction[1..].ContainsAnyExceptInRange('0', '9'))) return false;
        fraction.CopyTo(plain[length..]);
        return double.TryParse(plain[..(length + fraction.Length)], Styles, _format, out number);
    }

    /// <summary>Lakh and crore: 12,34,567 has groups of two before the last group of three.</summary>
    private static bool IsIndian(ReadOnlySpan<char> whole, int first) =>
        first <= 2 && whole[first] == ',' && whole.Length >= first + 7 && whole[first + 3] == ',';
}
