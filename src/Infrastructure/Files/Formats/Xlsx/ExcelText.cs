using System.Text;
using System.Text.RegularExpressions;

namespace Regressor.Infrastructure.Files.Formats.Xlsx;

/// <summary>Writes texts so that Excel, and this server, read them back unchanged.</summary>
internal static partial class ExcelText
{
    /// <summary>Escapes characters that XML cannot contain, and texts that look like such an escape. Excel's limit cuts the rest.</summary>
    public static string Escape(string text)
    {
        if (text.Length > RichText.MaxLength) text = text[..RichText.MaxLength];
        if (text.Contains("_x", StringComparison.Ordinal)) text = LooksEscaped().Replace(text, "_x005F_");
        var isClean = true;
        foreach (var character in text) isClean &= !NeedsEscape(character) && !char.IsSurrogate(character);
        if (isClean) return text;

        var escaped = new StringBuilder(text.Length + 16);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.IsBmp && NeedsEscape((char)rune.Value)) escaped.Append(System.Globalization.CultureInfo.InvariantCulture, $"_x{rune.Value:X4}_");
            else escaped.Append(rune.ToString());
        }

        return escaped.ToString();
    }

    // A carriage return would be read as a line feed.
    private static bool NeedsEscape(char character) => character is (< ' ' and not ('\t' or '\n')) or '\uFFFE' or '\uFFFF';

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)")]
    private static partial Regex LooksEscaped();
}
