using System.Buffers;
using System.Text;
using Regressor.Application.Abstractions;

namespace Regressor.Infrastructure.Files.Text;

/// <summary>A file all of whose bytes were looked at: it is text of a known encoding.</summary>
/// <param name="stream">The file.</param>
/// <param name="encoding">Utf8 or Windows1252.</param>
/// <param name="start">Where the text begins, after the byte order mark.</param>
/// <param name="hasQuotes">Whether there is a double quote anywhere.</param>
internal sealed class TextContent(Stream stream, string encoding, int start, bool hasQuotes)
{
    public const string Utf8 = "utf-8";
    public const string Windows1252 = "windows-1252";
    private const int ChunkSize = 1 << 17;

    public string Encoding => encoding;

    public bool HasQuotes => hasQuotes;

    /// <exception cref="UnreadableFileException">It is no text, or the encoding is not taken.</exception>
    public static TextContent Check(Stream stream, string? encoding)
    {
        var given = encoding?.ToLowerInvariant() switch
        {
            null => null,
            Utf8 or "utf8" => Utf8,
            Windows1252 or "cp1252" => Windows1252,
            _ => throw new UnreadableFileException($"The encoding '{encoding}' is not taken. It must be {Utf8} or {Windows1252}."),
        };

        var buffer = ArrayPool<byte>.Shared.Rent(ChunkSize);
        try
        {
            return Check(stream, given, buffer);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>The text from its beginning.</summary>
    public StreamReader OpenText()
    {
        stream.Position = start;
        return new StreamReader(stream, EncodingOf(encoding), detectEncodingFromByteOrderMarks: false, bufferSize: 1 << 16, leaveOpen: true);
    }

    /// <summary>The text from its beginning, as UTF-8 whatever its encoding. Not to be disposed of: it may be the file itself.</summary>
    public Stream OpenUtf8()
    {
        stream.Position = start;
        return encoding == Utf8
            ? stream
            : System.Text.Encoding.CreateTranscodingStream(stream, EncodingOf(encoding), EncodingOf(Utf8), leaveOpen: true);
    }

    private static TextContent Check(Stream stream, string? given, byte[] buffer)
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

            // A character that the chunk's end cuts in two is looked at with the next chunk.
            carried = isUtf8 && chunk.Length == buffer.Length ? CutCharacter(chunk) : 0;
            if (isUtf8 && !System.Text.Unicode.Utf8.IsValid(chunk[..^carried]))
            {
                if (given == Utf8) throw NotUtf8(position + FirstInvalid(chunk));
                isUtf8 = false;
                carried = 0;
            }

            chunk[^carried..].CopyTo(buffer);
            position += chunk.Length - carried;
        }

        // The file ends within a character.
        if (carried > 0 && given == Utf8) throw NotUtf8(position);
        isUtf8 = isUtf8 && carried == 0;
        if (position + carried <= start) throw new UnreadableFileException("This file is empty.");
        return new TextContent(stream, given ?? (isUtf8 ? Utf8 : Windows1252), start, hasQuotes);
    }

    private static UnreadableFileException NotUtf8(long position) =>
        new($"The file is not proper UTF-8: see byte {position + 1}. Perhaps it is {Windows1252}.");

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

    // Without the providers' global registration, which would change what encodings the whole process knows; and without a preamble.
    private static Encoding EncodingOf(string name) =>
        name == Utf8 ? new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) : CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
}
