namespace Regressor.WebApi.Spooling;

/// <summary>
/// Takes in all of a body before the first byte goes on, and is then read like any stream. A little waits in memory, more in a file, which
/// goes with it.
/// </summary>
/// <param name="room">That the file takes.</param>
/// <param name="who">Whose body it is.</param>
/// <param name="directory">Of the file.</param>
/// <param name="inMemory">So many bytes need no file.</param>
internal sealed class Spool(SpoolRoom room, Spooler who, string directory, int inMemory) : Stream
{
    private Stream _content = new MemoryStream();
    private long _taken;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => true;

    public override long Length => _content.Length;

    public override long Position
    {
        get => _content.Position;
        set => _content.Position = value;
    }

    /// <summary>Has room for so many bytes in all, or is refused at once.</summary>
    /// <exception cref="Application.LimitException">There is no room.</exception>
    public void Reserve(long length)
    {
        if (length <= inMemory || length <= _taken) return;
        room.Take(who, _taken, length - _taken);
        _taken = length;
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var length = Position + buffer.Length;
        Reserve(length);
        if (length > inMemory && _content is MemoryStream start) await MoveToFileAsync(start, cancellationToken);
        await _content.WriteAsync(buffer, cancellationToken);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override int Read(byte[] buffer, int offset, int count) => _content.Read(buffer, offset, count);

    public override int Read(Span<byte> buffer) => _content.Read(buffer);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => _content.ReadAsync(buffer, cancellationToken);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        _content.ReadAsync(buffer, offset, count, cancellationToken);

    public override long Seek(long offset, SeekOrigin origin) => _content.Seek(offset, origin);

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Flush() => _content.Flush();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _content.Dispose();
            room.Return(who, _taken);
            _taken = 0;
        }

        base.Dispose(disposing);
    }

    private async Task MoveToFileAsync(MemoryStream start, CancellationToken cancellationToken)
    {
        // Without a buffer: what does not fit on the disk is told by the write itself.
        _content = new FileStream(
            Path.Combine(directory, Path.GetRandomFileName()),
            FileMode.CreateNew,
            FileAccess.ReadWrite,
            FileShare.None,
            bufferSize: 0,
            FileOptions.Asynchronous | FileOptions.DeleteOnClose);
        await _content.WriteAsync(start.GetBuffer().AsMemory(0, (int)start.Length), cancellationToken);
    }
}
