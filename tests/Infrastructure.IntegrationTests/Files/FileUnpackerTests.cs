using System.IO.Compression;
using System.IO.Hashing;
using System.Text;
using Regressor.Application.Files;
using Regressor.Infrastructure.Files.Archives;
using Regressor.Infrastructure.IntegrationTests.Files.Xlsx;

namespace Regressor.Infrastructure.IntegrationTests.Files;

public class FileUnpackerTests
{
    private const long Most = 100 << 20;
    private static readonly byte[] Csv = "a,b\r\n1,2\r\n"u8.ToArray();

    [Fact]
    public void A_gzip_file_is_unpacked() => Unpacked(Gzip(Csv)).ShouldBe(Csv);

    [Fact]
    public void Gzip_members_are_joined() => Unpacked([.. Gzip(Csv), .. Gzip(Csv)]).ShouldBe([.. Csv, .. Csv]);

    [Fact]
    public void The_one_file_of_a_zip_archive_is_unpacked() =>
        Unpacked(Zip(("folder/", []), ("folder/data.csv", Csv), ("__MACOSX/folder/._data.csv", [1]), ("folder/.DS_Store", [1]), ("folder\\._data.csv", [1]))).ShouldBe(Csv);

    [Fact]
    public void Other_files_are_no_archives()
    {
        Unpacked(Csv).ShouldBeNull();
        Unpacked([]).ShouldBeNull();
        Unpacked("PK,a\n1,2"u8.ToArray()).ShouldBeNull();
        Unpacked(new HandMadeWorkbook().Sheet("").ToBytes()).ShouldBeNull();
    }

    [Fact]
    public void Several_files_are_named_and_refused() =>
        Refused(Zip(("a.csv", Csv), ("b/b.csv", Csv), ("c.csv", Csv), ("d.csv", Csv))).ShouldBe("The archive contains 4 files: 'a.csv', 'b.csv', 'c.csv', …. Send one file at a time.");

    [Fact]
    public void An_empty_archive_is_refused() => Refused(Zip(("folder/", []))).ShouldBe("The archive contains no file.");

    [Fact]
    public void Damaged_archives_are_refused()
    {
        var random = new Random(1);
        foreach (var archive in (byte[][])[Gzip(Noise(5_000)), Zip(("a.csv", Noise(5_000)))])
        {
            for (var trial = 0; trial < 200; trial++)
            {
                var damaged = archive.ToArray();
                for (var change = random.Next(1, 5); change > 0; change--) damaged[random.Next(2, damaged.Length)] = (byte)random.Next(256);
                if (random.Next(3) == 0) damaged = damaged[..random.Next(4, damaged.Length)];

                // Read or refused: nothing else may be thrown.
                try
                {
                    Unpacked(damaged);
                }
                catch (UnreadableFileException)
                {
                }
            }
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_bomb_is_refused_before_it_is_unpacked(bool isGzip)
    {
        using var archive = new MemoryStream();
        if (isGzip)
        {
            using var gzip = new GZipStream(archive, CompressionLevel.Optimal, leaveOpen: true);
            WriteZeros(gzip);
        }
        else
        {
            using var zip = new ZipArchive(archive, ZipArchiveMode.Create, leaveOpen: true);
            using var entry = zip.CreateEntry("data.csv", CompressionLevel.Optimal).Open();
            WriteZeros(entry);
        }

        var bytes = archive.ToArray();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Should.Throw<UnreadableFileException>(() => new FileUnpacker().OpenArchive(new MemoryStream(bytes), long.MaxValue)!.CopyTo(Stream.Null))
            .Message.ShouldBe("The file grows by more than 250 times when it is decompressed, as no table does. It is refused for safety.");
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(10 << 20);

        // A small archive may grow by any factor, up to the limit.
        Should.Throw<UnreadableFileException>(() => new FileUnpacker().OpenArchive(new MemoryStream(bytes), 1 << 20)!.CopyTo(Stream.Null))
            .Message.ShouldBe("The file is larger than 1 MB when it is decompressed. Split it into smaller files.");
    }

    [Theory]
    [InlineData(10, false)]
    [InlineData(150_000, false)]
    [InlineData(10, true)]
    [InlineData(150_000, true)]
    [InlineData(400_000, false)]
    public void A_file_that_is_not_as_long_as_declared_is_refused_and_never_cut_off(int declared, bool withChecksum)
    {
        var content = Noise(300_000);
        var zip = Zip(("data.csv", content));
        foreach (var header in (int[])[0, zip.AsSpan().LastIndexOf("PK\x01\x02"u8) + 2])
        {
            BitConverter.TryWriteBytes(zip.AsSpan(header + 22), declared);
            if (withChecksum) BitConverter.TryWriteBytes(zip.AsSpan(header + 14), Crc32.HashToUInt32(content.AsSpan(0, declared)));
        }

        Refused(zip).ShouldContain("damaged");
    }

    private static void WriteZeros(Stream stream)
    {
        var zeros = new byte[1 << 20];
        for (var megabyte = 0; megabyte < 40; megabyte++) stream.Write(zeros);
    }

    private static byte[] Noise(int length) => Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, length / 8).Select(index => $"{index * 7919 % 999983:0000000}\n")));

    private static byte[] Gzip(byte[] content)
    {
        using var archive = new MemoryStream();
        using (var gzip = new GZipStream(archive, CompressionMode.Compress)) gzip.Write(content);
        return archive.ToArray();
    }

    private static byte[] Zip(params (string Name, byte[] Content)[] files)
    {
        using var archive = new MemoryStream();
        using (var zip = new ZipArchive(archive, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return archive.ToArray();
    }

    private static byte[]? Unpacked(byte[] content)
    {
        using var unpacked = new FileUnpacker().OpenArchive(new MemoryStream(content), Most);
        return unpacked is null ? null : Drain(unpacked);
    }

    private static byte[] Drain(Stream stream)
    {
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static string Refused(byte[] archive) => Should.Throw<UnreadableFileException>(() => Unpacked(archive)).Message;
}
