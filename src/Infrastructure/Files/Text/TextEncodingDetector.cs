using System.Buffers;
using System.Text;
using Regressor.Application.Files;

namespace Regressor.Infrastructure.Files.Text;

/// <summary>Detects from all bytes of a file that it is text, and its encoding.</summary>
internal static class TextEncodingDetector
{
    private const int ChunkSize = 1 << 17;

    /// <exception cref="UnreadableFileException">The file is not text, or the encoding is not supported.</exception>
    public static TextContent Detect(Stream stream, FormatHints hints)
    {
        var given = hints.Encoding is { } name
            ? TextEncodings.Find(name) ?? throw new UnreadableFileException($"The encoding '{name}' is not supported. Use a name such as utf-8, utf-16, windows-1252 or shift_jis.")
            : null;
        var buffer = ArrayPool<byte>.Shared.Rent(ChunkSize);
        try
        {
            stream.Position = 0;
            var head = buffer.AsSpan(0, stream.ReadAtLeast(buffer.AsSpan(0, 4_096), 4_096, throwOnEndOfStream: false));
            FileSignature.Check(head);
            if (TextEncodings.FromMark(head) is var (marked, length)) return Marked(stream, marked, length, buffer);
            if (given is UnicodeEncoding or UTF32Encoding || (given is null && (given = TextEncodings.FromNuls(head)) is not null)) return new TextContent(stream, given, 0);
            return Scan(stream, given, hints.Charset is { } charset ? TextEncodings.Find(charset) : null, buffer);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>A byte order mark proves the encoding, whatever was said about it.</summary>
    private static TextContent Marked(Stream stream, Encoding encoding, int length, byte[] buffer)
    {
        if (stream.Length <= length) throw new UnreadableFileException("This file is empty.");
        if (encoding is not UTF8Encoding) return new TextContent(stream, encoding, length);
        var bytes = ByteScan.Run(stream, length, buffer);
        return bytes.InvalidAt is null ? new TextContent(stream, encoding, length) : throw NotUtf8(bytes.InvalidAt.Value);
    }

    private static TextContent Scan(Stream stream, Encoding? given, Encoding? declared, byte[] buffer)
    {
        var bytes = ByteScan.Run(stream, 0, buffer);
        if (stream.Length == 0) throw new UnreadableFileException("This file is empty.");
        if (given is UTF8Encoding && bytes.InvalidAt is { } invalid) throw NotUtf8(invalid);
        if (given is not null) return new TextContent(stream, given, 0);
        if (declared is not null and not UTF8Encoding) return new TextContent(stream, declared, 0);
        if (bytes.InvalidAt is null) return new TextContent(stream, TextEncodings.Utf8, 0);
        var (guessed, problem) = EncodingGuess.Of(bytes.Sample, bytes.Lines);
        return new TextContent(stream, guessed, 0) { Guess = problem };
    }

    private static UnreadableFileException NotUtf8(long position) =>
        new($"The file is not valid UTF-8: see byte {position + 1}. Leave out 'encoding' to detect it.");
}
