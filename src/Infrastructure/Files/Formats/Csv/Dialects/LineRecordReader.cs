using Regressor.Application.Files;
using Regressor.Infrastructure.Files.Grids;

namespace Regressor.Infrastructure.Files.Formats.Csv.Dialects;

/// <summary>Reads records of one line each.</summary>
/// <param name="text">The text, which is disposed with the reader.</param>
/// <param name="splitter">Separates the cells of a line.</param>
internal sealed class LineRecordReader(TextReader text, ILineSplitter splitter) : RecordReader
{
    private const int MaxLength = 1 << 20;
    private readonly List<Range> _cells = [];
    private readonly char[] _buffer = new char[1 << 15];
    private char[] _line = new char[256];
    private int _length;
    private int _position;
    private int _filled;
    private bool _endedWithReturn;
    private long _number;

    public override bool Read(bool withBlanks = false)
    {
        while (ReadLine())
        {
            _number++;
            var line = _line.AsSpan(0, _length);
            IsBlank = line.IsWhiteSpace();
            if (splitter.IsDecoration(line) || (IsBlank && !withBlanks)) continue;
            Line = _number;
            _cells.Clear();
            Fault = IsBlank ? null : splitter.Split(line, _cells);
            Count = _cells.Count;
            return true;
        }

        return false;
    }

    public override ReadOnlySpan<char> Cell(int column) => WholeCell(column).Trim();

    public override ReadOnlySpan<char> WholeCell(int column) => splitter.TextOf(_line.AsSpan(0, _length)[_cells[column]]);

    protected override void Dispose(bool disposing)
    {
        text.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>Reads a line of bounded length, which ends with a line feed, a carriage return or both.</summary>
    private bool ReadLine()
    {
        _length = 0;
        while (true)
        {
            if (_position == _filled && !Fill()) return _length > 0;
            if (_endedWithReturn && _buffer[_position] == '\n') _position++;
            _endedWithReturn = false;
            var rest = _buffer.AsSpan(_position.._filled);
            var end = rest.IndexOfAny('\r', '\n');
            Append(end < 0 ? rest : rest[..end]);
            _position += end < 0 ? rest.Length : end + 1;
            if (end < 0) continue;
            _endedWithReturn = rest[end] == '\r';
            return true;
        }
    }

    private bool Fill()
    {
        (_position, _filled) = (0, text.Read(_buffer, 0, _buffer.Length));
        return _filled > 0;
    }

    private void Append(ReadOnlySpan<char> part)
    {
        if (_length + part.Length > MaxLength) throw new UnreadableFileException($"Line {_number + 1} is longer than 1 MB.");
        if (_length + part.Length > _line.Length) Array.Resize(ref _line, Math.Max(2 * _line.Length, _length + part.Length));
        part.CopyTo(_line.AsSpan(_length));
        _length += part.Length;
    }
}
