namespace Regressor.Infrastructure.Files.Formats.Csv;

/// <summary>
/// Prevents formula injection: spreadsheets execute a cell that begins with one of = + - @, a tab or a carriage return. A leading apostrophe
/// makes the cell a text. Texts that begin with apostrophes before such a character get one more, so that reading removes exactly one.
/// </summary>
internal static class CsvInjectionGuard
{
    public const char Mark = '\'';

    public static bool NeedsMark(ReadOnlySpan<char> text)
    {
        text = text.TrimStart(Mark);
        return text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..];
    }

    public static ReadOnlySpan<char> WithoutMark(ReadOnlySpan<char> text) =>
        text.Length > 1 && text[0] == Mark && NeedsMark(text) ? text[1..] : text;
}
