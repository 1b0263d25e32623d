using System.Net;
using Microsoft.AspNetCore.Http;

namespace Regressor.WebApi.FunctionalTests.Security;

/// <summary>Tests a server without authentication.</summary>
public sealed class OpenServerTests
{
    [Fact]
    public async Task Before_the_first_key_every_caller_on_this_machine_may_do_everything()
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
    public async Task Without_authentication_only_this_machines_names_are_accepted(string host, int status)
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
    [InlineData("127.0.0.1", true)]
    [InlineData("127.8.9.1", true)]
    [InlineData("::1", true)]
    [InlineData("::ffff:127.0.0.1", true)]
    [InlineData(null, true)]
    [InlineData("192.168.1.7", false)]
    [InlineData("::ffff:192.168.1.7", false)]
    [InlineData("fe80::1", false)]
    [InlineData("0.0.0.0", false)]
    public async Task Without_authentication_only_this_machines_programs_are_answered(string? from, bool answered)
    {
        await using var server = new TestServer();
        foreach (var path in new[] { "/api/keys", "/" })
        {
            var answer = await AskAsync(path);
            if (answered) answer.Status.ShouldNotBe(403, path);
            else answer.ProblemType.ShouldBe("not-this-machine", path);
        }

        await Keys.CreateAsync(server.Client);
        (await AskAsync("/api/keys")).Status.ShouldBe(401);

        Task<Answer> AskAsync(string path) => server.SendAsync(context =>
        {
            context.Connection.RemoteIpAddress = from is null ? null : IPAddress.Parse(from);
            context.Request.Host = new HostString("localhost");
            context.Request.Path = path;
        });
    }

    [Theory]
    [InlineData("X-Forwarded-For", "203.0.113.9")]
    [InlineData("X-Forwarded-For", "127.0.0.1")]
    [InlineData("X-Forwarded-Host", "data.example.com")]
    [InlineData("X-Forwarded-Proto", "https")]
    [InlineData("x-forwarded-server", "proxy")]
    [InlineData("Forwarded", "for=203.0.113.9")]
    [InlineData("Via", "1.1 proxy")]
    [InlineData("X-Real-IP", "203.0.113.9")]
    public async Task Without_authentication_a_forgotten_proxy_admits_no_caller(string header, string value)
    {
        await using var server = new TestServer();
        server.Client.DefaultRequestHeaders.TryAddWithoutValidation(header, value);
        var refused = await server.Client.Get("/api/keys");
        refused.Status.ShouldBe(403);
        refused.ProblemType.ShouldBe("forwarded");
        refused.Detail.ShouldContain("create a key");
        (await server.Client.PostLine()).Status.ShouldBe(403);

        server.Client.DefaultRequestHeaders.Remove(header);
        var keys = await Keys.CreateAsync(server.Client);
        server.Client.DefaultRequestHeaders.TryAddWithoutValidation(header, value);
        server.Client.Use(keys.Predict);
        (await server.Client.Get("/api/datasets")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Nor_does_a_proxy_without_headers_that_speaks_like_nginx()
    {
        await using var server = new TestServer();
        var refused = await server.SendAsync(context =>
        {
            context.Request.Protocol = "HTTP/1.0";
            context.Request.Host = new HostString("localhost", 5080);
            context.Request.Path = "/api/keys";
        });
        refused.ProblemType.ShouldBe("forwarded");
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site", 403)]
    [InlineData("Sec-Fetch-Site", "same-site", 403)]
    [InlineData("Sec-Fetch-Site", "same-origin", 201)]
    [InlineData("Origin", "http://evil.example", 403)]
    [InlineData("Origin", "null", 403)]
    [InlineData("Origin", "http://localhost", 201)]
    public async Task Without_authentication_another_sites_page_cannot_write(string header, string value, int status)
    {
        await using var server = new TestServer(settings: new() { ["Security:AllowAnonymous"] = "true" });
        server.Client.DefaultRequestHeaders.Add(header, value);
        var answer = await server.Client.PostLine();
        answer.Status.ShouldBe(status, answer.Body);
        if (status == 403) answer.ProblemType.ShouldBe("other-site");

        // A browser never sends a key automatically.
        var key = await server.Client.Post("/api/keys", new { name = "k", scope = "admin" });
        if (status == 403) key.ProblemType.ShouldBe("other-site");
        server.Client.DefaultRequestHeaders.Remove(header);
        server.Client.Use((await Keys.CreateAsync(server.Client)).Write);
        server.Client.DefaultRequestHeaders.Add(header, value);
        (await server.Client.PostLine("Other")).Status.ShouldBe(201);
    }

    [Fact]
    public async Task Without_authentication_no_caller_escapes_the_limits_by_posing_as_this_machine()
    {
        await using var server = new TestServer(settings: new()
        {
            ["Security:AllowAnonymous"] = "true",
            ["ForwardedHeaders_Enabled"] = "true",
            ["Limits:RequestsPerSecond"] = "5",
        });
        List<int> statuses = [];
        for (var i = 0; i < 50; i++)
        {
            var answer = await server.SendAsync(context =>
            {
                context.Connection.RemoteIpAddress = IPAddress.Parse("10.1.2.3");
                context.Request.Headers["X-Forwarded-For"] = "127.0.0.1";
                context.Request.Host = new HostString("localhost");
                context.Request.Path = "/api/datasets";
            });
            statuses.Add(answer.Status);
        }

        statuses.ShouldContain(429);
    }
}
