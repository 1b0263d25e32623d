using System.Text;

namespace Regressor.Infrastructure.Files.Text;

/// <summary>A file that was checked to be text of a known encoding.</summary>
/// <param name="stream">The file.</param>
/// <param name="encoding"><see cref="Utf8"/> or <see cref="Windows1252"/>.</param>
/// <param name="start">Position of the text after the byte order mark, in bytes.</param>
/// <param name="hasQuotes">True if the file contains a double quote.</param>
internal sealed class TextContent(Stream stream, string encoding, int start, bool hasQuotes)
{
    public const string Utf8 = "utf-8";
    public const string Windows1252 = "windows-1252";

    public string Encoding => encoding;

    public bool HasQuotes => hasQuotes;

    /// <summary>Opens the text at its beginning.</summary>
    public StreamReader OpenText()
    {
        stream.Position = start;
        return new StreamReader(stream, EncodingOf(encoding), detectEncodingFromByteOrderMarks: false, bufferSize: 1 << 16, leaveOpen: true);
    }

    /// <summary>Opens the text at its beginning, transcoded to UTF-8. Do not dispose the stream: it may be the file itself.</summary>
    public Stream OpenUtf8()
    {
        stream.Position = start;
        return encoding == Utf8
            ? stream
            : System.Text.Encoding.CreateTranscodingStream(stream, EncodingOf(encoding), EncodingOf(Utf8), leaveOpen: true);
    }

    // Without registering the provider, which would change the encodings of the whole process, and without a preamble.
    private static Encoding EncodingOf(string name) =>
        name == Utf8 ? new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) : CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
}
