using Regressor.Application.Files;
using Regressor.Infrastructure.Files.Grids;
using Sylvan.Data.Csv;

namespace Regressor.Infrastructure.Files.Formats.Csv;

/// <summary>Reads the records of a CSV text, each with the line on which it begins.</summary>
internal sealed class CsvRecordReader : RecordReader
{
    private const int MaxLength = 1 << 20;
    private readonly TextReader _text;
    private readonly char _delimiter;
    private CsvDataReader? _csv;
    private bool _hasQuotes;
    private long _nextLine;

    /// <param name="text">The text, which is disposed with the reader.</param>
    /// <param name="delimiter">Separator between the cells of a record.</param>
    /// <param name="line">Number of the text's first line.</param>
    public CsvRecordReader(TextReader text, char delimiter, int line)
    {
        _text = text;
        _delimiter = delimiter;
        _nextLine = line;
    }

    private CsvDataReader Csv => _csv ??= CsvDataReader.Create(_text, new CsvDataReaderOptions
    {
        HasHeaders = false,
        Delimiter = _delimiter,
        Comment = '\0',
        BufferSize = 1 << 16,
        MaxBufferSize = MaxLength,

        // The standard style stops at the first invalid quote. This one continues, and invalid quotes are found below.
        CsvStyle = CsvStyle.Lax,
    });

    public override bool Read(bool withBlanks = false)
    {
        while (ReadRecord())
        {
            var record = Csv.GetRawRecordSpan();
            _hasQuotes = record.Contains('"');
            Line = _nextLine;
            _nextLine += _hasQuotes ? Lines(record) : 1;
            Count = Csv.RowFieldCount;
            Fault = _hasQuotes ? FindQuoteError(record) : null;
            IsBlank = Count <= 1 && !_hasQuotes && Csv.GetFieldSpan(0).IsWhiteSpace();
            if (withBlanks || !IsBlank) return true;
        }

        return false;
    }

    /// <summary>="0123" is a formula with which programs keep the zero in spreadsheets; it means its text.</summary>
    public override ReadOnlySpan<char> Cell(int column)
    {
        var cell = Csv.GetFieldSpan(column);
        if (_hasQuotes && cell is ['=', '"', .. var text, '"'] && !text.Contains('"')) return text;
        return CsvInjectionGuard.WithoutMark(_hasQuotes && IsQuoted(cell) ? cell : cell.Trim());
    }

    public override ReadOnlySpan<char> WholeCell(int column) => Csv.GetFieldSpan(column);

    protected override void Dispose(bool disposing)
    {
        _csv?.Dispose();
        _text.Dispose();
        base.Dispose(disposing);
    }

    private bool ReadRecord()
    {
        try
        {
            return Csv.Read();
        }
        catch (CsvRecordTooLargeException tooLarge)
        {
            throw new UnreadableFileException(
                $"Line {_nextLine} is longer than 1 MB. It may contain a quote that is never closed.", tooLarge);
        }
        catch (CsvFormatException wrong)
        {
            throw new UnreadableFileException($"Line {_nextLine} is not valid CSV.", wrong);
        }
    }

    // A quoted cell follows its quote, or is a copy in which doubled quotes are single.
    private bool IsQuoted(ReadOnlySpan<char> cell)
    {
        var record = Csv.GetRawRecordSpan();
        return !record.Overlaps(cell, out var start) || (start > 0 && record[start - 1] == '"');
    }

    private static int Lines(ReadOnlySpan<char> record)
    {
        var lines = 0;
        while (record.IndexOfAny('\r', '\n') is var end and >= 0)
        {
            lines++;
            record = record[(record[end..].StartsWith("\r\n") ? end + 2 : end + 1)..];
        }

        return lines;
    }

    private string? FindQuoteError(ReadOnlySpan<char> record)
    {
        while (true)
        {
            if (record is ['"', ..])
            {
                var length = QuotedLength(record);
                if (length < 0) return "has a quote that is never closed, so that it contains the rest of the file.";
                record = record[length..];
                if (record.Length > 0 && record[0] != _delimiter && record[0] is not ('\r' or '\n'))
                    return "has text after a closing quote. Double the quotes inside a quoted cell.";
            }

            var next = record.IndexOf(_delimiter);
            if (next < 0) return null;
            record = record[(next + 1)..];
        }
    }

    /// <returns>Length including the quotes; negative if the closing quote is missing.</returns>
    private static int QuotedLength(ReadOnlySpan<char> record)
    {
        for (var length = 1; record[length..].IndexOf('"') is var quote and >= 0;)
        {
            length += quote + 1;
            if (record[length..] is not ['"', ..]) return length;
            length++;
        }

        return -1;
    }
}
