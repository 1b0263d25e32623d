using System.Buffers;
using System.Text;
using Regressor.Application.Abstractions;

namespace Regressor.Infrastructure.Tables;

internal sealed class CsvTableFile : ITableFile
{
    private const int MaxColumns = 2_000;
    private readonly TextContent _text;
    private readonly int _linesBefore;

    /// <summary>The names of all columns, the exclusion column's too.</summary>
    private readonly string[] _header;

    private readonly NumberSigns _signs;

    private CsvTableFile(TextContent text, TableFormat format, int linesBefore)
    {
        _text = text;
        _linesBefore = linesBefore;
        Format = format with { Encoding = text.Encoding };

        using var records = OpenRecords();
        _header = HeaderOf(records);
        Head = (byte[])[.. _linesBefore > 0 ? Encoding.UTF8.GetBytes($"sep={format.Delimiter}\r\n") : [], .. TextOf(records, new ArrayBufferWriter<byte>())];
        Columns = [.. _header.Where(name => name != ITableFile.ExclusionColumn)];
        if (!records.Read()) throw new UnreadableFileException("The file has a header but no rows.");

        // Without quotes no cell can have a comma where the comma separates them.
        var canHaveComma = text.HasQuotes || format.Delimiter != ',';
        _signs = format.DecimalSign is { } sign ? NumberSigns.Same(sign, _header.Length)
            : canHaveComma ? NumberSigns.Recognize(records, _header, Format)
            : NumberSigns.Same('.', _header.Length);
        Format = Format with { DecimalSign = _signs.Common };
    }

    public TableFormat Format { get; }

    public ReadOnlyMemory<byte> Head { get; }

    public IReadOnlyList<string> Columns { get; }

    public IReadOnlyList<UnclearNumbers> Unclear => _signs.Unclear;

    public static CsvTableFile Open(TextContent text, TableFormat format)
    {
        if (format.DecimalSign is not (null or '.' or ','))
            throw new UnreadableFileException($"'{format.DecimalSign}' cannot be the decimal sign. It must be '.' or ','.");
        using var head = text.OpenText();
        var (delimiter, linesBefore) = Delimiters.Recognize(head, format.Delimiter);
        return new CsvTableFile(text, format with { Delimiter = delimiter }, linesBefore);
    }

    public IEnumerable<TableRow> Read(IReadOnlyList<TableColumn> inputs, string? target, bool ignoreExtra)
    {
        // Here and not in the iterator, so that a wrong column is told at once and not with the first row.
        CsvColumn[] columns = [.. inputs.Select(ColumnOf)];
        var targetColumn = target is null ? null : new CsvTarget(IndexOf(target), target, NumbersOf(IndexOf(target)));
        return Rows(columns, targetColumn, text: null);
    }

    public IEnumerable<TableRow> ReadWhole(IReadOnlyList<TableColumn> inputs)
    {
        CsvColumn?[] columns = [.. inputs.Select(input => Columns.Contains(input.Name) ? ColumnOf(input) : null)];
        return Rows(columns, target: null, new ArrayBufferWriter<byte>());
    }

    private IEnumerable<TableRow> Rows(CsvColumn?[] columns, CsvTarget? target, ArrayBufferWriter<byte>? text)
    {
        var row = new TableRow(columns.Length);
        var exclusion = Array.IndexOf(_header, ITableFile.ExclusionColumn);
        using var records = OpenRecords();
        records.Read();
        while (records.Read(withBlanks: text is not null))
        {
            row.Begin(records.Line);
            if (text is not null) row.Text = TextOf(records, text);
            var fault = records.IsBlank ? "is a blank line." : records.QuoteFault ?? FaultOfCount(records.Count);
            if (fault is null) ReadRow(records, row, columns, target, exclusion);
            else row.Fault(null, fault);
            yield return row;
        }
    }

    private static void ReadRow(CsvRecords records, TableRow row, CsvColumn?[] columns, CsvTarget? target, int exclusion)
    {
        for (var column = 0; column < columns.Length; column++) row.X[column] = columns[column]?.Read(records, row) ?? InputValue.Missing;
        if (target is not null) row.CheckHasInput();
        target?.Read(records, row);
        if (exclusion >= 0) row.Exclude(ITableFile.ExclusionColumn, HarmlessText.WithoutMark(records.Cell(exclusion)));
    }

    /// <summary>The record as it is to be handed back: a cell that is missing is an empty one.</summary>
    private byte[] TextOf(CsvRecords records, ArrayBufferWriter<byte> text)
    {
        text.ResetWrittenCount();
        for (var column = 0; column < Math.Max(records.Count, _header.Length); column++)
        {
            if (column > 0) Encoding.UTF8.GetBytes([Format.Delimiter!.Value], text);
            if (column < records.Count) text.WriteCell(records.WholeCell(column), Format.Delimiter!.Value);
        }

        return text.WrittenSpan.ToArray();
    }

    private CsvColumn ColumnOf(TableColumn column)
    {
        var index = IndexOf(column.Name);
        return new CsvColumn(index, column, NumbersOf(index));
    }

    private string? FaultOfCount(int cells) =>
        cells == _header.Length ? null : $"has {cells} {(cells == 1 ? "cell" : "cells")} where the header has {_header.Length}.";

    private NumberText NumbersOf(int column) => NumberText.With(_signs.Columns[column]);

    private int IndexOf(string column) => Array.IndexOf(_header, column) is var index and >= 0
        ? index
        : throw new ArgumentException($"The file has no column '{column}'.", nameof(column));

    private CsvRecords OpenRecords()
    {
        var text = _text.OpenText();
        if (_linesBefore > 0) SkipLine(text);
        return new CsvRecords(text, Format.Delimiter!.Value, _linesBefore + 1);
    }

    private static void SkipLine(StreamReader text)
    {
        int character;
        do character = text.Read();
        while (character is not ('\r' or '\n' or -1));
        if (character == '\r' && text.Peek() == '\n') text.Read();
    }

    private static string[] HeaderOf(CsvRecords records)
    {
        if (!records.Read()) throw new UnreadableFileException("This file is empty.");
        if (records.QuoteFault is { } fault) throw new UnreadableFileException($"The header {fault}");
        if (records.Count > MaxColumns)
            throw new UnreadableFileException($"The header has {records.Count} columns; at most {MaxColumns} are taken.");

        var header = new string[records.Count];
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var column = 0; column < header.Length; column++)
        {
            var name = HarmlessText.WithoutMark(records.Cell(column).Trim()).ToString();
            header[column] = name.Length > 0 ? name : $"column {column + 1}";
            if (seen.Add(header[column])) continue;
            throw new UnreadableFileException($"Two columns are called '{header[column]}'. Upper and lower case do not make names differ.");
        }

        return header;
    }
}
