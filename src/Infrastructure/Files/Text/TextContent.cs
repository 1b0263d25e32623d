using System.Text;
using Regressor.Application.Files;

namespace Regressor.Infrastructure.Files.Text;

/// <summary>A file that was checked to be text of a known encoding.</summary>
/// <param name="stream">The file.</param>
/// <param name="encoding">Its encoding.</param>
/// <param name="start">Position of the text after the byte order mark, in bytes.</param>
internal sealed class TextContent(Stream stream, Encoding encoding, int start)
{
    /// <summary>Name of the encoding.</summary>
    public string Encoding => encoding.WebName;

    /// <summary>What its owner should know if the encoding is a guess; null if it is certain.</summary>
    public FileProblem? Guess { get; init; }

    /// <summary>Opens the text at its beginning.</summary>
    public StreamReader OpenText()
    {
        stream.Position = start;
        return new StreamReader(stream, encoding, detectEncodingFromByteOrderMarks: false, bufferSize: 1 << 16, leaveOpen: true);
    }

    /// <summary>Opens the text at its beginning, transcoded to UTF-8. Do not dispose the stream: it may be the file itself.</summary>
    public Stream OpenUtf8()
    {
        stream.Position = start;
        return encoding is UTF8Encoding
            ? stream
            : System.Text.Encoding.CreateTranscodingStream(stream, encoding, TextEncodings.Utf8, leaveOpen: true);
    }
}
