namespace Regressor.Infrastructure.Files.Formats.Csv.Dialects;

/// <summary>Rewrites quotes as RFC 4180 has them, so that one reader reads all styles. Line ends stay where they are.</summary>
/// <param name="text">The text, which is disposed with the reader.</param>
/// <param name="style">How the text writes quotes.</param>
/// <param name="delimiter">The separator between cells.</param>
internal sealed class RequotingReader(TextReader text, QuoteStyle style, char delimiter) : TextReader
{
    private readonly char[] _buffer = new char[1 << 15];
    private int _position;
    private int _filled;
    private char _pending;
    private bool _isCellStart = true;
    private bool _isQuoted;

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    public override int Read(Span<char> buffer)
    {
        var written = 0;
        while (written < buffer.Length && Next() is { } character) buffer[written++] = character;
        return written;
    }

    public override int Read() => Next() ?? -1;

    protected override void Dispose(bool disposing)
    {
        text.Dispose();
        base.Dispose(disposing);
    }

    private char? Next()
    {
        if (_pending != '\0')
        {
            var pending = _pending;
            _pending = '\0';
            return pending;
        }

        return Take() is not { } character ? null : style == QuoteStyle.Backslash ? Unescaped(character) : DoubleQuoted(character);
    }

    private char? Take()
    {
        if (_position == _filled) (_position, _filled) = (0, text.Read(_buffer, 0, _buffer.Length));
        return _filled == 0 ? null : _buffer[_position++];
    }

    private char? Ahead()
    {
        if (_position == _filled) (_position, _filled) = (0, text.Read(_buffer, 0, _buffer.Length));
        return _filled == 0 ? null : _buffer[_position];
    }

    private char? Unescaped(char character)
    {
        if (character != '\\') return character;
        var escaped = Ahead();
        if (escaped == '\\') return Take();
        if (escaped != '"') return character;
        Take();
        _pending = '"';
        return '"';
    }

    private char DoubleQuoted(char character)
    {
        if (_isQuoted)
        {
            if (character == '"') return _pending = '"';
            if (character != '\'') return character;
            if (Ahead() == '\'') return Take()!.Value;
            _isQuoted = false;
            return '"';
        }

        _isQuoted = _isCellStart && character == '\'';
        _isCellStart = character == delimiter || character is '\r' or '\n';
        return _isQuoted ? '"' : character;
    }
}
