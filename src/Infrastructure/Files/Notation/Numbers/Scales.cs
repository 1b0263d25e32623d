namespace Regressor.Infrastructure.Files.Notation.Numbers;

/// <summary>Suffixes that multiply a number: 12k, 1.2M, 3 bn, 5 Mio.</summary>
internal static class Scales
{
    private static readonly (string Word, double Factor)[] Words =
    [
        ("k", 1e3), ("K", 1e3), ("M", 1e6), ("B", 1e9),
        ("mn", 1e6), ("mln", 1e6), ("mio", 1e6), ("million", 1e6), ("millions", 1e6), ("millionen", 1e6), ("millones", 1e6), ("milioni", 1e6),
        ("bn", 1e9), ("billion", 1e9), ("billions", 1e9), ("mrd", 1e9), ("mld", 1e9), ("milliard", 1e9), ("milliards", 1e9), ("milliarden", 1e9),
        ("tsd", 1e3), ("thousand", 1e3), ("thousands", 1e3), ("tausend", 1e3), ("crore", 1e7), ("crores", 1e7), ("lakh", 1e5), ("lakhs", 1e5),
    ];

    /// <param name="text">Text after the digits and spaces.</param>
    /// <param name="isApart">True if spaces separate it from them: 300 K is a temperature, 300K a number.</param>
    /// <param name="isAmount">True if a currency stands before the digits: $5B are billions, 512B may be bytes.</param>
    /// <param name="factor">Factor of the suffix.</param>
    /// <param name="length">Its length.</param>
    public static bool TryRead(ReadOnlySpan<char> text, bool isApart, bool isAmount, out double factor, out int length)
    {
        factor = 1;
        length = 0;
        while (length < text.Length && char.IsAsciiLetter(text[length])) length++;
        if (length == 0 || (length == 1 && !isAmount && (isApart || text[0] == 'B'))) return false;
        foreach (var (word, value) in Words)
        {
            if (!text[..length].Equals(word, length == 1 ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase)) continue;
            factor = value;
            if (length < text.Length && text[length] == '.') length++;
            return length == text.Length || char.IsWhiteSpace(text[length]) || text[length] is ')' or '-' or '\u2212' || Units.IsCurrencySign(text[length]);
        }

        length = 0;
        return false;
    }
}
