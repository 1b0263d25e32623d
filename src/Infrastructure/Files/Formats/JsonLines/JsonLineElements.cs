using Regressor.Application.Files;
using Regressor.Infrastructure.Files.JsonElements;
using Regressor.Infrastructure.Files.Text;

namespace Regressor.Infrastructure.Files.Formats.JsonLines;

/// <summary>Enumerates the lines of a file of JSON lines, except blank ones.</summary>
internal sealed class JsonLineElements(Stream utf8) : IJsonElements
{
    private readonly SlidingBuffer _buffer = new(utf8);
    private int _length;

    public long Line { get; private set; }

    // Without the line's end, so that errors at the end are reported on this line and not on the next one.
    public ReadOnlySpan<byte> Current => _buffer.Bytes[.._length].TrimEnd(" \t\r\n"u8);

    public bool MoveNext()
    {
        do
        {
            _buffer.Skip(_length);
            _length = LengthOfLine();
            Line++;
        }
        while (_length > 0 && Current.IsEmpty);

        return _length > 0;
    }

    /// <returns>Length in bytes, including the line's end; 0 if no line is left.</returns>
    private int LengthOfLine()
    {
        var searched = 0;
        while (true)
        {
            var end = _buffer.Bytes[searched..].IndexOf((byte)'\n');
            if (end >= 0) return searched + end + 1;
            if (_buffer.IsLast) return _buffer.Bytes.Length;
            if (_buffer.IsFull) throw new UnreadableFileException($"Line {Line + 1} is longer than 1 MB.");
            searched = _buffer.Bytes.Length;
            _buffer.Extend();
        }
    }
}
