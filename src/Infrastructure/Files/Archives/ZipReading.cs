using System.IO.Compression;
using Regressor.Application.Files;

namespace Regressor.Infrastructure.Files.Archives;

/// <summary>Opens zip archives of unknown origin.</summary>
internal static class ZipReading
{
    private const int MaxEntries = 10_000;

    /// <param name="content">A seekable stream, which is left open and may be used by others in turn.</param>
    /// <exception cref="UnreadableFileException">It is not a valid archive.</exception>
    public static ZipArchive Open(Stream content)
    {
        try
        {
            var zip = new ZipFile(new StreamView(content));
            if (zip.Entries.Count <= MaxEntries) return zip;
            zip.Dispose();
            throw new UnreadableFileException($"The archive has more than {MaxEntries} entries.");
        }
        catch (Exception damaged) when (damaged is InvalidDataException or EndOfStreamException or ArgumentException or IOException)
        {
            throw new UnreadableFileException("The file is a damaged zip archive. Send it again.", damaged);
        }
    }

    /// <summary>Opens the decompressed bytes of an entry, bounded whatever the archive declares. At their end what it declares must be true.</summary>
    /// <param name="entry">The entry, of an archive that was opened here.</param>
    /// <param name="most">Maximum number of decompressed bytes.</param>
    /// <exception cref="UnreadableFileException">The entry is too large, encrypted or damaged.</exception>
    public static Stream OpenBounded(this ZipArchiveEntry entry, long most)
    {
        if (entry.IsEncrypted) throw new UnreadableFileException("The archive is protected with a password. Remove the password and send it again.");

        // A declared size is never trusted, but one that is too large needs no reading.
        InflatedStream.Check(entry.Length, entry.CompressedLength, most);
        try
        {
            return new InflatedStream(new VerifiedEntry(entry, ((ZipFile)entry.Archive).Content), entry.CompressedLength, most);
        }
        catch (Exception damaged) when (damaged is InvalidDataException or EndOfStreamException or IOException or NotSupportedException)
        {
            throw new UnreadableFileException("The file is a damaged zip archive. Send it again.", damaged);
        }
    }

    private sealed class ZipFile(StreamView content) : ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true)
    {
        public StreamView Content { get; } = content;
    }
}
