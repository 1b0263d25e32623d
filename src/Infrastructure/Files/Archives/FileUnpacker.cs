using System.Buffers.Binary;
using System.IO.Compression;
using Regressor.Application.Files;

namespace Regressor.Infrastructure.Files.Archives;

internal sealed class FileUnpacker : IFileUnpacker
{
    private const int MaxNamed = 3;

    public Stream? OpenArchive(Stream content, long most)
    {
        Span<byte> head = stackalloc byte[4];
        content.Position = 0;
        head = head[..content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        content.Position = 0;
        return head is [0x1F, 0x8B, ..] ? OpenGzip(content, most)
            : head.StartsWith("PK"u8) && head is [_, _, 3, 4] or [_, _, 5, 6] ? OpenZip(content, most)
            : null;
    }

    private static InflatedStream OpenGzip(Stream content, long most)
    {
        // The last four bytes declare a size, which is never trusted; but one that is too large needs no reading.
        Span<byte> size = stackalloc byte[sizeof(uint)];
        content.Position = Math.Max(0, content.Length - size.Length);
        content.ReadAtLeast(size, size.Length, throwOnEndOfStream: false);
        content.Position = 0;
        var declared = BinaryPrimitives.ReadUInt32LittleEndian(size);
        if (declared <= content.Length * InflatedStream.MaxRatio) InflatedStream.Check(declared, content.Length, most);
        return new InflatedStream(new GZipStream(new StreamView(content), CompressionMode.Decompress), content.Length, most);
    }

    private static Stream? OpenZip(Stream content, long most)
    {
        var zip = ZipReading.Open(content);
        try
        {
            List<ZipArchiveEntry> files = [.. zip.Entries.Where(IsFile)];

            // Workbooks of Excel and of OpenDocument are zip archives with parts of these names.
            if (files.Any(file => file.FullName is "[Content_Types].xml" or "mimetype"))
            {
                zip.Dispose();
                return null;
            }

            return files switch
            {
                [] => throw new UnreadableFileException("The archive contains no file."),
                [var file] => file.OpenBounded(most),
                _ => throw new UnreadableFileException(
                    $"The archive contains {files.Count} files: {string.Join(", ", files.Take(MaxNamed).Select(file => $"'{file.Name}'"))}{(files.Count > MaxNamed ? ", …" : "")}. Send one file at a time."),
            };
        }
        catch
        {
            zip.Dispose();
            throw;
        }
    }

    /// <summary>Returns false for folders, and for what macOS and Windows add to an archive.</summary>
    private static bool IsFile(ZipArchiveEntry entry)
    {
        var path = entry.FullName.Replace('\\', '/');
        var name = path[(path.LastIndexOf('/') + 1)..];
        return name.Length > 0 && !path.StartsWith("__MACOSX/", StringComparison.Ordinal) && !name.StartsWith("._", StringComparison.Ordinal)
            && name is not (".DS_Store" or "Thumbs.db" or "desktop.ini");
    }
}
