namespace Regressor.WebApi.FunctionalTests.Security;

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
    public async Task Operations_without_data_require_no_key(string path)
    {
        await using var server = new TestServer();
        await Keys.CreateAsync(server.Client);
        (await server.Client.AskAsync(HttpMethod.Get, path, key: null)).ShouldNotBeOneOf(401, 403);
    }

    [Fact]
    public async Task A_caller_without_the_scope_gets_its_name()
    {
        await using var server = new TestServer();
        var keys = await Keys.CreateAsync(server.Client);
        server.Client.Use(keys.Predict);
        var refused = await server.Client.Post("/api/datasets", new { name = "Line" });
        refused.Status.ShouldBe(403);
        refused.ProblemType.ShouldBe("forbidden");
        refused.Detail.ShouldBe("This request requires the scope 'write'; the caller has 'predict'.");
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
        (await server.Client.DeletePermanently(line)).Status.ShouldBe(204);
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
        (await server.Client.Post($"/api/keys/{Keys.IdOf(keys.Write)}/revoke", new { })).Json.GetProperty("revokedAt").GetDateTimeOffset().ShouldBeGreaterThan(DateTimeOffset.UnixEpoch);
        server.Client.Use(keys.Write);
        (await server.Client.Get("/api/datasets")).Status.ShouldBe(401);

        await server.RestartAsync();
        server.Client.Use(keys.Write);
        (await server.Client.Get("/api/datasets")).Status.ShouldBe(401);
        server.Client.Use(keys.Predict);
        (await server.Client.Get("/api/datasets")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task The_last_admin_cannot_lock_out_all_callers()
    {
        await using var server = new TestServer();
        var keys = await Keys.CreateAsync(server.Client);
        server.Client.Use(keys.Admin);
        var refused = await server.Client.Post($"/api/keys/{Keys.IdOf(keys.Admin)}/revoke", new { });
        refused.Status.ShouldBe(409);
        refused.ProblemType.ShouldBe("last-admin-key");
        (await server.Client.Post("/api/keys/000000000000/revoke", new { })).Status.ShouldBe(404);
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("PostgreSql")]
    public async Task Admins_that_revoke_each_other_simultaneously_do_not_lock_out_all_callers(string provider)
    {
        await using var server = new TestServer(provider);
        var one = (await Keys.CreateAsync(server.Client)).Admin;
        for (var round = 0; round < 10; round++)
        {
            server.Client.Use(one);
            var other = (await server.Client.Post("/api/keys", new { name = "other", scope = "admin" })).Json.GetProperty("text").GetString()!;
            var answers = await Task.WhenAll(
                server.Client.AskAsync(HttpMethod.Post, $"/api/keys/{Keys.IdOf(other)}/revoke", one),
                server.Client.AskAsync(HttpMethod.Post, $"/api/keys/{Keys.IdOf(one)}/revoke", other));

            // The second request is rejected because its key is the last admin key, or because its key was revoked.
            answers.Count(answer => answer == 200).ShouldBe(1);
            answers.ShouldContain(answer => answer == 401 || answer == 409);
            one = answers[0] == 200 ? one : other;
        }
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
        entries[0].GetProperty("who").GetString().ShouldBe($"key:{Keys.IdOf(keys.Write)} write");
        entries[0].GetProperty("target").GetString().ShouldBe($"{line}/examples/1");
        entries[^1].GetProperty("who").GetString().ShouldBe("anonymous");
    }
}
