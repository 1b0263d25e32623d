namespace Regressor.Infrastructure.Files.Formats.Csv.Dialects;

/// <summary>Lines whose cells are between vertical bars, as in Markdown.</summary>
internal sealed class MarkdownTable : ILineSplitter
{
    /// <summary>Returns true if the second line consists of dashes between bars.</summary>
    public static bool IsMarkdown(List<string> lines) => lines.Take(6).Skip(1).Any(line => IsRule(line)) && lines[0].Contains('|');

    public string? Split(ReadOnlySpan<char> line, List<Range> cells)
    {
        var start = 0;
        var end = line.Length;
        while (end > 0 && char.IsWhiteSpace(line[end - 1])) end--;
        while (start < end && char.IsWhiteSpace(line[start])) start++;
        if (start < end && line[start] == '|') start++;
        if (end > start && line[end - 1] == '|' && !IsEscaped(line, end - 1)) end--;
        for (var index = start; index <= end; index++)
        {
            if (index < end && (line[index] != '|' || IsEscaped(line, index))) continue;
            cells.Add(start..index);
            start = index + 1;
        }

        return null;
    }

    public bool IsDecoration(ReadOnlySpan<char> line) => IsRule(line);

    public ReadOnlySpan<char> TextOf(ReadOnlySpan<char> cell) =>
        cell.Contains("\\|", StringComparison.Ordinal) ? cell.ToString().Replace("\\|", "|", StringComparison.Ordinal) : cell;

    private static bool IsRule(ReadOnlySpan<char> line) =>
        line.Contains('|') && line.Contains("--", StringComparison.Ordinal) && !line.ContainsAnyExcept("|-: \t");

    private static bool IsEscaped(ReadOnlySpan<char> line, int index) => index > 0 && line[index - 1] == '\\';
}
