using System.Globalization;
using System.Text;

namespace Regressor.Domain.Datasets;

/// <summary>Characters that show nothing, or turn the direction of those after them: two names with them may look alike, or one like another.</summary>
public static class InvisibleCharacter
{
    private const char ZeroWidthNonJoiner = '\u200c', ZeroWidthJoiner = '\u200d';

    /// <summary>The last of the Latin letters, which need nothing to join them.</summary>
    private const char LastLatin = '\u024f';

    /// <summary>The first in a text, as it is written in tables of Unicode; null for none.</summary>
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

    private static bool IsInvisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    /// <summary>Persian, the scripts of India and emoji are not written without these.</summary>
    private static bool Joins(Rune before, Rune rune) => rune.Value is ZeroWidthNonJoiner or ZeroWidthJoiner && before.Value > LastLatin && !IsInvisible(before);
}
