using System.Globalization;

namespace Regressor.Infrastructure.Files.Notation.Numbers;

/// <summary>
/// Reads proper fractions: 1/2, 3 1/4, ½, 3½. An improper one, such as the blood pressure 120/80, is not a number.
/// </summary>
internal static class Fractions
{
    private const int MaxDigits = 6;

    public static bool ContainVulgar(ReadOnlySpan<char> text)
    {
        var first = text.IndexOfAnyExceptInRange('\0', '\u00BB');
        if (first < 0) return false;
        foreach (var character in text[first..])
        {
            if (IsVulgar(character)) return true;
        }

        return false;
    }

    public static bool IsVulgar(char character) => character > '\u00BB' && CharUnicodeInfo.GetNumericValue(character) is > 0 and < 1;

    public static bool TryRead(ReadOnlySpan<char> text, out double value, out int length)
    {
        value = 0;
        length = 0;
        var first = ReadDigits(text, 0);
        if (first == MaxDigits + 1) return false;
        var next = first;
        while (next < text.Length && first > 0 && text[next] == ' ') next++;
        if (next >= text.Length) return false;
        if (IsVulgar(text[next]))
        {
            value = (first == 0 ? 0 : Number(text[..first])) + CharUnicodeInfo.GetNumericValue(text[next]);
            length = next + 1;
            return true;
        }

        if (first == 0) return false;
        if (next == first) return TryReadParts(text, 0, out value, out length);
        if (!TryReadParts(text, next, out value, out length)) return false;
        value += Number(text[..first]);
        return true;
    }

    private static bool TryReadParts(ReadOnlySpan<char> text, int start, out double value, out int length)
    {
        value = 0;
        length = 0;
        var slash = ReadDigits(text, start);
        if (slash == start || slash - start > MaxDigits || slash >= text.Length || text[slash] is not ('/' or '\u2044')) return false;
        var end = ReadDigits(text, slash + 1);
        if (end == slash + 1 || end - slash > MaxDigits) return false;
        var (above, below) = (Number(text[start..slash]), Number(text[(slash + 1)..end]));
        if (above >= below) return false;
        value = above / below;
        length = end;
        return true;
    }

    private static int ReadDigits(ReadOnlySpan<char> text, int start)
    {
        var end = start;
        while (end < text.Length && end - start <= MaxDigits && char.IsAsciiDigit(text[end])) end++;
        return end;
    }

    private static double Number(ReadOnlySpan<char> digits) => int.Parse(digits, CultureInfo.InvariantCulture);
}
