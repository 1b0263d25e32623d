using System.Globalization;
using System.Text;

namespace Regressor.Domain.Datasets;

/// <summary>Finds characters that are invisible or reverse the text direction: with them, different names may look alike.</summary>
public static class InvisibleCharacter
{
    private const char ZeroWidthNonJoiner = '\u200c', ZeroWidthJoiner = '\u200d';

    /// <summary>The last Latin letter; Latin letters need no joiners.</summary>
    private const char LastLatin = '\u024f';

    /// <summary>Returns the first invisible character of a text in U+ notation; null where the text contains none.</summary>
    public static string? In(string text)
    {
        var before = default(Rune);
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsInvisible(rune) && !Joins(before, rune)) return string.Create(CultureInfo.InvariantCulture, $"U+{rune.Value:X4}");
            before = rune;
        }

        return null;
    }

    /// <summary>Returns the text without its invisible characters.</summary>
    public static string RemovedFrom(string text)
    {
        if (In(text) is null) return text;
        var visible = new StringBuilder(text.Length);
        var before = default(Rune);
        foreach (var rune in text.EnumerateRunes())
        {
            if (!IsInvisible(rune) || Joins(before, rune)) visible.Append(rune);
            before = rune;
        }

        return visible.ToString();
    }

    private static bool IsInvisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    /// <summary>Allows joiners after non-Latin characters: Persian, Indic scripts and emoji require them.</summary>
    private static bool Joins(Rune before, Rune rune) => rune.Value is ZeroWidthNonJoiner or ZeroWidthJoiner && before.Value > LastLatin && !IsInvisible(before);
}
