namespace Regressor.WebApi.FunctionalTests;

/// <summary>A server on which nobody must say who they are.</summary>
public sealed class OpenServerTests
{
    [Fact]
    public async Task Before_the_first_key_everybody_may_do_everything_on_ones_own_machine()
    {
        await using var server = new TestServer();
        (await server.Client.Get("/api/session")).Json.GetProperty("mustSignIn").GetBoolean().ShouldBeFalse();
        await server.Client.CreateLineAsync(examples: 1);
        (await server.Client.Get("/api/keys")).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("evil.example", 403)]
    [InlineData("localhost.evil.example", 403)]
    [InlineData("evil.localhost.example:5080", 403)]
    [InlineData("192.168.1.7:5080", 403)]
    [InlineData("localhost", 200)]
    [InlineData("LOCALHOST:4711", 200)]
    [InlineData("regressor.localhost:5080", 200)]
    [InlineData("127.0.0.1:5080", 200)]
    [InlineData("[::1]:5080", 200)]
    [InlineData("[::1]", 200)]
    public async Task While_nobody_must_say_who_they_are_only_this_machines_names_are_answered(string host, int status)
    {
        await using var server = new TestServer();
        server.Client.DefaultRequestHeaders.Host = host;
        foreach (var path in new[] { "/api/datasets", "/" })
        {
            var answer = await server.Client.Get(path);
            if (status == 200) answer.Status.ShouldNotBe(403, path);
            else answer.ProblemType.ShouldBe("unknown-host", path);
        }

        server.Client.DefaultRequestHeaders.Host = null;
        server.Client.Use((await Keys.CreateAsync(server.Client)).Predict);
        server.Client.DefaultRequestHeaders.Host = host;
        (await server.Client.Get("/api/datasets")).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site", 403)]
    [InlineData("Sec-Fetch-Site", "same-site", 403)]
    [InlineData("Sec-Fetch-Site", "same-origin", 201)]
    [InlineData("Origin", "http://evil.example", 403)]
    [InlineData("Origin", "null", 403)]
    [InlineData("Origin", "http://localhost", 201)]
    public async Task While_nobody_must_say_who_they_are_another_sites_page_cannot_write(string header, string value, int status)
    {
        await using var server = new TestServer(settings: new() { ["Security:AllowAnonymous"] = "true" });
        server.Client.DefaultRequestHeaders.Add(header, value);
        var answer = await server.Client.PostLine();
        answer.Status.ShouldBe(status, answer.Body);
        if (status == 403) answer.ProblemType.ShouldBe("other-site");

        // A key is nothing that a browser sends along by itself.
        var key = await server.Client.Post("/api/keys", new { name = "k", scope = "admin" });
        if (status == 403) key.ProblemType.ShouldBe("other-site");
        server.Client.DefaultRequestHeaders.Remove(header);
        server.Client.Use((await Keys.CreateAsync(server.Client)).Write);
        server.Client.DefaultRequestHeaders.Add(header, value);
        (await server.Client.PostLine("Other")).Status.ShouldBe(201);
    }
}
