using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Regressor.Benchmarks.Hostile;

/// <summary>Archives that grow when they are decompressed.</summary>
internal static class Archives
{
    private const int BlockLength = 1 << 16;

    /// <param name="text">Text to repeat.</param>
    /// <param name="length">Length of the result, in bytes.</param>
    public static IEnumerable<byte[]> Repeat(string text, long length)
    {
        var block = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(text, Math.Max(1, (int)(Math.Min(BlockLength, length) / text.Length)))));
        for (long written = 0; written < length; written += block.Length) yield return block;
    }

    /// <summary>Text of which half a percent is random, so that it is compressed about 200-fold.</summary>
    public static IEnumerable<byte[]> Diluted(long length)
    {
        var random = new Random(1);
        var block = new byte[BlockLength];
        for (long written = 0; written < length; written += block.Length)
        {
            Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("1,2\n", BlockLength / 4)), block);
            for (var at = 0; at < block.Length; at += 2048)
            {
                for (var digit = 0; digit < 4; digit++) block[at + (4 * digit)] = (byte)('0' + random.Next(10));
            }

            yield return [.. block];
        }
    }

    public static byte[] Gzip(IEnumerable<byte[]> content)
    {
        using var archive = new MemoryStream();
        using (var gzip = new GZipStream(archive, CompressionLevel.Optimal, leaveOpen: true)) Write(gzip, content);
        return archive.ToArray();
    }

    public static byte[] Zip(params (string Name, IEnumerable<byte[]> Content)[] files)
    {
        using var archive = new MemoryStream();
        using (var zip = new ZipArchive(archive, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.Optimal).Open();
                Write(entry, content);
            }
        }

        return archive.ToArray();
    }

    /// <summary>Declares another decompressed size for the largest file of an archive.</summary>
    public static byte[] WithSize(byte[] archive, uint size)
    {
        var largest = 0;
        for (var at = 0; at < archive.Length - 30; at++)
        {
            if (archive.AsSpan(at).StartsWith("PK\u0001\u0002"u8) && (largest == 0 || SizeAt(at) > SizeAt(largest))) largest = at;
        }

        BinaryPrimitives.WriteUInt32LittleEndian(archive.AsSpan(largest + 24), size);
        return archive;

        uint SizeAt(int at) => BinaryPrimitives.ReadUInt32LittleEndian(archive.AsSpan(at + 24));
    }

    private static void Write(Stream stream, IEnumerable<byte[]> content)
    {
        foreach (var block in content) stream.Write(block);
    }
}
