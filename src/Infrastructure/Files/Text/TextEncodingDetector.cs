using System.Buffers;
using System.Text;
using Regressor.Application.Files;

namespace Regressor.Infrastructure.Files.Text;

/// <summary>Detects from all bytes of a file that it is text, and its encoding.</summary>
internal static class TextEncodingDetector
{
    private const int ChunkSize = 1 << 17;

    /// <exception cref="UnreadableFileException">The file is not text, or the encoding is not supported.</exception>
    public static TextContent Detect(Stream stream, string? encoding)
    {
        var given = encoding?.ToLowerInvariant() switch
        {
            null => null,
            TextContent.Utf8 or "utf8" => TextContent.Utf8,
            TextContent.Windows1252 or "cp1252" => TextContent.Windows1252,
            _ => throw new UnreadableFileException($"The encoding '{encoding}' is not supported. It must be {TextContent.Utf8} or {TextContent.Windows1252}."),
        };

        var buffer = ArrayPool<byte>.Shared.Rent(ChunkSize);
        try
        {
            return Detect(stream, given, buffer);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static TextContent Detect(Stream stream, string? given, byte[] buffer)
    {
        stream.Position = 0;
        long position = 0;
        int start = 0, carried = 0;
        bool isUtf8 = true, hasQuotes = false;
        while (stream.ReadAtLeast(buffer.AsSpan(carried), buffer.Length - carried, throwOnEndOfStream: false) is var read && read > 0)
        {
            var chunk = buffer.AsSpan(0, carried + read);
            if (position == 0) start = FileSignature.Check(chunk);
            if (chunk.IndexOf((byte)0) is var nul and >= 0)
                throw new UnreadableFileException($"This is not a text file: byte {position + nul + 1} is NUL.");
            hasQuotes = hasQuotes || chunk.Contains((byte)'"');

            // A character that is split at the chunk's end is checked with the next chunk.
            carried = isUtf8 && chunk.Length == buffer.Length ? CutCharacter(chunk) : 0;
            if (isUtf8 && !System.Text.Unicode.Utf8.IsValid(chunk[..^carried]))
            {
                if (given == TextContent.Utf8) throw NotUtf8(position + FirstInvalid(chunk));
                isUtf8 = false;
                carried = 0;
            }

            chunk[^carried..].CopyTo(buffer);
            position += chunk.Length - carried;
        }

        // The file ends within a character.
        if (carried > 0 && given == TextContent.Utf8) throw NotUtf8(position);
        isUtf8 = isUtf8 && carried == 0;
        if (position + carried <= start) throw new UnreadableFileException("This file is empty.");
        return new TextContent(stream, given ?? (isUtf8 ? TextContent.Utf8 : TextContent.Windows1252), start, hasQuotes);
    }

    private static UnreadableFileException NotUtf8(long position) =>
        new($"The file is not valid UTF-8: see byte {position + 1}. It may be {TextContent.Windows1252}.");

    private static int CutCharacter(ReadOnlySpan<byte> chunk)
    {
        for (var length = 1; length <= 3; length++)
        {
            var value = chunk[^length];
            if (value < 0x80) return 0;
            if (value >= 0xC0) return length < (value >= 0xF0 ? 4 : value >= 0xE0 ? 3 : 2) ? length : 0;
        }

        return 0;
    }

    private static int FirstInvalid(ReadOnlySpan<byte> chunk)
    {
        var index = 0;
        while (Rune.DecodeFromUtf8(chunk[index..], out _, out var length) == OperationStatus.Done) index += length;
        return index;
    }
}
