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

    /// <summary>The names of all columns, the exclusion column's too.</summary>
    private readonly string[] _header;

    /// <summary>All that precedes the first row, as <see cref="TableRow.Text"/>.</summary>
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
        _head = [.. linesBefore > 0 ? Encoding.UTF8.GetBytes($"sep={delimiter}\r\n") : [], .. new CsvRowText(delimiter, _header.Length).Of(records)];
        Columns = [.. _header.Where(name => name != ITableFile.ExclusionColumn)];
        if (!records.Read()) throw new UnreadableFileException("The file has a header but no rows.");

        // Without quotes no cell can have a comma where the comma separates them.
        var canHaveComma = text.HasQuotes || delimiter != ',';
        _signs = hints.DecimalSign is { } sign ? DecimalSeparators.Same(sign, _header.Length)
            : canHaveComma ? DecimalSeparators.Recognize(records, _header, delimiter, hints.Thousands)
            : DecimalSeparators.Same('.', _header.Length);
        Details = hints with { Delimiter = delimiter, DecimalSign = _signs.Common, Encoding = text.Encoding };
    }

    public ITabularFormat Format { get; }

    public FormatHints Details { get; }

    public IReadOnlyList<string> Columns { get; }

    public IReadOnlyList<UnclearNumbers> Unclear => _signs.Unclear;

    public static CsvTableFile Open(ITabularFormat format, TextContent text, FormatHints hints)
    {
        if (hints.DecimalSign is not (null or '.' or ','))
            throw new UnreadableFileException($"'{hints.DecimalSign}' cannot be the decimal sign. It must be '.' or ','.");
        using var head = text.OpenText();
        var (delimiter, linesBefore) = DelimiterDetector.Recognize(head, hints.Delimiter);
        return new CsvTableFile(format, text, hints, delimiter, linesBefore);
    }

    public IEnumerable<TableRow> Read(IReadOnlyList<TableColumn> inputs, string? target, bool ignoreExtra)
    {
        // Here and not in the iterator, so that a wrong column is told at once and not with the first row.
        CsvInputReader[] columns = [.. inputs.Select(ColumnOf)];
        var targetColumn = target is null ? null : new CsvTargetReader(IndexOf(target), target, NumbersOf(IndexOf(target)));
        return Rows(columns, targetColumn, text: null);
    }

    public IEnumerable<TableRow> ReadWhole(IReadOnlyList<TableColumn> inputs)
    {
        CsvInputReader?[] columns = [.. inputs.Select(input => Columns.Contains(input.Name) ? ColumnOf(input) : null)];
        return Rows(columns, target: null, new CsvRowText(_delimiter, _header.Length));
    }

    public ITabularWriter<PredictedRow> CreatePredictionWriter(ArrayBufferWriter<byte> output, string target) =>
        new CsvPredictionWriter(new CsvCellWriter(output, _delimiter, _signs.Common), _head, Columns, target);

    private IEnumerable<TableRow> Rows(CsvInputReader?[] columns, CsvTargetReader? target, CsvRowText? text)
    {
        var row = new TableRow(columns.Length);
        var exclusion = Array.IndexOf(_header, ITableFile.ExclusionColumn);
        using var records = OpenRecords();
        records.Read();
        while (records.Read(withBlanks: text is not null))
        {
            row.Begin(records.Line);
            if (text is not null) row.Text = text.Of(records);
            var error = records.IsBlank ? "is a blank line." : records.QuoteError ?? CheckCount(records.Count);
            if (error is null) ReadRow(records, row, columns, target, exclusion);
            else row.AddError(null, error);
            yield return row;
        }
    }

    private static void ReadRow(CsvRecordReader records, TableRow row, CsvInputReader?[] columns, CsvTargetReader? target, int exclusion)
    {
        for (var column = 0; column < columns.Length; column++) row.X[column] = columns[column]?.Read(records, row) ?? ColumnValue.Missing;
        if (target is not null) row.CheckHasInput();
        target?.Read(records, row);
        if (exclusion >= 0) row.Exclude(ITableFile.ExclusionColumn, CsvInjectionGuard.WithoutMark(records.Cell(exclusion)));
    }

    private CsvInputReader ColumnOf(TableColumn column)
    {
        var index = IndexOf(column.Name);
        return new CsvInputReader(index, column, NumbersOf(index));
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
            throw new UnreadableFileException($"The header has {records.Count} columns; at most {MaxColumns} are taken.");

        var header = new string[records.Count];
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var column = 0; column < header.Length; column++)
        {
            var name = CsvInjectionGuard.WithoutMark(records.Cell(column).Trim()).ToString();
            header[column] = name.Length > 0 ? name : $"column {column + 1}";
            if (seen.Add(header[column])) continue;
            throw new UnreadableFileException($"Two columns are called '{header[column]}'. Upper and lower case do not make names differ.");
        }

        return header;
    }
}
