using System.Buffers;
using System.Text;
using Regressor.Application.Files;
using Regressor.Infrastructure.Files.Formats.Csv.Dialects;
using Regressor.Infrastructure.Files.Grids;
using Regressor.Infrastructure.Files.Text;

namespace Regressor.Infrastructure.Files.Formats.Csv;

/// <summary>The records of a text, whatever separates its cells.</summary>
internal sealed class CsvGrid : IGrid
{
    private readonly TextContent _text;
    private readonly TextDialect _dialect;

    private CsvGrid(TextContent text, FormatHints hints, TextDialect dialect)
    {
        _text = text;
        _dialect = dialect;
        char? delimiter = dialect.Layout switch
        {
            TextLayout.FixedWidth => FormatHints.FixedWidth,
            TextLayout.Html => null,
            _ => dialect.Delimiter,
        };
        Details = hints with { Delimiter = delimiter, Encoding = text.Encoding };
    }

    public FormatHints Details { get; }

    public IReadOnlyList<FileProblem> Problems => TextProblems.Of(_text, _dialect);

    public static CsvGrid Open(TextContent text, FormatHints hints)
    {
        using var head = text.OpenText();
        var dialect = DialectDetector.Detect(head, hints.Delimiter);
        if (dialect.Layout != TextLayout.Html) return new CsvGrid(text, hints, dialect);
        using var document = text.OpenText();
        return HtmlRecordReader.LargestTable(document) is var table and > 0
            ? new CsvGrid(text, hints, dialect with { Table = table })
            : throw new UnreadableFileException("The document has no table with rows.");
    }

    public RecordReader OpenRecords()
    {
        var text = _text.OpenText();
        if (_dialect.LinesBefore > 0) SkipLine(text);
        return _dialect.Layout switch
        {
            TextLayout.Blanks => new LineRecordReader(text, new BlankSeparated()),
            TextLayout.FixedWidth => new LineRecordReader(text, new FixedWidth(_dialect.Starts)),
            TextLayout.Markdown => new LineRecordReader(text, new MarkdownTable()),
            TextLayout.Html => new HtmlRecordReader(text, _dialect.Table),
            _ => new CsvRecordReader(
                _dialect.Quotes == QuoteStyle.Doubled ? text : new RequotingReader(text, _dialect.Quotes, _dialect.Delimiter),
                _dialect.Delimiter,
                _dialect.LinesBefore + 1),
        };
    }

    public Func<RecordReader, ReadOnlyMemory<byte>> CreateCopier(int width) => new CsvRowText(OutputDelimiter, width).Copy;

    public ITabularWriter<PredictedRow> CreatePredictionWriter(ArrayBufferWriter<byte> output, PredictionLayout layout)
    {
        // Excel needs the line that declares the delimiter also in the answer.
        if (_dialect.LinesBefore > 0) layout = layout with { Before = [Encoding.UTF8.GetBytes($"sep={OutputDelimiter}"), .. layout.Before] };
        return new CsvPredictionWriter(new CsvCellWriter(output, OutputDelimiter, layout.DecimalSign), layout);
    }

    // What is aligned for reading is returned as CSV: the answers would not fit into its columns.
    private char OutputDelimiter => _dialect.Layout == TextLayout.Delimited ? _dialect.Delimiter : ',';

    private static void SkipLine(StreamReader text)
    {
        int character;
        do character = text.Read();
        while (character is not ('\r' or '\n' or -1));
        if (character == '\r' && text.Peek() == '\n') text.Read();
    }
}
