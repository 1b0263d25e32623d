namespace Regressor.WebApi.FunctionalTests.Security;

/// <summary>No intermediate cache stores a response for a specific caller.</summary>
public sealed class CacheTests
{
    [Fact]
    public async Task Data_is_kept_by_no_cache_and_a_checkpoint_by_the_callers_only()
    {
        await using var server = new TestServer();
        var line = await server.Client.CreateLineAsync(examples: 20);
        await server.Client.TrainAsync(line, new { epochs = 1, members = 2 });
        string[] paths =
        [
            "/api/datasets", line, $"{line}/examples", $"{line}/examples/export", $"{line}/models/1/onnx", "/api/session", "/api/settings", "/v2", "/v2/models/line", "/metrics",
            "/api/datasets/none", "/api/nowhere", "/v2/models/none",
        ];
        foreach (var path in paths)
        {
            using var answer = await server.Client.GetAsync(new Uri(path, UriKind.Relative));
            answer.Headers.CacheControl.ShouldNotBeNull(path).NoStore.ShouldBeTrue(path);
        }

        using var checkpoint = await server.Client.GetAsync(new Uri($"{line}/models/1/checkpoint", UriKind.Relative));
        checkpoint.Headers.CacheControl!.ToString().ShouldBe("no-cache, private");
        using var again = new HttpRequestMessage(HttpMethod.Get, $"{line}/models/1/checkpoint");
        again.Headers.IfNoneMatch.Add(checkpoint.Headers.ETag!);
        using var same = await server.Client.SendAsync(again);
        ((int)same.StatusCode).ShouldBe(304);
    }

    [Fact]
    public async Task Events_are_collected_by_no_proxy()
    {
        await using var server = new TestServer();
        var line = await server.Client.CreateLineAsync(examples: 20);
        var run = (await server.Client.Post($"{line}/training-runs", new { epochs = 1, members = 2 })).Location;
        using var events = await server.Client.GetAsync(new Uri($"{run}/events", UriKind.Relative));
        events.Headers.GetValues("X-Accel-Buffering").ShouldBe(["no"]);
        events.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }
}
