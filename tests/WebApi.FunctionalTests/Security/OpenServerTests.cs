using System.Net;
using Microsoft.AspNetCore.Http;

namespace Regressor.WebApi.FunctionalTests.Security;

/// <summary>Tests a server without authentication.</summary>
public sealed class OpenServerTests(OpenServerTests.Open open) : IClassFixture<OpenServerTests.Open>
{
    public static TheoryData<string, int> Hosts => new()
    {
        { "evil.example", 403 },
        { "localhost.evil.example", 403 },
        { "evil.localhost.example:5080", 403 },
        { "192.168.1.7:5080", 403 },
        { "localhost", 200 },
        { "LOCALHOST:4711", 200 },
        { "regressor.localhost:5080", 200 },
        { "127.0.0.1:5080", 200 },
        { "[::1]:5080", 200 },
        { "[::1]", 200 },
    };

    public static TheoryData<string?, bool> Addresses => new()
    {
        { "127.0.0.1", true },
        { "127.8.9.1", true },
        { "::1", true },
        { "::ffff:127.0.0.1", true },
        { null, true },
        { "192.168.1.7", false },
        { "::ffff:192.168.1.7", false },
        { "fe80::1", false },
        { "0.0.0.0", false },
    };

    public static TheoryData<string, string> Forwarded => new()
    {
        { "X-Forwarded-For", "203.0.113.9" },
        { "X-Forwarded-For", "127.0.0.1" },
        { "X-Forwarded-Host", "data.example.com" },
        { "X-Forwarded-Proto", "https" },
        { "x-forwarded-server", "proxy" },
        { "Forwarded", "for=203.0.113.9" },
        { "Via", "1.1 proxy" },
        { "X-Real-IP", "203.0.113.9" },
    };

    [Fact]
    public async Task Before_the_first_key_every_caller_on_this_machine_may_do_everything()
    {
        var server = open.Server;
        (await server.Client.Get("/api/session")).Json.GetProperty("mustSignIn").GetBoolean().ShouldBeFalse();
        await server.Client.CreateLineAsync(examples: 1);
        (await server.Client.Get("/api/keys")).Status.ShouldBe(200);
    }

    [Theory]
    [MemberData(nameof(Hosts))]
    public async Task Without_authentication_only_this_machines_names_are_accepted(string host, int status)
    {
        using var client = open.Server.NewBrowser();
        client.DefaultRequestHeaders.Host = host;
        foreach (var path in new[] { "/api/datasets", "/" })
        {
            var answer = await client.Get(path);
            if (status == 200) answer.Status.ShouldNotBe(403, path);
            else answer.ProblemType.ShouldBe("unknown-host", path);
        }
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Without_authentication_only_this_machines_programs_are_answered(string? from, bool answered)
    {
        foreach (var path in new[] { "/api/keys", "/" })
        {
            var answer = await AskFromAsync(open.Server, from, path);
            if (answered) answer.Status.ShouldNotBe(403, path);
            else answer.ProblemType.ShouldBe("not-this-machine", path);
        }
    }

    [Theory]
    [MemberData(nameof(Forwarded))]
    public async Task Without_authentication_a_forgotten_proxy_admits_no_caller(string header, string value)
    {
        using var client = open.Server.NewBrowser();
        client.DefaultRequestHeaders.TryAddWithoutValidation(header, value);
        var refused = await client.Get("/api/keys");
        refused.Status.ShouldBe(403);
        refused.ProblemType.ShouldBe("forwarded");
        refused.Detail.ShouldContain("create a key");
        (await client.PostLine()).Status.ShouldBe(403);
    }

    [Fact]
    public async Task With_a_key_only_the_key_counts()
    {
        await using var server = new TestServer();
        var key = (await Keys.CreateAsync(server.Client)).Predict;
        foreach (var from in Addresses.Select(row => (string?)row[0])) (await AskFromAsync(server, from, "/api/keys")).Status.ShouldBe(401, from);
        foreach (var host in Hosts.Select(row => (string)row[0])) await AdmitsAsync(client => client.DefaultRequestHeaders.Host = host, host);
        foreach (var row in Forwarded) await AdmitsAsync(client => client.DefaultRequestHeaders.TryAddWithoutValidation((string)row[0], (string)row[1]), (string)row[0]);

        async Task AdmitsAsync(Action<HttpClient> prepare, string what)
        {
            using var client = server.NewBrowser();
            prepare(client);
            client.Use(key);
            (await client.Get("/api/datasets")).Status.ShouldBe(200, what);
        }
    }

    [Fact]
    public async Task Nor_does_a_proxy_without_headers_that_speaks_like_nginx()
    {
        var refused = await open.Server.SendAsync(context =>
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

    private static Task<Answer> AskFromAsync(TestServer server, string? from, string path) => server.SendAsync(context =>
    {
        context.Connection.RemoteIpAddress = from is null ? null : IPAddress.Parse(from);
        context.Request.Host = new HostString("localhost");
        context.Request.Path = path;
    });

    /// <summary>A server without keys, to which no test adds one.</summary>
    public sealed class Open : IAsyncLifetime
    {
        public TestServer Server { get; } = new();

        public Task InitializeAsync() => Task.CompletedTask;

        public async Task DisposeAsync() => await Server.DisposeAsync();
    }
}
