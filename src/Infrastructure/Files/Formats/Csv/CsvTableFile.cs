using System.Buffers;
using System.Text;
using Regressor.Application.Files;
using Regressor.Infrastructure.Files.Text;

namespace Regressor.Infrastructure.Files.Formats.Csv;

internal sealed class CsvTableFile : ITableFile
{
    private const int MaxColumns = 2_000;
    private readonly TextContent _text;
    private readonly char _delimiter;
    private readonly int _linesBefore;

    /// <summary>The names of all columns, including the exclusion column.</summary>
    private readonly string[] _header;

    /// <summary>The part of the file before its first row, as in <see cref="TableRow.Text"/>.</summary>
    private readonly byte[] _head;

    private readonly DecimalSeparators _signs;

    private CsvTableFile(ITabularFormat format, TextContent text, FormatHints hints, char delimiter, int linesBefore)
    {
        _text = text;
        _delimiter = delimiter;
        _linesBefore = linesBefore;
        Format = format;

        using var records = OpenRecords();
        _header = HeaderOf(records);
        _head = [.. linesBefore > 0 ? Encoding.UTF8.GetBytes($"sep={delimiter}\r\n") : [], .. new CsvRowText(delimiter, _header.Length).Copy(records)];
        Columns = [.. _header.Where(name => name != ITableFile.ExclusionColumn)];
        if (!records.Read()) throw new UnreadableFileException("The file has a header but no rows.");

        // In a comma-separated file without quotes, no cell can contain a comma.
        var canHaveComma = text.HasQuotes || delimiter != ',';
        _signs = hints.DecimalSign is { } sign ? DecimalSeparators.Same(sign, _header.Length)
            : canHaveComma ? DecimalSeparators.Detect(records, _header, delimiter, hints.Thousands)
            : DecimalSeparators.Same('.', _header.Length);
        Details = hints with { Delimiter = delimiter, DecimalSign = _signs.Common, Encoding = text.Encoding };
    }

    public ITabularFormat Format { get; }

    public FormatHints Details { get; }

    public IReadOnlyList<string> Columns { get; }

    public IReadOnlyList<UnclearNumbers> Unclear => _signs.Unclear;

    private int Exclusion => Array.IndexOf(_header, ITableFile.ExclusionColumn);

    public static CsvTableFile Open(ITabularFormat format, TextContent text, FormatHints hints)
    {
        if (hints.DecimalSign is not (null or '.' or ','))
            throw new UnreadableFileException($"'{hints.DecimalSign}' cannot be the decimal sign. It must be '.' or ','.");
        using var head = text.OpenText();
        var (delimiter, linesBefore) = DelimiterDetector.Detect(head, hints.Delimiter);
        return new CsvTableFile(format, text, hints, delimiter, linesBefore);
    }

    public IEnumerable<TableRow> Read(TableSchema schema, bool ignoreExtra)
    {
        // Outside the iterator, so that an absent column throws immediately and not with the first row.
        var target = schema.Target is { } name ? new CsvTargetReader(IndexOf(name), name, NumbersOf(IndexOf(name))) : null;
        return Rows(new CsvRowReader([.. schema.Inputs.Select(ColumnOf)], target, Present(schema.Kept), Exclusion), text: null);
    }

    public IEnumerable<TableRow> ReadWhole(IReadOnlyList<TableColumn> inputs, IReadOnlyList<TableColumn> kept) =>
        Rows(new CsvRowReader(Present(inputs), target: null, Present(kept), Exclusion), new CsvRowText(_delimiter, _header.Length));

    public ITabularWriter<PredictedRow> CreatePredictionWriter(ArrayBufferWriter<byte> output, string target) =>
        new CsvPredictionWriter(new CsvCellWriter(output, _delimiter, _signs.Common), _head, Columns, target);

    private IEnumerable<TableRow> Rows(CsvRowReader reader, CsvRowText? text)
    {
        var row = reader.CreateRow();
        using var records = OpenRecords();
        records.Read();
        while (records.Read(withBlanks: text is not null))
        {
            row.Begin(records.Line);
            if (text is not null) row.Text = text.Copy(records);
            var error = records.IsBlank ? "is a blank line." : records.QuoteError ?? CheckCount(records.Count);
            if (error is null) reader.Read(records, row);
            else row.AddError(null, error);
            yield return row;
        }
    }

    /// <returns>One reader per column; null for a column that the file lacks.</returns>
    private CsvColumnReader?[] Present(IReadOnlyList<TableColumn> columns) => [.. columns.Select(column => Columns.Contains(column.Name) ? ColumnOf(column) : null)];

    private CsvColumnReader ColumnOf(TableColumn column)
    {
        var index = IndexOf(column.Name);
        return new CsvColumnReader(index, column, NumbersOf(index));
    }

    private string? CheckCount(int cells) =>
        cells == _header.Length ? null : $"has {cells} {(cells == 1 ? "cell" : "cells")} where the header has {_header.Length}.";

    private NumberParser NumbersOf(int column) => NumberParser.With(_signs.Columns[column]);

    private int IndexOf(string column) => Array.IndexOf(_header, column) is var index and >= 0
        ? index
        : throw new ArgumentException($"The file has no column '{column}'.", nameof(column));

    private CsvRecordReader OpenRecords()
    {
        var text = _text.OpenText();
        if (_linesBefore > 0) SkipLine(text);
        return new CsvRecordReader(text, _delimiter, _linesBefore + 1);
    }

    private static void SkipLine(StreamReader text)
    {
        int character;
        do character = text.Read();
        while (character is not ('\r' or '\n' or -1));
        if (character == '\r' && text.Peek() == '\n') text.Read();
    }

    private static string[] HeaderOf(CsvRecordReader records)
    {
        if (!records.Read()) throw new UnreadableFileException("This file is empty.");
        if (records.QuoteError is { } error) throw new UnreadableFileException($"The header {error}");
        if (records.Count > MaxColumns)
            throw new UnreadableFileException($"The header has {records.Count} columns; at most {MaxColumns} are allowed.");

        var header = new string[records.Count];
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var column = 0; column < header.Length; column++)
        {
            var name = CsvInjectionGuard.WithoutMark(records.Cell(column).Trim()).ToString();
            header[column] = name.Length > 0 ? name : $"column {column + 1}";
            if (seen.Add(header[column])) continue;
            throw new UnreadableFileException($"Two columns are named '{header[column]}'. Names must differ by more than case.");
        }

        return header;
    }
}
