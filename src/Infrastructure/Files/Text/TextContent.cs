using System.Text;

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

    public string Encoding => encoding;

    public bool HasQuotes => hasQuotes;

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

    // Without the providers' global registration, which would change what encodings the whole process knows; and without a preamble.
    private static Encoding EncodingOf(string name) =>
        name == Utf8 ? new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) : CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
}
