using System.Globalization;

namespace Regressor.Infrastructure.Files.Text;

/// <summary>Rates how plausible a decoded text is by the characters around each character that is not ASCII.</summary>
internal static class Plausibility
{
    private const double Impossible = -2, Odd = -1, Rare = -0.5, Usual = 1;

    /// <summary>Quotes, dashes and signs that programs put into texts.</summary>
    private const string Typography = "‘’‚“”„–—…•€£¥°²³µ½¼«»®©™·¿¡§±×\u00A0、。「」・：（）";

    /// <returns>At most 1; 0 if the text is ASCII.</returns>
    public static double Of(string text)
    {
        double sum = 0;
        var count = 0;
        for (var index = 0; index < text.Length; index++)
        {
            if (char.IsAscii(text[index]) || char.IsLowSurrogate(text[index])) continue;
            sum += Of(text[index], index > 0 ? text[index - 1] : ' ', index + 1 < text.Length ? text[index + 1] : ' ');
            count++;
        }

        return count == 0 ? 0 : sum / count;
    }

    private static double Of(char character, char before, char after)
    {
        var category = char.GetUnicodeCategory(character);
        if (character == '\uFFFD' || category is UnicodeCategory.Control or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned) return Impossible;
        if (char.IsLetter(character)) return OfLetter(character, before, after);
        if (category is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark) return Usual;
        var isInWord = char.IsLetter(before) && char.IsLetter(after);
        if (Typography.Contains(character, StringComparison.Ordinal)) return isInWord && character is not ('’' or '–' or '·' or '・') ? Odd : Usual;
        return isInWord ? Odd : Rare;
    }

    private static double OfLetter(char character, char before, char after)
    {
        var isLatin = IsLatin(character);
        foreach (var neighbor in (ReadOnlySpan<char>)[before, after])
        {
            if (!char.IsLetter(neighbor)) continue;
            if (IsLatin(neighbor) != isLatin) return Odd;
            if (isLatin && !char.IsAscii(neighbor)) return Rare;
        }

        // An upper-case letter inside a word of lower-case ones.
        if (char.IsUpper(character) && char.IsLetter(before) && (char.IsLower(before) || char.IsLower(after))) return char.IsLetter(after) ? Odd : Rare;
        return char.GetUnicodeCategory(character) == UnicodeCategory.ModifierLetter ? Rare : Usual;
    }

    private static bool IsLatin(char letter) => letter < '\u0250' || letter is >= '\u1E00' and < '\u1F00';
}
