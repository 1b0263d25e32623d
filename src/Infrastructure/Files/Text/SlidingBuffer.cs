namespace Regressor.Infrastructure.Files.Text;

/// <summary>Buffers the part of a stream that is being parsed, up to a little more than a megabyte.</summary>
internal sealed class SlidingBuffer(Stream stream)
{
    public const int MaxLength = 1 << 20;
    private byte[] _buffer = new byte[1 << 16];
    private int _start;
    private int _end;

    /// <summary>True if the stream has no more bytes.</summary>
    public bool IsLast { get; private set; }

    public bool IsFull => _end - _start > MaxLength;

    public ReadOnlySpan<byte> Bytes => _buffer.AsSpan(_start, _end - _start);

    public void Skip(int bytes) => _start += bytes;

    /// <summary>Reads more bytes. The bytes move in memory.</summary>
    public void Extend()
    {
        Bytes.CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        if (_end == _buffer.Length) Array.Resize(ref _buffer, 2 * _buffer.Length);
        var read = stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        IsLast = read == 0;
    }
}
