using System.Buffers;
using System.Text;
using Regressor.Application.Files;

namespace Regressor.Infrastructure.Files.Text;

/// <summary>What the bytes of a file show about its encoding.</summary>
internal sealed class ByteScan
{
    private const int MaxSample = 1 << 16, MaxBefore = 1 << 10, MaxBehind = 1 << 13;
    private readonly ArrayBufferWriter<byte> _sample = new();

    /// <summary>Position of the first byte that is not valid UTF-8; null if all are.</summary>
    public long? InvalidAt { get; private set; }

    /// <summary>The first lines with bytes that ASCII lacks; empty if the file is UTF-8.</summary>
    public byte[] Sample => _sample.WrittenSpan.ToArray();

    /// <summary>Number of lines with bytes that ASCII lacks, as far as they were counted: from the first invalid byte on.</summary>
    public int Lines { get; private set; }

    /// <param name="stream">The file.</param>
    /// <param name="start">Position of its text.</param>
    /// <param name="buffer">Memory to read into.</param>
    /// <exception cref="UnreadableFileException">The file contains NUL, or nothing but blanks.</exception>
    public static ByteScan Run(Stream stream, int start, byte[] buffer)
    {
        var scan = new ByteScan();
        stream.Position = start;
        long position = start;
        int carried = 0, read;
        while ((read = stream.ReadAtLeast(buffer.AsSpan(carried), buffer.Length - carried, throwOnEndOfStream: false)) > 0)
        {
            var chunk = buffer.AsSpan(0, carried + read);
            if (chunk.IndexOf((byte)0) is var nul and >= 0) throw new UnreadableFileException($"This is not a text file: byte {position + nul + 1} is NUL.");

            // A character that is split at the chunk's end is checked with the next chunk.
            carried = chunk.Length == buffer.Length ? CutCharacter(chunk) : 0;
            if (scan.InvalidAt is null && !System.Text.Unicode.Utf8.IsValid(chunk[..^carried])) scan.InvalidAt = position + FirstInvalid(chunk);
            if (scan.InvalidAt is not null) scan.AddLines(chunk[..^carried]);
            chunk[^carried..].CopyTo(buffer);
            position += chunk.Length - carried;
        }

        // The file ends within a character.
        if (carried > 0) scan.InvalidAt ??= position;
        if (carried > 0) scan.AddLines(buffer.AsSpan(0, carried));
        return scan;
    }

    private void AddLines(ReadOnlySpan<byte> chunk)
    {
        while (chunk.IndexOfAnyExceptInRange((byte)0, (byte)0x7F) is var high and >= 0)
        {
            var start = chunk[..high].LastIndexOf((byte)'\n') + 1;
            var end = chunk[high..].IndexOf((byte)'\n') is var length and >= 0 ? high + length + 1 : chunk.Length;
            Lines++;
            if (_sample.WrittenCount < MaxSample) _sample.Write(chunk[Math.Max(start, high - MaxBefore)..Math.Min(end, high + MaxBehind)]);
            chunk = chunk[end..];
        }
    }

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
