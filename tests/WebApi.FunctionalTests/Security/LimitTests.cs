namespace Regressor.WebApi.FunctionalTests.Security;

public sealed class LimitTests
{
    [Theory]
    [InlineData("Sqlite")]
    [InlineData("PostgreSql")]
    [InlineData("InMemory")]
    public async Task A_dataset_has_no_more_rows_than_the_limit(string provider)
    {
        await using var server = new TestServer(provider, settings: new() { ["Limits:Rows"] = "3" });
        var line = await server.Client.CreateLineAsync(examples: 2);

        Refused(await server.Client.PostCsv($"{line}/examples/import", "x,y\n1,2\n3,4\n"), 413, "too-large", "rows", 3);
        (await server.Client.CountAsync(line)).ShouldBe(2);
        Refused(await server.Client.PostCsv("/api/datasets/import?name=Big&target=y", "x,y\n1,2\n2,3\n3,4\n5,6\n"), 413, "too-large", "rows", 3);
        (await server.Client.Get("/api/datasets/big")).Status.ShouldBe(404);

        (await server.Client.Post($"{line}/examples", new { x = 1, y = 2 })).Status.ShouldBe(201);
        Refused(await server.Client.Post($"{line}/examples", new { x = 1, y = 2 }), 413, "too-large", "rows", 3);
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("PostgreSql")]
    [InlineData("InMemory")]
    public async Task Nor_by_adding_many_together_or_restoring_deleted_ones(string provider)
    {
        await using var server = new TestServer(provider, settings: new() { ["Limits:Rows"] = "5" });
        var line = await server.Client.CreateLineAsync();

        var added = await Task.WhenAll(Enumerable.Range(0, 20).Select(x => server.Client.Post($"{line}/examples", new { x, y = 2 })));
        added.Count(answer => answer.Status == 201).ShouldBe(5);
        Refused(added.First(answer => answer.Status != 201), 413, "too-large", "rows", 5);
        (await server.Client.CountAsync(line)).ShouldBe(5);

        (await server.Client.Delete($"{line}/examples?where=x>=0")).Status.ShouldBe(200);
        var imported = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => server.Client.PostCsv($"{line}/examples/import", "x,y\n1,2\n3,4\n")));
        imported.Count(answer => answer.Status == 200).ShouldBe(2);
        Refused(await server.Client.Post($"{line}/examples/undo-deletion", new { }), 413, "too-large", "rows", 5);
        (await server.Client.CountAsync(line)).ShouldBe(4);
        (await server.Client.Get(line)).Json.GetProperty("exampleCount").GetInt32().ShouldBe(4);
    }

    [Fact]
    public async Task A_dataset_has_no_more_columns_than_the_limit()
    {
        await using var server = new TestServer();
        var names = Enumerable.Range(0, 2_001).Select(column => $"c{column}").ToArray();

        var created = await server.Client.Post("/api/datasets", new { name = "Wide", inputs = names.Select(name => new { name, kind = "numeric" }), target = new { name = "y" } });
        created.Status.ShouldBe(413);
        created.FieldsAtFault.ShouldBe(["inputs"]);

        // A million items are not checked individually.
        var empty = await server.Client.Post("/api/datasets", new { name = "Wide", inputs = new object[3_000], target = new { name = "y" } });
        empty.FieldsAtFault.ShouldBe(["inputs"]);

        var row = string.Join(',', names.Select((_, column) => column));
        var imported = await server.Client.PostCsv("/api/datasets/import?name=Wide&target=y", $"{string.Join(',', names)},y\n{row},1\n{row},2\n");
        imported.Status.ShouldBe(413, imported.Body);
        imported.Body.ShouldContain("200");
    }

    [Fact]
    public async Task No_more_trainings_wait_than_the_limit()
    {
        await using var server = new TestServer(settings: new() { ["Limits:Trainings"] = "1" });
        var (first, second) = (await server.Client.CreateLineAsync("First", examples: 20), await server.Client.CreateLineAsync("Second", examples: 20));
        var running = await server.Client.Post($"{first}/training-runs", new { epochs = 10_000, members = 8 });

        Refused(await server.Client.Post($"{second}/training-runs", new { }), 429, "too-many", "trainings", 1);

        await server.Client.Post($"{running.Location}/cancel", new { });
        await server.Client.EventsAsync($"{running.Location}/events");
        (await server.Client.TrainAsync(second)).GetProperty("status").GetString().ShouldBe("succeeded");
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("PostgreSql")]
    public async Task At_the_storage_limit_nothing_is_added_and_everything_else_works(string provider)
    {
        await using var server = new TestServer(provider);
        var line = await server.Client.CreateLineAsync(examples: 20);
        await server.Client.TrainAsync(line);
        await server.RestartAsync(new() { ["Limits:StoredBytes"] = "1000" });

        Refused(await server.Client.Post($"{line}/examples", new { x = 1, y = 2 }), 507, "storage-full", "storedBytes", 1000);
        Refused(await server.Client.PostCsv($"{line}/examples/import", "x,y\n1,2\n"), 507, "storage-full", "storedBytes", 1000);
        Refused(await server.Client.Post($"{line}/training-runs", new { }), 507, "storage-full", "storedBytes", 1000);
        (await server.Client.Post($"{line}/predictions", new { x = 1 })).Status.ShouldBe(200);
        (await server.Client.Delete($"{line}/examples/1")).Status.ShouldBe(204);
        (await server.Client.Delete(line)).Status.ShouldBe(204);
    }

    [Fact]
    public async Task A_caller_above_the_rate_limit_must_wait_and_others_are_answered()
    {
        await using var server = new TestServer(settings: new() { ["Limits:RequestsPerSecond"] = "5" });
        var keys = await Keys.CreateAsync(server.Client);
        async Task<HttpResponseMessage> AskAsync(string key)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/datasets");
            request.Headers.Add("X-Api-Key", key);
            return await server.Client.SendAsync(request);
        }

        List<HttpResponseMessage> answers = [];
        for (var i = 0; i < 50; i++) answers.Add(await AskAsync(keys.Predict));

        answers.Take(5).ShouldAllBe(answer => (int)answer.StatusCode == 200);
        var refused = answers.First(answer => (int)answer.StatusCode != 200);
        refused.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(1));
        Refused(await Answer.OfAsync(Task.FromResult(refused)), 429, "too-many", "requestsPerSecond", 5);
        ((int)(await AskAsync(keys.Admin)).StatusCode).ShouldBe(200);
        answers.ForEach(answer => answer.Dispose());
    }

    [Fact]
    public async Task A_caller_has_no_more_long_requests_under_way_than_the_limit()
    {
        await using var server = new TestServer(settings: new() { ["Limits:LongRequests"] = "2" });
        var line = await server.Client.CreateLineAsync(examples: 20);
        var run = (await server.Client.Post($"{line}/training-runs", new { epochs = 10_000, members = 8 })).Location;
        var keys = await Keys.CreateAsync(server.Client);
        server.Client.Use(keys.Predict);
        var events = new Uri($"{run}/events", UriKind.Relative);
        using var first = await server.Client.GetAsync(events, HttpCompletionOption.ResponseHeadersRead);
        using (var second = await server.Client.GetAsync(events, HttpCompletionOption.ResponseHeadersRead))
        {
            Refused(await server.Client.Get($"{line}/examples/export"), 429, "too-many", "longRequests", 2);
            (await server.Client.Get(line)).Status.ShouldBe(200);
            server.Client.Use(keys.Write);
            (await server.Client.Get($"{line}/examples/export")).Status.ShouldBe(200);
        }

        server.Client.Use(keys.Predict);
        await Eventually.IsAsync(async () => (await server.Client.Get($"{line}/examples/export")).Status == 200);
        server.Client.Use(keys.Write);
        await server.Client.Post($"{run}/cancel", new { });
    }

    private static void Refused(Answer answer, int status, string type, string limit, long most)
    {
        answer.Status.ShouldBe(status, answer.Body);
        answer.ProblemType.ShouldBe(type);
        answer.Json.GetProperty("limit").GetProperty("name").GetString().ShouldBe(limit);
        answer.Json.GetProperty("limit").GetProperty("most").GetInt64().ShouldBe(most);
        answer.Detail.ShouldContain($"{most}");
        if (status == 429) answer.RetryAfter.ShouldNotBeNull();
    }
}
