using Regressor.WebApi.FunctionalTests.Support.Processes;

namespace Regressor.WebApi.FunctionalTests.Hosting;

/// <summary>Tests HEAD over a real network: a client would read an unexpected body as the next response.</summary>
[Collection(ServerProcess.Tests)]
public sealed class HeadTests : IDisposable
{
    private readonly TestStorage _storage = new("Sqlite");

    public void Dispose() => _storage.Dispose();

    [Fact]
    public async Task A_HEAD_is_answered_as_a_GET_without_its_body()
    {
        using var server = await ServerProcess.StartAsync(_storage.Settings);
        var line = await server.Client.CreateLineAsync(examples: 20);
        await server.Client.TrainAsync(line, new { epochs = 1, members = 2 });
        string[] paths =
        [
            "/api/datasets", line, $"{line}/examples", $"{line}/examples?page=0", $"{line}/examples/export", $"{line}/models/1", $"{line}/models/1/checkpoint", $"{line}/models/1/onnx",
            "/api/session", "/v2", "/v2/models/line", "/v2/health/ready", "/openapi/v1.json", "/api/datasets/none", "/v2/models/none", "/",
        ];
        foreach (var path in paths)
        {
            using var get = await server.Client.GetAsync(new Uri(path, UriKind.Relative));
            using var head = await HeadAsync(server.Client, path);
            head.StatusCode.ShouldBe(get.StatusCode, path);
            head.Content.Headers.ContentType.ShouldBe(get.Content.Headers.ContentType, path);
            head.Headers.ETag.ShouldBe(get.Headers.ETag, path);
            (await head.Content.ReadAsByteArrayAsync()).ShouldBeEmpty(path);
        }

        using var checkpoint = await HeadAsync(server.Client, $"{line}/models/1/checkpoint");
        checkpoint.Content.Headers.ContentLength.ShouldBe((await server.Client.CheckpointAsync(line, 1)).Length);
    }

    [Fact]
    public async Task HEAD_does_not_wait_for_the_body()
    {
        using var server = await ServerProcess.StartAsync(_storage.Settings);
        var line = await server.Client.CreateLineAsync(examples: 20);
        var run = (await server.Client.Post($"{line}/training-runs", new { epochs = 10_000, members = 8 })).Location;
        using var head = await HeadAsync(server.Client, $"{run}/events");
        ((int)head.StatusCode).ShouldBe(200);
        head.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        (await server.Client.Get($"{run}")).Json.GetProperty("status").GetString().ShouldBeOneOf("queued", "running");
    }

    [Fact]
    public async Task HEAD_requires_a_key_where_GET_does_and_changes_nothing()
    {
        using var server = await ServerProcess.StartAsync(_storage.Settings);
        var line = await server.Client.CreateLineAsync(examples: 1);
        var keys = await Keys.CreateAsync(server.Client);
        (await StatusAsync("/api/datasets")).ShouldBe(401);
        server.Client.Use(keys.Predict);
        (await StatusAsync("/api/datasets")).ShouldBe(200);
        (await StatusAsync("/api/keys")).ShouldBe(403);
        server.Client.Use(keys.Admin);
        (await StatusAsync($"{line}/examples/undo-deletion")).ShouldBeOneOf(404, 405);
        (await server.Client.CountAsync(line)).ShouldBe(1);

        async Task<int> StatusAsync(string path)
        {
            using var head = await HeadAsync(server.Client, path);
            return (int)head.StatusCode;
        }
    }

    private static async Task<HttpResponseMessage> HeadAsync(HttpClient client, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, path);
        return await client.SendAsync(request);
    }
}
