using System.IO.Compression;
using System.IO.Hashing;
using Regressor.Application.Files;

namespace Regressor.Infrastructure.Files.Archives;

/// <summary>
/// The decompressed bytes of an entry of a zip archive. The runtime stops at the size that the archive declares, and would so cut off an
/// entry that is larger. At the end, size and checksum must therefore be as declared, and all compressed bytes used.
/// </summary>
/// <param name="entry">The entry.</param>
/// <param name="archive">The bytes of the archive, which nothing else reads at the same time.</param>
internal sealed class VerifiedEntry(ZipArchiveEntry entry, StreamView archive) : ForwardStream(entry.Open())
{
    /// <summary>Compressed bytes that may follow those of the last decompressed one: marks of the end.</summary>
    private const int MaxEndMarks = 64;

    private readonly Crc32 _checksum = new();
    private readonly long _start = archive.BytesRead;
    private long _length;

    /// <exception cref="UnreadableFileException">At the end: the entry is not what the archive declares.</exception>
    public override int Read(Span<byte> buffer)
    {
        var read = Source.Read(buffer);
        _checksum.Append(buffer[..read]);
        _length += read;
        if (read == 0 && buffer.Length > 0 && !IsAsDeclared())
            throw new UnreadableFileException($"The archive is damaged: '{entry.Name}' has not the size or the checksum that the archive declares. Create it again and send it again.");
        return read;
    }

    private bool IsAsDeclared() =>
        _length == entry.Length && _checksum.GetCurrentHashAsUInt32() == entry.Crc32 && archive.BytesRead - _start >= entry.CompressedLength - MaxEndMarks;
}
