namespace Regressor.Infrastructure.Files.Formats.Csv;

/// <summary>
/// A spreadsheet takes a cell that begins with one of = + - @, a tab or a carriage return for a formula and executes it. A leading
/// apostrophe makes it a text. Texts that begin with apostrophes and then such a character get one more, so that exactly one is taken
/// away again on reading.
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
