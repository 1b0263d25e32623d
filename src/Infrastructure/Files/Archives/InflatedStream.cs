using System.Globalization;
using Regressor.Application.Files;

namespace Regressor.Infrastructure.Files.Archives;

/// <summary>
/// Reads decompressed bytes and stops at what only a decompression bomb would reach. What an archive declares about its sizes may lie, so
/// the bytes themselves are counted.
/// </summary>
/// <param name="inflated">The decompressed bytes; disposed with this stream.</param>
/// <param name="compressed">Number of compressed bytes.</param>
/// <param name="most">Maximum number of decompressed bytes.</param>
internal sealed class InflatedStream(Stream inflated, long compressed, long most) : ForwardStream(inflated)
{
    /// <summary>Real tables compress to a hundredth at most; the longest runs of equal bytes to a thousandth.</summary>
    public const int MaxRatio = 250;

    /// <summary>Size below which the ratio is of no interest, in bytes.</summary>
    private const long Free = 16 << 20;

    private long _position;

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    /// <exception cref="UnreadableFileException">So many bytes are not accepted.</exception>
    public static void Check(long inflated, long compressed, long most)
    {
        if (inflated > most)
        {
            throw new UnreadableFileException(string.Create(
                CultureInfo.InvariantCulture, $"The file is larger than {most >> 20} MB when it is decompressed. Split it into smaller files."));
        }

        if (inflated > Free && inflated / MaxRatio > compressed)
            throw new UnreadableFileException($"The file grows by more than {MaxRatio} times when it is decompressed, as no table does. It is refused for safety.");
    }

    public override int Read(Span<byte> buffer)
    {
        int read;
        try
        {
            read = Source.Read(buffer);
        }
        catch (InvalidDataException damaged)
        {
            throw new UnreadableFileException("The file is damaged: its compressed data cannot be read.", damaged);
        }

        _position += read;
        Check(_position, compressed, most);
        return read;
    }

    // Decompressing is work for a processor, not waiting.
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Read(buffer.Span));
    }
}
