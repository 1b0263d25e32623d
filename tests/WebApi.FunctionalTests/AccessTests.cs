using System.Net.Http.Headers;
using System.Text.Json;
using Regressor.WebApi.Security;

namespace Regressor.WebApi.FunctionalTests;

public sealed class AccessTests
{
    [Fact]
    public async Task The_first_key_must_be_an_admins()
    {
        await using var server = new TestServer();
        var refused = await server.Client.Post("/api/keys", new { name = "reader", scope = "predict" });
        refused.Status.ShouldBe(409);
        refused.ProblemType.ShouldBe("admin-key-first");
    }

    [Theory]
    [InlineData("""{"name": "", "scope": "admin"}""", "name")]
    [InlineData("""{"name": "a"}""", "scope")]
    [InlineData("""{"name": "a", "scope": "all"}""", "scope")]
    [InlineData("""{"name": "a", "scope": "admin", "dataset": "line"}""", "scope")]
    public async Task A_key_that_cannot_be_is_refused_by_field(string body, string field)
    {
        await using var server = new TestServer();
        var refused = await server.Client.PostText("/api/keys", body);
        refused.Status.ShouldBe(400, refused.Body);
        refused.FieldsAtFault.ShouldBe([field]);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/v2/health/ready")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/api/session")]
    public async Task What_tells_nothing_of_the_data_asks_for_no_key(string path)
    {
        await using var server = new TestServer();
        await Keys.CreateAsync(server.Client);
        (await AskAsync(server.Client, HttpMethod.Get, path, key: null)).ShouldNotBeOneOf(401, 403);
    }

    [Fact]
    public async Task Whoever_lacks_a_scope_is_told_which()
    {
        await using var server = new TestServer();
        var keys = await Keys.CreateAsync(server.Client);
        server.Client.Use(keys.Predict);
        var refused = await server.Client.Post("/api/datasets", new { name = "Line" });
        refused.Status.ShouldBe(403);
        refused.ProblemType.ShouldBe("forbidden");
        refused.Detail.ShouldBe("This needs the scope 'write', and the caller has 'predict'.");
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("PostgreSql")]
    [InlineData("InMemory")]
    public async Task A_key_for_one_dataset_sees_no_other_and_goes_with_it(string provider)
    {
        await using var server = new TestServer(provider);
        var (line, other) = (await server.Client.CreateLineAsync(examples: 2), await server.Client.CreateLineAsync("Other", examples: 2));
        var keys = await Keys.CreateAsync(server.Client);
        server.Client.Use(keys.Admin);
        var bound = (await server.Client.Post("/api/keys", new { name = "line only", scope = "write", dataset = "line" })).Json.GetProperty("text").GetString()!;

        server.Client.Use(bound);
        (await server.Client.Get($"{line}/examples")).Status.ShouldBe(200);
        (await server.Client.Post($"{line}/examples", new { x = 1, y = 2 })).Status.ShouldBe(201);
        (await server.Client.Get($"{other}/examples")).Status.ShouldBe(403);
        (await server.Client.Post("/api/datasets", new { name = "New" })).Status.ShouldBe(403);
        var seen = (await server.Client.Get("/api/datasets")).Json;
        seen.GetProperty("items").EnumerateArray().Select(dataset => dataset.GetProperty("id").GetString()).ShouldBe(["line"]);
        seen.GetProperty("total").GetInt32().ShouldBe(1);

        server.Client.Use(keys.Admin);
        (await server.Client.Delete(line)).Status.ShouldBe(204);
        await server.Client.CreateLineAsync();
        server.Client.Use(bound);
        (await server.Client.Get($"{line}/examples")).Status.ShouldBe(401);
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("PostgreSql")]
    public async Task Keys_outlive_the_server_and_a_revoked_one_stays_revoked(string provider)
    {
        await using var server = new TestServer(provider);
        var keys = await Keys.CreateAsync(server.Client);
        server.Client.Use(keys.Admin);
        (await server.Client.Post($"/api/keys/{IdOf(keys.Write)}/revoke", new { })).Json.GetProperty("revokedAt").GetDateTimeOffset().ShouldBeGreaterThan(DateTimeOffset.UnixEpoch);
        server.Client.Use(keys.Write);
        (await server.Client.Get("/api/datasets")).Status.ShouldBe(401);

        await server.RestartAsync();
        server.Client.Use(keys.Write);
        (await server.Client.Get("/api/datasets")).Status.ShouldBe(401);
        server.Client.Use(keys.Predict);
        (await server.Client.Get("/api/datasets")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task The_last_admin_cannot_lock_everybody_out()
    {
        await using var server = new TestServer();
        var keys = await Keys.CreateAsync(server.Client);
        server.Client.Use(keys.Admin);
        var refused = await server.Client.Post($"/api/keys/{IdOf(keys.Admin)}/revoke", new { });
        refused.Status.ShouldBe(409);
        refused.ProblemType.ShouldBe("last-admin-key");
        (await server.Client.Post("/api/keys/000000000000/revoke", new { })).Status.ShouldBe(404);
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("PostgreSql")]
    public async Task Admins_who_revoke_one_another_at_once_do_not_lock_everybody_out(string provider)
    {
        await using var server = new TestServer(provider);
        var one = (await Keys.CreateAsync(server.Client)).Admin;
        for (var round = 0; round < 10; round++)
        {
            server.Client.Use(one);
            var other = (await server.Client.Post("/api/keys", new { name = "other", scope = "admin" })).Json.GetProperty("text").GetString()!;
            var answers = await Task.WhenAll(
                AskAsync(server.Client, HttpMethod.Post, $"/api/keys/{IdOf(other)}/revoke", one),
                AskAsync(server.Client, HttpMethod.Post, $"/api/keys/{IdOf(one)}/revoke", other));

            // The second is refused as the last admin's, or is nobody's request any more.
            answers.Count(answer => answer == 200).ShouldBe(1);
            answers.ShouldContain(answer => answer == 401 || answer == 409);
            one = answers[0] == 200 ? one : other;
        }
    }

    [Fact]
    public async Task No_list_and_no_database_tells_a_keys_secret()
    {
        await using var server = new TestServer();
        var keys = await Keys.CreateAsync(server.Client);
        server.Client.Use(keys.Admin);
        var secret = keys.Admin.Split('_')[2];
        (await server.Client.Get("/api/keys")).Body.ShouldNotContain(secret);
        (await server.Client.PostWithKey("/api/keys", new { name = "kept", scope = "predict" }, "once")).Status.ShouldBe(200);
        var again = await server.Client.PostWithKey("/api/keys", new { name = "kept", scope = "predict" }, "once");
        again.IsReplayed.ShouldBeFalse();
        await server.StopAsync();
        var stored = Directory.GetFiles(server.DataDirectory, "regressor.db*").Select(File.ReadAllText).ToList();
        stored.ShouldNotBeEmpty();
        stored.ShouldAllBe(text => !text.Contains(secret, StringComparison.Ordinal) && !text.Contains(again.Json.GetProperty("text").GetString()!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_tries_out_a_keys_secret_has_to_wait_and_others_do_not()
    {
        await using var server = new TestServer();
        var keys = await Keys.CreateAsync(server.Client);
        var guess = $"rgr_{IdOf(keys.Predict)}_{new string('0', 64)}";
        List<int> answers = [];
        for (var i = 0; i < KeyChecks.Tries + 5; i++) answers.Add(await AskAsync(server.Client, HttpMethod.Get, "/api/datasets", guess));
        answers[0].ShouldBe(401);
        answers[^1].ShouldBe(429);

        // Even the right one is not looked at now; those of others are.
        (await AskAsync(server.Client, HttpMethod.Get, "/api/datasets", keys.Predict)).ShouldBe(429);
        (await AskAsync(server.Client, HttpMethod.Get, "/api/datasets", keys.Write)).ShouldBe(200);
    }

    [Fact]
    public async Task Who_is_asked_for_a_key_is_told_how_it_is_sent()
    {
        await using var server = new TestServer();
        await Keys.CreateAsync(server.Client);
        using var refused = await server.Client.GetAsync(new Uri("/api/datasets", UriKind.Relative));
        ((int)refused.StatusCode).ShouldBe(401);
        refused.Headers.WwwAuthenticate.Single().Scheme.ShouldBe("Bearer");
    }

    [Theory]
    [InlineData("rgr_")]
    [InlineData("rgr_000000000000_0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("rgr_../../etc_x")]
    [InlineData("rgr_ _ ")]
    public async Task What_is_no_key_is_no_key(string text)
    {
        await using var server = new TestServer();
        await Keys.CreateAsync(server.Client);
        (await AskAsync(server.Client, HttpMethod.Get, "/api/datasets", text)).ShouldBe(401);
    }

    [Fact]
    public async Task A_browser_signs_in_writes_with_its_token_and_signs_out()
    {
        await using var server = new TestServer();
        var keys = await Keys.CreateAsync(server.Client);
        (await server.Client.Post("/api/session", new { key = "rgr_no" })).Status.ShouldBe(401);
        using var signedIn = await server.Client.PostAsync(new Uri("/api/session", UriKind.Relative), JsonContent(new { key = keys.Write }));
        ((int)signedIn.StatusCode).ShouldBe(200);
        signedIn.Cookie("regressor").ShouldContain("httponly", Case.Insensitive);
        signedIn.Headers.GetValues("Set-Cookie").ShouldAllBe(cookie => cookie.Contains("samesite=strict", StringComparison.OrdinalIgnoreCase));

        (await server.Client.Get("/api/datasets")).Status.ShouldBe(200);
        var forged = await server.Client.Post("/api/datasets", new { name = "Forged" });
        forged.Status.ShouldBe(400);
        forged.ProblemType.ShouldBe("antiforgery");
        server.Client.TakeWriteToken(signedIn);
        await server.Client.CreateLineAsync();
        (await server.Client.Get("/api/keys")).Status.ShouldBe(403);

        (await server.Client.Delete("/api/session")).Status.ShouldBe(204);
        (await server.Client.Get("/api/datasets")).Status.ShouldBe(401);
    }

    [Fact]
    public async Task A_revoked_keys_browser_is_out()
    {
        await using var server = new TestServer();
        var keys = await Keys.CreateAsync(server.Client);
        (await server.Client.Post("/api/session", new { key = keys.Predict })).Status.ShouldBe(200);
        (await AskAsync(server.Client, HttpMethod.Post, $"/api/keys/{IdOf(keys.Predict)}/revoke", keys.Admin)).ShouldBe(200);
        (await server.Client.Get("/api/datasets")).Status.ShouldBe(401);
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("PostgreSql")]
    [InlineData("InMemory")]
    public async Task Every_write_is_in_the_audit_log_and_nothing_else(string provider)
    {
        await using var server = new TestServer(provider);
        var line = await server.Client.CreateLineAsync(examples: 1);
        var keys = await Keys.CreateAsync(server.Client);
        server.Client.Use(keys.Write);
        await Task.WhenAll(Enumerable.Range(0, 5).Select(i => server.Client.Post($"{line}/examples", new { x = i, y = 2 })));
        (await server.Client.PostCsv($"{line}/examples/import", "x,y\n1,2\n")).Status.ShouldBe(200);
        (await server.Client.Post($"{line}/examples", new { x = "?", y = 2 })).Status.ShouldBe(400);
        (await server.Client.Delete($"{line}/examples/1")).Status.ShouldBe(204);
        (await server.Client.Get($"{line}/examples")).Status.ShouldBe(200);

        server.Client.Use(keys.Admin);
        var entries = (await server.Client.Get("/api/audit-log")).Json.GetProperty("items").EnumerateArray().ToList();
        entries.Select(entry => entry.GetProperty("what").GetString()).Reverse().ShouldBe(
        [
            "createDataset", "addExample", "createApiKey", "createApiKey", "createApiKey",
            "addExample", "addExample", "addExample", "addExample", "addExample", "importExamples", "deleteExample",
        ]);
        entries[0].GetProperty("who").GetString().ShouldBe($"key:{IdOf(keys.Write)} write");
        entries[0].GetProperty("target").GetString().ShouldBe($"{line}/examples/1");
        entries[^1].GetProperty("who").GetString().ShouldBe("anonymous");
    }

    private static async Task<int> AskAsync(HttpClient client, HttpMethod method, string path, string? key, string type = "application/json")
    {
        using var request = new HttpRequestMessage(method, path);
        if (key is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        if (method != HttpMethod.Get) request.Content = new StringContent("{}", System.Text.Encoding.UTF8, type);
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return (int)answer.StatusCode;
    }

    private static StringContent JsonContent(object body) => new(JsonSerializer.Serialize(body), System.Text.Encoding.UTF8, "application/json");

    private static string IdOf(string key) => key.Split('_')[1];
}
