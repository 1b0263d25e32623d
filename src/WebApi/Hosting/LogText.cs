using System.Globalization;
using System.Text;

namespace Regressor.WebApi.Hosting;

/// <summary>What strangers have written, as it may stand in the log: it moves no cursor, makes no line, and has an end.</summary>
internal static class LogText
{
    private const int MaxLength = 300;

    public static string Of(string? text)
    {
        StringBuilder shown = new();
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            if (shown.Length >= MaxLength) return shown.Append('…').ToString();
            var isHarmless = Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
            shown.Append(isHarmless ? rune.ToString() : " ");
        }

        return shown.ToString();
    }

    /// <summary>What went wrong, and what that was due to.</summary>
    public static string Of(Exception? error)
    {
        List<string> messages = [];
        for (; error is not null; error = error.InnerException) messages.Add(error.Message);
        return Of(string.Join(" ← ", messages.Distinct()));
    }
}
