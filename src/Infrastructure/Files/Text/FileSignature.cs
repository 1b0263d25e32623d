using Regressor.Application.Files;

namespace Regressor.Infrastructure.Files.Text;

/// <summary>Detects from a file's first bytes that it is not text, and which kind of file it is.</summary>
internal static class FileSignature
{
    /// <returns>Length of the byte order mark of UTF-8; 0 if there is none.</returns>
    /// <exception cref="UnreadableFileException">The file is of another kind.</exception>
    public static int Check(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("PK\x03\x04"u8) || head.StartsWith("PK\x05\x06"u8))
            throw new UnreadableFileException("This is a zip archive (such as an Excel file), not text. Save it as CSV.");
        if (head is [0xD0, 0xCF, 0x11, 0xE0, ..])
            throw new UnreadableFileException("This is an old Excel or other Office file, not text. Save it as CSV.");
        if (head is [0x1F, 0x8B, ..])
            throw new UnreadableFileException("This is a gzip archive, not text. Unpack it first.");
        if (head.StartsWith("%PDF"u8))
            throw new UnreadableFileException("This is a PDF document, not text. Save the table as CSV.");

        if (head is [0xFF, 0xFE, 0, 0, ..] or [0, 0, 0xFE, 0xFF, ..] || IsUtf32(head))
            throw new UnreadableFileException("This file is UTF-32 text. Save it as UTF-8.");
        if (head is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] || IsUtf16(head))
            throw new UnreadableFileException("This file is UTF-16 text. Save it as UTF-8.");
        return head is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0;
    }

    // Without a byte order mark, the positions of NULs show it: no character uses more than three bytes of four, and most use one of two.
    private static bool IsUtf32(ReadOnlySpan<byte> head) =>
        Nuls(head, 4) is var (characters, nuls) && characters > 0
        && (nuls[0] == 0 ? nuls[2] + nuls[3] == 2 * characters : nuls[3] == 0 && nuls[0] + nuls[1] == 2 * characters);

    private static bool IsUtf16(ReadOnlySpan<byte> head) =>
        Nuls(head, 2) is var (characters, nuls)
        && Math.Min(nuls[0], nuls[1]) == 0 && Math.Max(nuls[0], nuls[1]) * 2 > characters;

    private static (int Characters, int[] Nuls) Nuls(ReadOnlySpan<byte> head, int width)
    {
        var characters = Math.Min(head.Length, 1_024) / width;
        var nuls = new int[width];
        for (var index = 0; index < characters * width; index++) nuls[index % width] += head[index] == 0 ? 1 : 0;
        return (characters, nuls);
    }
}
