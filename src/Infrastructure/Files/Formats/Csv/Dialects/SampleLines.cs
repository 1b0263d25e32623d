using Regressor.Infrastructure.Files.Grids.Structure;

namespace Regressor.Infrastructure.Files.Formats.Csv.Dialects;

/// <summary>The first lines of a text, as they would be separated by different characters.</summary>
internal static class SampleLines
{
    public const int MaxLines = 100;

    /// <summary>Splits a text into lines that are not blank and not remarks; the last one is left out where it may be incomplete.</summary>
    public static List<string> Of(ReadOnlySpan<char> head, bool isWhole)
    {
        List<string> lines = [];
        while (head.Length > 0 && lines.Count < MaxLines)
        {
            var end = head.IndexOfAny('\r', '\n');
            if (end < 0 && !isWhole && lines.Count > 0) break;
            var line = end < 0 ? head : head[..end];
            head = end < 0 ? default : head[(end + 1)..];
            if (!line.IsWhiteSpace() && !CommentMark.StartsWith(line)) lines.Add(line.ToString());
        }

        return lines;
    }

    /// <summary>Splits a text into records of cells, as far as its first lines reach. Quotes may enclose delimiters and line ends.</summary>
    /// <param name="head">The beginning of the text.</param>
    /// <param name="delimiter">The separator between cells.</param>
    /// <param name="separators">All separators after which a quote begins a quoted cell.</param>
    /// <param name="quote">The quote, or NUL for none.</param>
    /// <param name="isWhole">True if the text ends here.</param>
    public static List<List<string>> Records(ReadOnlySpan<char> head, char delimiter, string separators, char quote, bool isWhole)
    {
        List<List<string>> records = [];
        List<string> cells = [];
        bool isQuoted = false, isCellStart = true;
        var start = 0;
        for (var index = 0; index < head.Length && records.Count < MaxLines; index++)
        {
            var character = head[index];
            if (isQuoted)
            {
                // A doubled quote ends the quoted part and begins it again immediately.
                isQuoted = character != quote;
                isCellStart = !isQuoted;
            }
            else if (character is '\r' or '\n')
            {
                cells.Add(head[start..index].ToString());
                Complete();
                (start, isCellStart) = (index + 1, true);
            }
            else
            {
                if (character == delimiter)
                {
                    cells.Add(head[start..index].ToString());
                    start = index + 1;
                }

                isQuoted = quote != '\0' && isCellStart && character == quote;
                isCellStart = character == delimiter || separators.Contains(character, StringComparison.Ordinal);
            }
        }

        if ((isWhole || records.Count == 0) && records.Count < MaxLines && start < head.Length)
        {
            cells.Add(head[start..].ToString());
            Complete();
        }

        return records;

        void Complete()
        {
            if (!cells.TrueForAll(string.IsNullOrWhiteSpace) && !(cells.Count == 1 && CommentMark.StartsWith(cells[0]))) records.Add(cells);
            cells = [];
        }
    }
}
