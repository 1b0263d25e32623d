using System.Text;

namespace Regressor.Infrastructure.Files.Text;

/// <summary>The encodings that texts can have.</summary>
internal static class TextEncodings
{
    /// <summary>Without a preamble, which must be neither written nor skipped twice.</summary>
    public static Encoding Utf8 { get; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    public static Encoding Windows1252 { get; } = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>Returns the encoding with a name of the IANA registry, such as "shift_jis" or "windows-1251"; null if there is none.</summary>
    public static Encoding? Find(string name)
    {
        name = name.Trim().Trim('"').ToLowerInvariant();
        if (name is "utf-8" or "utf8" or "us-ascii" or "ascii") return Utf8;
        if (name.StartsWith("cp", StringComparison.Ordinal) && name.Length == 6) name = $"windows-{name[2..]}";
        try
        {
            // Without registering the provider, which would change the encodings of the whole process.
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? WithoutPreamble(Encoding.GetEncoding(name));
        }
        catch (ArgumentException)
        {
            return null;
        }
        catch (NotSupportedException)
        {
            // UTF-7, in which the same text can be written in several ways.
            return null;
        }
    }

    /// <summary>Returns the encoding that a byte order mark stands for, and the mark's length; null if there is none.</summary>
    public static (Encoding Encoding, int Length)? FromMark(ReadOnlySpan<byte> head) => head switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (Utf8, 3),
        [0xFF, 0xFE, 0, 0, ..] => (new UTF32Encoding(bigEndian: false, byteOrderMark: false), 4),
        [0, 0, 0xFE, 0xFF, ..] => (new UTF32Encoding(bigEndian: true, byteOrderMark: false), 4),
        [0xFF, 0xFE, ..] => (new UnicodeEncoding(bigEndian: false, byteOrderMark: false), 2),
        [0xFE, 0xFF, ..] => (new UnicodeEncoding(bigEndian: true, byteOrderMark: false), 2),
        _ => null,
    };

    /// <summary>
    /// Returns the wide encoding that the positions of NULs show; null if there is none. No character uses more than three bytes of four, and
    /// most use one of two.
    /// </summary>
    public static Encoding? FromNuls(ReadOnlySpan<byte> head)
    {
        var (characters, nuls) = Nuls(head, 4);
        if (characters > 0 && nuls[0] == 0 && nuls[2] + nuls[3] == 2 * characters) return new UTF32Encoding(bigEndian: false, byteOrderMark: false);
        if (characters > 0 && nuls[3] == 0 && nuls[0] + nuls[1] == 2 * characters) return new UTF32Encoding(bigEndian: true, byteOrderMark: false);
        (characters, nuls) = Nuls(head, 2);
        return Math.Min(nuls[0], nuls[1]) > 0 || Math.Max(nuls[0], nuls[1]) * 2 <= characters
            ? null
            : new UnicodeEncoding(bigEndian: nuls[0] > 0, byteOrderMark: false);
    }

    private static (int Characters, int[] Nuls) Nuls(ReadOnlySpan<byte> head, int width)
    {
        var characters = Math.Min(head.Length, 1_024) / width;
        var nuls = new int[width];
        for (var index = 0; index < characters * width; index++) nuls[index % width] += head[index] == 0 ? 1 : 0;
        return (characters, nuls);
    }

    private static Encoding WithoutPreamble(Encoding encoding) => encoding switch
    {
        UTF8Encoding => Utf8,
        UnicodeEncoding => new UnicodeEncoding(encoding.CodePage == 1201, byteOrderMark: false),
        UTF32Encoding => new UTF32Encoding(encoding.CodePage == 12001, byteOrderMark: false),
        _ => encoding,
    };
}
