using System.Net.Http.Headers;
using System.Text;
using Regressor.WebApi.FunctionalTests.Fuzzing;
using Regressor.WebApi.FunctionalTests.Support.Processes;

namespace Regressor.WebApi.FunctionalTests.Hostile;

/// <summary>Requests from fuzzing that once caused a status 500 or a broken connection.</summary>
[Collection(ServerProcess.Tests)]
public sealed class OddRequestTests(OddRequestTests.Trained trained) : IClassFixture<OddRequestTests.Trained>
{
    private HttpClient Client => trained.Server.Client;

    [Theory]
    [InlineData("/api/datasets/none/examples/export", "text/csv", 404)]
    [InlineData("/api/datasets/none/training-runs/00000000-0000-0000-0000-000000000000/events", "text/event-stream", 404)]
    [InlineData("/api/datasets?page=0", "text/html", 400)]
    [InlineData("/api/nothing", "image/*", 404)]
    [InlineData("/api/datasets/none", ";;;", 404)]
    public async Task An_error_is_sent_even_to_clients_that_do_not_accept_JSON(string path, string accept, int status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        var refused = await Answer.OfAsync(Client.SendAsync(request));
        refused.Status.ShouldBe(status, refused.Body);
        refused.MediaType.ShouldBe("application/problem+json");
    }

    [Theory]
    [InlineData("/api/datasets/line/examples", """{"x": 1, "y": 2}""")]
    [InlineData("/api/datasets/line/predictions", """{"x": 1}""")]
    public async Task A_charset_that_does_not_exist_is_refused(string path, string body)
    {
        using var content = new StringContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/json; charset=utf-99");
        var refused = await Answer.OfAsync(Client.PostAsync(new Uri(path, UriKind.Relative), content));
        refused.Status.ShouldBe(415, refused.Body);
        refused.ProblemType.ShouldBe("unsupported-media-type");
    }

    [Theory]
    [InlineData("""{"inputs": [null]}""")]
    [InlineData("""{"inputs": [{"name": "x", "shape": [1], "datatype": "FP64", "data": [1]}], "outputs": [null]}""")]
    [InlineData("""{"inputs": [{"name": "x", "shape": [1], "datatype": "BYTES", "data": ["\ud800"]}]}""")]
    public async Task The_inference_protocol_refuses_gaps_and_halves_of_characters(string body)
    {
        var refused = await Client.PostText("/v2/models/line/infer", body);
        refused.Status.ShouldBe(400, refused.Body);
        refused.Json.GetProperty("error").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task Only_the_first_hundred_of_a_million_errors_are_reported()
    {
        var names = string.Join(',', Enumerable.Range(0, 200_000).Select(i => $"\"c{i}\":1"));
        var one = await Client.PostText("/api/datasets/line/predictions", $"{{\"x\": {{{names}}}}}");
        one.Status.ShouldBe(400);
        one.FieldsAtFault.Length.ShouldBe(100);
        var rows = string.Join(',', Enumerable.Repeat("{\"x\": \"no\"}", 10_000));
        var many = await Client.PostText("/api/datasets/line/predictions", $"{{\"xs\": [{rows}]}}");
        many.FieldsAtFault.Length.ShouldBe(100);
        var layers = await Client.PostText("/api/datasets/line/training-runs", $"{{\"hiddenSizes\": [{string.Join(',', new int[400_000])}]}}");
        layers.FieldsAtFault.ShouldBe(["hiddenSizes"]);
    }

    [Fact]
    public async Task The_inference_protocol_accepts_no_more_rows_than_any_prediction()
    {
        var refused = await Client.PostText(
            "/v2/models/line/infer",
            $$"""{"inputs": [{"name": "x", "shape": [1000000], "datatype": "FP64", "data": [{{string.Join(',', new int[1_000_000])}}]}]}""");
        refused.Status.ShouldBe(400);
        refused.Json.GetProperty("error").GetString().ShouldBe("Input 'x' has more than 10000 rows.");
    }

    [Theory]
    [InlineData("/api/session")]
    [InlineData("/api/datasets")]
    [InlineData("/api/datasets/line/examples")]
    [InlineData("/api/datasets/line/training-runs")]
    public async Task A_body_that_exceeds_the_limit_is_refused(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative))
        {
            Content = new StringContent($"{{\"key\": \"{new string('_', 2 << 20)}\"}}", Encoding.UTF8, "application/json"),
        };

        // The client waits for 100-continue before it sends the body; otherwise the response could be lost when the server closes the connection.
        request.Headers.ExpectContinue = true;
        var refused = await Answer.OfAsync(Client.SendAsync(request));
        refused.Status.ShouldBe(413);
        refused.ProblemType.ShouldBe("too-large");
        refused.Detail.ShouldContain("1048576");
    }

    [Theory]
    [InlineData("/v2/nothing", "application/json")]
    [InlineData("/metrics/nothing", "application/problem+json")]
    [InlineData("/api/nothing", "application/problem+json")]
    public async Task An_unknown_address_of_the_API_is_not_the_page(string path, string mediaType)
    {
        var missing = await Client.Get(path);
        missing.Status.ShouldBe(404);
        missing.MediaType.ShouldBe(mediaType);
    }

    [Theory]
    [InlineData("/api/datasets/line/examples")]
    [InlineData("/api/datasets/line/predictions")]
    [InlineData("/v2/models/line/infer")]
    public async Task A_chunk_of_a_size_beyond_all_bounds_is_refused(string path)
    {
        var request = $"POST {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n{{}}\r\n0\r\n\r\n";
        (await RawHttp.SendAsync(Client.BaseAddress!.Port, Encoding.ASCII.GetBytes(request), hangUp: false)).Status.ShouldBe(400);
    }

    [Fact]
    public async Task A_question_that_a_model_cannot_answer_leaves_the_connection_whole()
    {
        var other = await Client.CreateLineAsync("Other");
        var parts = new CheckpointBytes(await Client.CheckpointAsync("/api/datasets/line", 1));
        var slopes = parts.Values("linear.weight");
        for (var i = 0; i < slopes.Length; i++) slopes[i] = i % 2 == 0 ? float.MaxValue : -float.MaxValue;
        (await Client.PostModel(other, parts.ToFile())).Status.ShouldBe(201);
        (await Client.Post($"{other}/models/1/activate", new { })).Status.ShouldBe(200);
        for (var i = 0; i < 3; i++) (await Client.Post($"{other}/predictions", new { x = 1e6 })).Status.ShouldBe(409);
        trained.Server.Says("fail:").ShouldBeFalse();
    }

    /// <summary>One server with one small model for all tests.</summary>
    public sealed class Trained : IAsyncLifetime
    {
        private readonly TestStorage _storage = new("Sqlite");

        internal ServerProcess Server { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            Server = await ServerProcess.StartAsync(_storage.Settings);
            await Server.Client.TrainAsync(await Server.Client.CreateLineAsync(examples: 30), new { epochs = 2, members = 2 });
        }

        public Task DisposeAsync()
        {
            Server.Dispose();
            _storage.Dispose();
            return Task.CompletedTask;
        }
    }
}
