using System.Globalization;
using System.Text;

namespace Regressor.WebApi.Hosting;

/// <summary>Makes text from strangers safe for the log: it cannot move the cursor or start a line, and its length is limited.</summary>
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

    /// <summary>Returns the messages of an error and its causes.</summary>
    public static string Of(Exception? error)
    {
        List<string> messages = [];
        for (; error is not null; error = error.InnerException) messages.Add(error.Message);
        return Of(string.Join(" ← ", messages.Distinct()));
    }
}
