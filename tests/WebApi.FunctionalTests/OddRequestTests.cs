using System.Net.Http.Headers;

namespace Regressor.WebApi.FunctionalTests;

/// <summary>Requests that clients seldom send and fuzzing did: each once made the server answer 500.</summary>
public sealed class OddRequestTests(OddRequestTests.Trained trained) : IClassFixture<OddRequestTests.Trained>
{
    private HttpClient Client => trained.Server.Client;

    [Theory]
    [InlineData("/api/datasets/none/examples/export", "text/csv", 404)]
    [InlineData("/api/datasets/none/training-runs/00000000-0000-0000-0000-000000000000/events", "text/event-stream", 404)]
    [InlineData("/api/datasets?page=0", "text/html", 400)]
    [InlineData("/api/nothing", "image/*", 404)]
    [InlineData("/api/datasets/none", ";;;", 404)]
    public async Task An_error_is_told_also_to_who_accepts_no_JSON(string path, string accept, int status)
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

    /// <summary>One server with one small model.</summary>
    public sealed class Trained : IAsyncLifetime
    {
        internal TestServer Server { get; } = new();

        public async Task InitializeAsync() =>
            await Server.Client.TrainAsync(await Server.Client.CreateLineAsync(examples: 30), new { epochs = 2, members = 2 });

        public async Task DisposeAsync() => await Server.DisposeAsync();
    }
}
