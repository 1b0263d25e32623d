namespace Regressor.WebApi.Spooling;

/// <summary>
/// Buffers a whole body before its first byte is passed on, and is then read like any stream. Small bodies stay in memory; larger ones go
/// to a file, which is deleted on disposal.
/// </summary>
/// <param name="room">Disk space that the file counts against.</param>
/// <param name="who">Caller whose body it is.</param>
/// <param name="directory">Directory of the file.</param>
/// <param name="inMemory">Maximum size kept in memory, in bytes.</param>
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

    /// <summary>Reserves space for this many bytes in total, or is refused immediately.</summary>
    /// <exception cref="Application.LimitException">Too little space is left.</exception>
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
        // No buffer, so that the write itself reports a full disk.
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
