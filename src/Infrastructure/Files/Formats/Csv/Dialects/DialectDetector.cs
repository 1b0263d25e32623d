using Regressor.Application.Files;
using Regressor.Infrastructure.Files.Grids.Structure;

namespace Regressor.Infrastructure.Files.Formats.Csv.Dialects;

/// <summary>Detects what separates the cells of a text: that with which the lines are most regular and their cells make most sense.</summary>
internal static class DialectDetector
{
    /// <summary>The delimiters that can be detected, in order of preference.</summary>
    public const string Recognized = "\t;|,~";

    private const int HeadLength = 1 << 16;

    /// <summary>Score, regularity times sense, above which blanks are not considered.</summary>
    private const double Convincing = 0.9;

    /// <param name="text">Reader at the beginning of the file.</param>
    /// <param name="given">Delimiter given by the caller; null to detect it.</param>
    public static TextDialect Detect(TextReader text, char? given)
    {
        if (given is '"' or '\r' or '\n' or '.' or '+' or '-' || (given is { } character && char.IsAsciiLetterOrDigit(character)))
            throw new UnreadableFileException($"'{given}' cannot be the delimiter.");

        var buffer = new char[HeadLength];
        var head = buffer.AsSpan(0, text.ReadBlock(buffer));
        var isWhole = head.Length < HeadLength;

        // Excel declares the delimiter in a line "sep=;" before the header.
        var isDeclared = head.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && head[4..] is [not ('"' or '\r' or '\n'), '\r' or '\n', ..];
        if (isDeclared) return WithQuotes(new TextDialect(TextLayout.Delimited, given ?? head[4], LinesBefore: 1), head[6..], isWhole);
        if (given == FormatHints.FixedWidth) return FixedWidth.Detect(SampleLines.Of(head, isWhole)) ?? new TextDialect(TextLayout.Blanks, ' ');
        if (given == ' ') return new TextDialect(TextLayout.Blanks, ' ');
        if (given is { } delimiter) return WithQuotes(new TextDialect(TextLayout.Delimited, delimiter), head, isWhole);
        if (IsHtml(head)) return new TextDialect(TextLayout.Html, ',');
        if (MarkdownTable.IsMarkdown(SampleLines.Of(head, isWhole))) return new TextDialect(TextLayout.Markdown, '|');
        return WithQuotes(MostSensible(head, isWhole), head, isWhole);
    }

    /// <summary>Returns true for HTML, and for what browsers and spreadsheets put on Windows's clipboard.</summary>
    private static bool IsHtml(ReadOnlySpan<char> head) =>
        (head.TrimStart() is ['<', ..] || head.StartsWith("Version:", StringComparison.Ordinal))
        && head.Contains("<table", StringComparison.OrdinalIgnoreCase);

    private static TextDialect MostSensible(ReadOnlySpan<char> head, bool isWhole)
    {
        var best = (Score: 0.0, Delimiter: ',');
        foreach (var delimiter in Recognized)
        {
            var score = ScoreOf(SampleLines.Records(head, delimiter, Recognized, '"', isWhole));
            if (score > best.Score) best = (score, delimiter);
        }

        if (best.Score < Convincing && Blanks(SampleLines.Of(head, isWhole), best.Score) is { } blanks) return blanks;
        return new TextDialect(TextLayout.Delimited, best.Delimiter);
    }

    /// <returns>A table whose cells are separated by blanks or aligned; null if they make no better sense.</returns>
    private static TextDialect? Blanks(List<string> lines, double score)
    {
        if (lines.Count < 2) return null;
        List<List<string>> records = [.. lines.Select(BlankSeparated.Split)];
        if (IsTable(records) && ScoreOf(records) > Math.Max(score, Convincing)) return new TextDialect(TextLayout.Blanks, ' ');
        if (score >= 0.5 || FixedWidth.Detect(lines) is not { } aligned) return null;
        return IsTable([.. lines.Select(line => FixedWidth.Split(line, aligned.Starts))]) ? aligned : null;
    }

    /// <summary>Returns true if rows below the first are of equal length and at least half of their cells are values: prose has few numbers.</summary>
    private static bool IsTable(List<List<string>> records)
    {
        var cells = records.Skip(1).SelectMany(record => record).ToList();
        return cells.Count > 0 && cells.Count(cell => CellLooks.Of(cell) == CellLook.Value) >= 0.4 * cells.Count;
    }

    /// <returns>Share of the records with the most frequent number of cells, times the sense of their cells; 0 for a single column.</returns>
    private static double ScoreOf(List<List<string>> records)
    {
        var usual = records.GroupBy(record => record.Count).OrderByDescending(group => group.Count()).ThenByDescending(group => group.Key).FirstOrDefault();
        if (usual is null || usual.Key < 2) return 0;
        var sense = usual.Average(record => record.Average(cell => CellSense.Of(cell)));
        return sense * usual.Count() / records.Count;
    }

    /// <summary>Finds out how quotes are written where the usual way leaves broken cells.</summary>
    private static TextDialect WithQuotes(TextDialect dialect, ReadOnlySpan<char> head, bool isWhole)
    {
        if (dialect.Layout != TextLayout.Delimited) return dialect;
        if (head.Contains("\\\"", StringComparison.Ordinal) && head.Contains('"') && BrokenQuotes(SampleLines.Of(head, isWhole), dialect.Delimiter))
            return dialect with { Quotes = QuoteStyle.Backslash };
        if (head.Contains('"') || head.Count('\'') < 4) return dialect;
        var plain = SampleLines.Records(head, dialect.Delimiter, "", '\0', isWhole);
        var single = SampleLines.Records(head, dialect.Delimiter, "", '\'', isWhole);
        return ScoreOf(single) > ScoreOf(plain) + 0.01 || SingleQuoted(plain) ? dialect with { Quotes = QuoteStyle.Single } : dialect;
    }

    /// <summary>Returns true if a quote after a backslash is followed by neither a delimiter nor the line's end.</summary>
    private static bool BrokenQuotes(List<string> lines, char delimiter) => lines.Exists(line =>
    {
        var quote = line.IndexOf("\\\"", StringComparison.Ordinal);
        return quote >= 0 && quote + 2 < line.Length && line[quote + 2] != delimiter && line[quote + 2] != '"';
    });

    /// <summary>Returns true if several cells, and those of whole columns, begin and end with a single quote.</summary>
    private static bool SingleQuoted(List<List<string>> records)
    {
        if (records.Count < 3) return false;
        var width = records.Max(record => record.Count);
        return Enumerable.Range(0, width).Any(column => records.Skip(1).All(record => column < record.Count && record[column].Trim() is ['\'', .., '\'']));
    }
}
