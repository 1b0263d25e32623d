using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Regressor.WebApi.FunctionalTests.Fuzzing;

/// <param name="Status">HTTP status; 0 without a response.</param>
/// <param name="Headers">Headers by lower-case name.</param>
/// <param name="Body">The decoded body.</param>
/// <param name="IsWhole">True if the response has its declared length and encoding.</param>
/// <param name="Elapsed">Time until its end, or until the first event of an event stream.</param>
internal sealed record RawAnswer(int Status, IReadOnlyDictionary<string, string> Headers, string Body, bool IsWhole, TimeSpan Elapsed)
{
    public string MediaType => Headers.GetValueOrDefault("content-type", "").Split(';')[0];
}

/// <summary>Sends raw bytes: client libraries would not send most of what fuzzing generates.</summary>
internal static class RawHttp
{
    private const string EventStream = "text/event-stream", EndOfHead = "\r\n\r\n", Continue = "HTTP/1.1 100 Continue\r\n\r\n";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <param name="port">Port on loopback.</param>
    /// <param name="request">Request that ends with Connection: close.</param>
    /// <param name="hangUp">True to close the sending direction after the request.</param>
    public static async Task<RawAnswer> SendAsync(int port, byte[] request, bool hangUp)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port));
        var watch = Stopwatch.StartNew();
        var received = new MemoryStream();
        try
        {
            using var patience = new CancellationTokenSource(Patience);
            await socket.SendAsync(request, patience.Token);
            if (hangUp) socket.Shutdown(SocketShutdown.Send);
            var part = new byte[16_384];
            while (await socket.ReceiveAsync(part, patience.Token) is var count and > 0)
            {
                received.Write(part, 0, count);
                if (IsFirstEvent(received)) break;
            }
        }
        catch (Exception error) when (error is SocketException or OperationCanceledException)
        {
            // The server closed the connection or is silent; the caller checks the bytes received and the time.
        }

        return Parse(Encoding.Latin1.GetString(received.GetBuffer(), 0, (int)received.Length), watch.Elapsed);
    }

    private static bool IsFirstEvent(MemoryStream received)
    {
        var text = Encoding.Latin1.GetString(received.GetBuffer(), 0, (int)Math.Min(received.Length, 4_000));
        return text.IndexOf(EndOfHead, StringComparison.Ordinal) is var end and > 0 && text[..end].Contains(EventStream, StringComparison.Ordinal) && text[end..].Contains("\n\n", StringComparison.Ordinal);
    }

    private static RawAnswer Parse(string received, TimeSpan elapsed)
    {
        if (received.StartsWith(Continue, StringComparison.Ordinal)) received = received[Continue.Length..];
        var end = received.IndexOf(EndOfHead, StringComparison.Ordinal);
        if (end < 0) return new RawAnswer(0, new Dictionary<string, string>(), received, received == "", elapsed);
        var lines = received[..end].Split("\r\n");
        var headers = lines[1..].Select(line => line.Split(": ", 2)).GroupBy(pair => pair[0].ToLowerInvariant()).ToDictionary(group => group.Key, group => group.First()[^1]);
        var (body, isWhole) = Unframed(received[(end + EndOfHead.Length)..], headers);
        var status = int.Parse(lines[0].Split(' ')[1], CultureInfo.InvariantCulture);
        return Unpacked(body, headers.GetValueOrDefault("content-encoding")) is { } text
            ? new RawAnswer(status, headers, text, isWhole, elapsed)
            : new RawAnswer(status, headers, body, IsWhole: false, elapsed);
    }

    private static (string Body, bool IsWhole) Unframed(string body, Dictionary<string, string> headers)
    {
        if (headers.GetValueOrDefault("content-type", "").StartsWith(EventStream, StringComparison.Ordinal)) return (body, true);
        if (headers.TryGetValue("content-length", out var length)) return (body, body.Length == int.Parse(length, CultureInfo.InvariantCulture) || body == "");
        if (!headers.ContainsKey("transfer-encoding")) return (body, true);
        var whole = new StringBuilder();
        while (body.IndexOf("\r\n", StringComparison.Ordinal) is var line and > 0)
        {
            var size = int.Parse(body[..line], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            if (size == 0) return (whole.ToString(), true);
            if (body.Length < line + size + 4) break;
            whole.Append(body, line + 2, size);
            body = body[(line + size + 4)..];
        }

        return (whole.ToString(), body == "" && whole.Length == 0);
    }

    /// <returns>The decoded text; null if the bytes do not have that encoding.</returns>
    private static string? Unpacked(string body, string? encoding)
    {
        if (encoding is null or "identity" || body == "") return body;
        using var packed = new MemoryStream(Encoding.Latin1.GetBytes(body));
        using Stream unpacking = encoding == "br" ? new BrotliStream(packed, CompressionMode.Decompress) : new GZipStream(packed, CompressionMode.Decompress);
        using var text = new StreamReader(unpacking);
        try
        {
            return text.ReadToEnd();
        }
        catch (Exception error) when (error is InvalidDataException or InvalidOperationException)
        {
            return null;
        }
    }
}
