using Regressor.Application.Files;

namespace Regressor.Infrastructure.Files.Formats.Csv;

/// <summary>Detects the separator between cells.</summary>
internal static class DelimiterDetector
{
    /// <summary>The delimiters that can be detected, in order of preference.</summary>
    public const string Recognized = ",;\t|";

    private const int HeadLength = 1 << 16;
    private const int MaxLines = 100;

    /// <param name="text">Reader at the beginning of the file.</param>
    /// <param name="given">Delimiter given by the caller; null to detect it.</param>
    /// <returns>The delimiter, and the number of lines before the header.</returns>
    public static (char Delimiter, int LinesBefore) Detect(TextReader text, char? given)
    {
        if (given is '"' or '\r' or '\n' or '.' or '+' or '-' || (given is { } character && char.IsAsciiLetterOrDigit(character)))
            throw new UnreadableFileException($"'{given}' cannot be the delimiter.");

        var buffer = new char[HeadLength];
        var head = buffer.AsSpan(0, text.ReadBlock(buffer));

        // Excel declares the delimiter in a line "sep=;" before the header.
        var isDeclared = head.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && head[4..] is [not ('"' or '\r' or '\n'), '\r' or '\n', ..];
        if (isDeclared) return (given ?? head[4], 1);
        return (given ?? MostRegular(head), 0);
    }

    /// <summary>Returns the delimiter that occurs as often in most lines as in the header.</summary>
    private static char MostRegular(ReadOnlySpan<char> head)
    {
        var lines = Count(head);
        if (lines.Count == 0) return Recognized[0];
        var candidates = Enumerable.Range(0, Recognized.Length).Where(candidate => lines[0][candidate] > 0);
        return candidates
            .OrderByDescending(candidate => lines.Count(line => line[candidate] == lines[0][candidate]))
            .ThenByDescending(candidate => lines[0][candidate])
            .Select(candidate => Recognized[candidate])
            .FirstOrDefault(Recognized[0]);
    }

    /// <returns>Number of occurrences of each candidate outside quotes, per line that is not blank.</returns>
    private static List<int[]> Count(ReadOnlySpan<char> head)
    {
        List<int[]> lines = [];
        var counts = new int[Recognized.Length];
        bool isQuoted = false, isCellStart = true, isBlank = true;
        foreach (var character in head)
        {
            if (isQuoted)
            {
                // A doubled quote ends the quoted part and begins it again immediately.
                isQuoted = character != '"';
                isCellStart = !isQuoted;
            }
            else if (character is '\r' or '\n')
            {
                if (!isBlank) lines.Add(counts);
                if (lines.Count == MaxLines) return lines;
                if (!isBlank) counts = new int[Recognized.Length];
                (isCellStart, isBlank) = (true, true);
            }
            else
            {
                var candidate = Recognized.IndexOf(character, StringComparison.Ordinal);
                if (candidate >= 0) counts[candidate]++;
                isQuoted = isCellStart && character == '"';
                isCellStart = candidate >= 0;
                isBlank = isBlank && char.IsWhiteSpace(character);
            }
        }

        // The last line may be incomplete, but at least one line is needed.
        if (!isBlank && (lines.Count == 0 || head.Length < HeadLength)) lines.Add(counts);
        return lines;
    }
}
