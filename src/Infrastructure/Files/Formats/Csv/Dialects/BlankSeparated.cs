namespace Regressor.Infrastructure.Files.Formats.Csv.Dialects;

/// <summary>Lines whose cells are separated by any number of blanks. Quoted cells may contain blanks.</summary>
internal sealed class BlankSeparated : ILineSplitter
{
    public string? Split(ReadOnlySpan<char> line, List<Range> cells)
    {
        var index = 0;
        while (true)
        {
            while (index < line.Length && char.IsWhiteSpace(line[index])) index++;
            if (index == line.Length) return null;
            var isQuoted = line[index] == '"' && line[(index + 1)..].Contains('"');
            var start = isQuoted ? index + 1 : index;
            var length = isQuoted ? line[start..].IndexOf('"') : LengthToBlank(line[start..]);
            cells.Add(start..(start + length));
            index = start + length + (isQuoted ? 1 : 0);
        }
    }

    public static List<string> Split(string line)
    {
        List<Range> cells = [];
        new BlankSeparated().Split(line, cells);
        return [.. cells.Select(cell => line[cell])];
    }

    private static int LengthToBlank(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && !char.IsWhiteSpace(text[length])) length++;
        return length;
    }
}
