using System.Net;
using System.Net.Sockets;
using System.Text;
using Regressor.WebApi.FunctionalTests.Support.Processes;

namespace Regressor.WebApi.FunctionalTests.Hostile;

/// <summary>Tests bad input that only occurs on a real network: truncated bodies, and bodies that are too large.</summary>
[Collection(ServerProcess.Tests)]
public sealed class BadInputOverNetworkTests(BadInputOverNetworkTests.Network network) : IClassFixture<BadInputOverNetworkTests.Network>
{
    private const int MaxBytes = 100_000;
    private const string Rows = "x,y\r\n1,2\r\n3,4\r\n";

    private HttpClient Client => network.Server.Client;

    [Theory]
    [InlineData("/api/datasets/line/examples/import", "text/csv", false)]
    [InlineData("/api/datasets/line/examples/import", "text/csv", true)]
    [InlineData("/api/datasets/import?name=Cut&target=y", "text/csv", false)]
    [InlineData("/api/datasets/import?name=Cut&target=y", "text/csv", true)]
    [InlineData("/api/datasets/line/examples", "application/json", false)]
    [InlineData("/api/datasets/line/examples", "application/json", true)]
    public async Task A_body_that_is_cut_off_has_no_effect(string path, string mediaType, bool chunked)
    {
        // The received part is valid by itself: only the length or the missing last chunk shows that it is incomplete.
        var body = mediaType == "text/csv" ? Rows : """{"x": 1, "y": 2}""";
        var framing = chunked
            ? $"Transfer-Encoding: chunked\r\n\r\n{body.Length:x}\r\n{body}\r\n"
            : $"Content-Length: {2 * body.Length}\r\n\r\n{body}";
        var answer = await SendAndHangUpAsync($"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: {mediaType}\r\n{framing}");

        // A client that disconnects may get no response; a response must not report success.
        if (answer.Length > 0) answer.ShouldStartWith("HTTP/1.1 400");
        await NothingIsStoredAsync();
    }

    [Fact]
    public async Task A_body_that_is_cut_off_does_not_use_its_idempotency_key_up()
    {
        await SendAndHangUpAsync(
            $"POST /api/datasets/line/examples/import HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/csv\r\nIdempotency-Key: k\r\nContent-Length: 99\r\n\r\n{Rows}");
        await NothingIsStoredAsync();
        (await Client.PostCsv("/api/datasets/line/examples/import", Rows, key: "k")).Status.ShouldBe(200);
        (await Client.CountAsync("/api/datasets/line")).ShouldBe(2);
        await EmptyAsync();
    }

    [Theory]
    [InlineData("/api/datasets/line/examples/import", false)]
    [InlineData("/api/datasets/line/examples/import", true)]
    [InlineData("/api/datasets/import?name=Large&target=y", false)]
    [InlineData("/api/datasets/import?name=Large&target=y", true)]
    public async Task A_file_that_is_too_large_answers_413_and_is_not_stored(string path, bool chunked)
    {
        var csv = new StringBuilder("x,y\n");
        while (csv.Length <= MaxBytes) csv.Append("1,2\n");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = new StringContent(csv.ToString(), Encoding.UTF8, "text/csv") };
        request.Headers.TransferEncodingChunked = chunked;
        var refused = await Answer.OfAsync(Client.SendAsync(request));
        refused.Status.ShouldBe(413, refused.Body);
        refused.MediaType.ShouldBe("application/problem+json");
        refused.ProblemType.ShouldBe("too-large");
        refused.Detail.ShouldContain(MaxBytes.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await NothingIsStoredAsync();

        var fits = "x,y\n" + string.Concat(Enumerable.Repeat("1,2\n", (MaxBytes / 4) - 1));
        (await Client.PostCsv("/api/datasets/line/examples/import", fits)).Status.ShouldBe(200);
        await EmptyAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_model_that_is_too_large_answers_413(bool chunked)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/datasets/line/models/import", UriKind.Relative)) { Content = new ByteArrayContent(new byte[MaxBytes + 1]) };
        request.Content.Headers.ContentType = new("application/octet-stream");
        request.Headers.TransferEncodingChunked = chunked;
        var refused = await Answer.OfAsync(Client.SendAsync(request));
        refused.Status.ShouldBe(413, refused.Body);
        refused.ProblemType.ShouldBe("too-large");
        (await Client.Get("/api/datasets/line/models")).Json.GetProperty("total").GetInt32().ShouldBe(0);
        await NothingIsStoredAsync();
    }

    /// <summary>Sends everything, closes that direction, and reads the response until the server closes the other.</summary>
    private async Task<string> SendAndHangUpAsync(string request)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, Client.BaseAddress!.Port));
        await socket.SendAsync(Encoding.ASCII.GetBytes(request));
        socket.Shutdown(SocketShutdown.Send);
        var (answer, part) = (new StringBuilder(), new byte[4096]);
        try
        {
            while (await socket.ReceiveAsync(part) is var read and > 0) answer.Append(Encoding.ASCII.GetString(part, 0, read));
        }
        catch (SocketException)
        {
            // The server closed the connection too.
        }

        return answer.ToString();
    }

    private async Task EmptyAsync() => (await Client.Delete("/api/datasets/line/examples?all=true")).Status.ShouldBe(200);

    private async Task NothingIsStoredAsync()
    {
        (await Client.CountAsync("/api/datasets/line")).ShouldBe(0);
        (await Client.Get("/api/datasets")).Json.GetProperty("total").GetInt32().ShouldBe(1);
        Directory.GetFiles(Path.Combine(network.Storage.DataDirectory, "uploads")).ShouldBeEmpty();
    }

    /// <summary>One server with an empty dataset for all tests, because it takes seconds to start.</summary>
    public sealed class Network : IAsyncLifetime
    {
        internal TestStorage Storage { get; } = new("Sqlite");

        internal ServerProcess Server { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            Storage.Settings["Import:MaxBytes"] = $"{MaxBytes}";
            Storage.Settings["Models:MaxBytes"] = $"{MaxBytes}";
            Server = await ServerProcess.StartAsync(Storage.Settings);
            await Server.Client.CreateLineAsync();
        }

        public Task DisposeAsync()
        {
            Server.Dispose();
            Storage.Dispose();
            return Task.CompletedTask;
        }
    }
}
