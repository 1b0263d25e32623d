using Regressor.Application.Files;

namespace Regressor.Infrastructure.Files.Text;

/// <summary>Detects from a file's first bytes that it is not text, and which kind of file it is.</summary>
internal static class FileSignature
{
    /// <exception cref="UnreadableFileException">The file is of another kind.</exception>
    public static void Check(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("PK\x03\x04"u8) || head.StartsWith("PK\x05\x06"u8))
            throw new UnreadableFileException("This is a zip archive (such as an Excel file), not text. Save it as CSV.");
        if (head is [0xD0, 0xCF, 0x11, 0xE0, ..])
            throw new UnreadableFileException("This is an old Excel file (.xls), or one that is protected with a password. Save it as .xlsx without a password.");
        if (head is [0x1F, 0x8B, ..])
            throw new UnreadableFileException("This is a gzip archive, not text. Unpack it first.");
        if (head.StartsWith("%PDF"u8))
            throw new UnreadableFileException("This is a PDF document, not text. Save the table as CSV.");
        if (head.StartsWith("BZh"u8) || head is [0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', ..] or [0x28, 0xB5, 0x2F, 0xFD, ..] or [(byte)'7', (byte)'z', 0xBC, 0xAF, ..] || head.StartsWith("Rar!"u8))
            throw new UnreadableFileException("This archive cannot be read. Unpack it, or compress it with gzip or zip.");
    }
}
