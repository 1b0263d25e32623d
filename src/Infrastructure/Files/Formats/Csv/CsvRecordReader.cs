using Regressor.Application.Files;
using Sylvan.Data.Csv;

namespace Regressor.Infrastructure.Files.Formats.Csv;

/// <summary>The records of CSV one after the other, each with the line on which it begins.</summary>
internal sealed class CsvRecordReader : IDisposable
{
    private const int MaxLength = 1 << 20;
    private readonly TextReader _text;
    private readonly char _delimiter;
    private CsvDataReader? _csv;
    private bool _hasQuotes;
    private long _nextLine;

    /// <param name="text">It is disposed of with this.</param>
    /// <param name="delimiter">Between the cells of a record.</param>
    /// <param name="line">The number of the text's first line.</param>
    public CsvRecordReader(TextReader text, char delimiter, int line)
    {
        _text = text;
        _delimiter = delimiter;
        _nextLine = line;
    }

    public long Line { get; private set; }

    public int Count { get; private set; }

    /// <summary>What is wrong with the record's quotes; null if nothing is.</summary>
    public string? QuoteError { get; private set; }

    private CsvDataReader Csv => _csv ??= CsvDataReader.Create(_text, new CsvDataReaderOptions
    {
        HasHeaders = false,
        Delimiter = _delimiter,
        Comment = '\0',
        BufferSize = 1 << 16,
        MaxBufferSize = MaxLength,

        // The standard style gives up at the first wrong quote. This one goes on, and wrong quotes are found here.
        CsvStyle = CsvStyle.Lax,
    });

    /// <summary>Whether the record is a blank line.</summary>
    public bool IsBlank { get; private set; }

    /// <param name="withBlanks">Whether blank lines are records too; else they are passed over.</param>
    public bool Read(bool withBlanks = false)
    {
        while (ReadRecord())
        {
            var record = Csv.GetRawRecordSpan();
            _hasQuotes = record.Contains('"');
            Line = _nextLine;
            _nextLine += _hasQuotes ? Lines(record) : 1;
            Count = Csv.RowFieldCount;
            QuoteError = _hasQuotes ? FindQuoteError(record) : null;
            IsBlank = Count <= 1 && !_hasQuotes && Csv.GetFieldSpan(0).IsWhiteSpace();
            if (withBlanks || !IsBlank) return true;
        }

        return false;
    }

    /// <summary>A cell without the blanks around it, unless it is quoted: quotes say that the blanks belong to it.</summary>
    public ReadOnlySpan<char> Cell(int column)
    {
        var cell = Csv.GetFieldSpan(column);
        return _hasQuotes && IsQuoted(cell) ? cell : cell.Trim();
    }

    /// <summary>A cell with the blanks around it.</summary>
    public ReadOnlySpan<char> WholeCell(int column) => Csv.GetFieldSpan(column);

    public void Dispose()
    {
        _csv?.Dispose();
        _text.Dispose();
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
                $"Line {_nextLine} is longer than 1 MB. Perhaps a quote is opened there and never closed.", tooLarge);
        }
        catch (CsvFormatException wrong)
        {
            throw new UnreadableFileException($"Line {_nextLine} is not proper CSV.", wrong);
        }
    }

    // A quoted cell follows its quote, or has been copied from the record to undouble its quotes.
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
                if (length < 0) return "has a quote that is never closed, so that the rest of the file belongs to it.";
                record = record[length..];
                if (record.Length > 0 && record[0] != _delimiter && record[0] is not ('\r' or '\n'))
                    return "has something after a closing quote. A quote within a quoted cell must be doubled.";
            }

            var next = record.IndexOf(_delimiter);
            if (next < 0) return null;
            record = record[(next + 1)..];
        }
    }

    /// <returns>Quotes included; negative where the closing one lacks.</returns>
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
