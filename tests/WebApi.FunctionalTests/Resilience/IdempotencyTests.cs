namespace Regressor.WebApi.FunctionalTests.Resilience;

public sealed class IdempotencyTests
{
    private const string Csv = "x,y\n1,2\n3,4\n";

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("InMemory")]
    [InlineData("PostgreSql")]
    public async Task A_repeated_request_adds_nothing_and_is_answered_the_same(string provider)
    {
        await using var server = new TestServer(provider);
        var line = await server.Client.CreateLineAsync(examples: 40);
        await TwiceAsync(201, key => server.Client.PostWithKey($"{line}/examples", new { x = 1, y = 2 }, key));
        await TwiceAsync(200, key => server.Client.PostCsv($"{line}/examples/import", Csv, key));
        await TwiceAsync(201, key => server.Client.PostCsv("/api/datasets/import?name=Imported&target=y", Csv, key));
        await TwiceAsync(202, key => server.Client.PostWithKey($"{line}/training-runs", new { epochs = 1, members = 2 }, key));
        (await server.Client.CountAsync(line)).ShouldBe(43);
        (await server.Client.CountAsync("/api/datasets/imported")).ShouldBe(2);
        (await server.Client.Get("/api/datasets")).Json.GetProperty("total").GetInt32().ShouldBe(2);
        (await server.Client.Get($"{line}/training-runs")).Json.GetProperty("total").GetInt32().ShouldBe(1);
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("PostgreSql")]
    public async Task Also_after_a_restart(string provider)
    {
        await using var server = new TestServer(provider);
        var line = await server.Client.CreateLineAsync();
        Func<Task<Answer>>[] requests =
        [
            () => server.Client.PostWithKey($"{line}/examples", new { x = 1, y = 2 }, "example"),
            () => server.Client.PostCsv($"{line}/examples/import", Csv, "import"),
            () => server.Client.PostCsv("/api/datasets/import?name=Imported&target=y", Csv, "dataset"),
        ];
        List<Answer> first = [];
        foreach (var request in requests) first.Add(await request());
        await server.RestartAsync();
        for (var i = 0; i < requests.Length; i++) (await requests[i]()).ShouldBe(first[i] with { IsReplayed = true });
        (await server.Client.CountAsync(line)).ShouldBe(3);
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("InMemory")]
    [InlineData("PostgreSql")]
    public async Task Another_request_with_a_used_key_is_refused(string provider)
    {
        await using var server = new TestServer(provider);
        var line = await server.Client.CreateLineAsync();
        (await server.Client.PostWithKey($"{line}/examples", new { x = 1, y = 2 }, "k")).Status.ShouldBe(201);
        (await server.Client.PostCsv($"{line}/examples/import", Csv, "i")).Status.ShouldBe(200);
        Answer[] refusals =
        [
            await server.Client.PostWithKey($"{line}/examples", new { x = 1, y = 3 }, "k"),
            await server.Client.PostWithKey("/api/datasets", new { x = 1, y = 2 }, "k"),
            await server.Client.PostCsv($"{line}/examples/import", Csv + "5,6\n", "i"),
            await server.Client.PostCsv($"{line}/examples/import?skipBad=true", Csv, "i"),
        ];
        foreach (var refused in refusals)
        {
            refused.Status.ShouldBe(422, refused.Body);
            refused.MediaType.ShouldBe("application/problem+json");
            refused.ProblemType.ShouldBe("key-reused");
        }

        (await server.Client.CountAsync(line)).ShouldBe(3);
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("InMemory")]
    [InlineData("PostgreSql")]
    public async Task A_request_that_fails_does_not_use_its_key_up(string provider)
    {
        await using var server = new TestServer(provider);
        var line = await server.Client.CreateLineAsync();
        (await server.Client.PostWithKey($"{line}/examples", new { x = "one", y = 2 }, "example")).Status.ShouldBe(400);
        (await server.Client.PostCsv($"{line}/examples/import", "x,y\n1,2\none,2\n", "import")).ProblemType.ShouldBe("bad-rows");
        (await server.Client.PostCsv("/api/datasets/import?name=Line&target=y", Csv, "dataset")).Status.ShouldBe(409);
        (await server.Client.PostCsv("/api/datasets/nowhere/examples/import", Csv, "nowhere")).Status.ShouldBe(404);
        foreach (var key in new[] { "example", "import", "dataset", "nowhere" })
        {
            var added = await server.Client.PostWithKey($"{line}/examples", new { x = 1, y = 2 }, key);
            added.Status.ShouldBe(201, added.Body);
            added.IsReplayed.ShouldBeFalse();
        }

        (await server.Client.CountAsync(line)).ShouldBe(4);
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("InMemory")]
    [InlineData("PostgreSql")]
    public async Task Ten_simultaneous_requests_with_one_key_add_one(string provider)
    {
        await using var server = new TestServer(provider);
        var line = await server.Client.CreateLineAsync();
        await AddsOneAsync(() => server.Client.PostWithKey($"{line}/examples", new { x = 1, y = 2 }, "example"));
        (await server.Client.CountAsync(line)).ShouldBe(1);
        await AddsOneAsync(() => server.Client.PostCsv($"{line}/examples/import", Csv, "import"));
        (await server.Client.CountAsync(line)).ShouldBe(3);
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("PostgreSql")]
    public async Task A_key_that_is_used_every_night_is_a_new_one_every_night_however_many_others_wait_to_be_forgotten(string provider)
    {
        await using var server = new TestServer(provider);
        var line = await server.Client.CreateLineAsync();
        for (var i = 0; i < 150; i++) (await server.Client.PostWithKey($"{line}/examples", new { x = 1, y = 2 }, $"{i}")).Status.ShouldBe(201);
        (await server.Client.PostWithKey($"{line}/examples", new { x = 1, y = 2 }, "nightly")).Status.ShouldBe(201);
        using (var database = server.Connect())
        using (var age = database.CreateCommand())
        {
            age.CommandText = provider == "Sqlite"
                ? "UPDATE \"Requests\" SET \"CreatedAt\" = \"CreatedAt\" - 2 * 864000000000"
                : "UPDATE \"Requests\" SET \"CreatedAt\" = \"CreatedAt\" - interval '2 days'";
            (await age.ExecuteNonQueryAsync()).ShouldBe(151);
        }

        var next = await server.Client.PostWithKey($"{line}/examples", new { x = 3, y = 4 }, "nightly");
        next.Status.ShouldBe(201, next.Body);
        (await server.Client.PostWithKey($"{line}/examples", new { x = 3, y = 4 }, "nightly")).ShouldBe(next with { IsReplayed = true });
    }

    [Fact]
    public async Task Two_callers_who_thought_of_the_same_key_do_not_meet()
    {
        await using var server = new TestServer();
        var line = await server.Client.CreateLineAsync();
        var keys = await Keys.CreateAsync(server.Client);
        foreach (var (caller, y) in new[] { (keys.Write, 1), (keys.Admin, 2) })
        {
            server.Client.Use(caller);
            var added = await server.Client.PostWithKey($"{line}/examples", new { x = 1, y }, "nightly");
            added.Status.ShouldBe(201, added.Body);
            added.IsReplayed.ShouldBeFalse();
        }

        (await server.Client.CountAsync(line)).ShouldBe(2);
    }

    [Fact]
    public async Task A_request_that_stores_nothing_ignores_an_idempotency_key()
    {
        await using var server = new TestServer();
        var line = await server.Client.CreateLineAsync(examples: 20);
        await server.Client.TrainAsync(line);
        foreach (var x in new[] { 1, 2 })
        {
            (await server.Client.PostWithKey($"{line}/predictions", new { x }, "k")).Status.ShouldBe(200);
            (await server.Client.PostCsv($"{line}/predictions/batch", $"x\n{x}\n", "k")).Status.ShouldBe(200);
            (await server.Client.PostWithKey("/api/nowhere", new { x }, "k")).Status.ShouldBe(405);
        }
    }

    [Fact]
    public async Task A_dry_run_does_not_use_its_key_up()
    {
        await using var server = new TestServer();
        var line = await server.Client.CreateLineAsync();
        (await server.Client.PostCsv($"{line}/examples/import?dryRun=true", Csv, "k")).Status.ShouldBe(200);
        (await server.Client.PostCsv($"{line}/examples/import", Csv, "k")).Status.ShouldBe(200);
        (await server.Client.CountAsync(line)).ShouldBe(2);
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("InMemory")]
    [InlineData("PostgreSql")]
    public async Task A_request_that_finds_nothing_to_do_does_not_use_its_key_up(string provider)
    {
        await using var server = new TestServer(provider);
        var line = await server.Client.CreateLineAsync(examples: 1);
        for (var time = 0; time < 2; time++)
            (await server.Client.PostWithKey($"{line}/examples/undo-deletion", new { }, "k")).ProblemType.ShouldBe("nothing-to-undo");
        (await server.Client.Delete($"{line}/examples?all=true")).Status.ShouldBe(200);
        (await server.Client.PostWithKey($"{line}/examples/undo-deletion", new { }, "k")).Status.ShouldBe(200);
        (await server.Client.CountAsync(line)).ShouldBe(1);
    }

    [Theory]
    [InlineData("   ")]
    [InlineData(null)]
    public async Task A_key_that_is_none_answers_400(string? key)
    {
        await using var server = new TestServer();
        var line = await server.Client.CreateLineAsync();
        var refused = await server.Client.PostWithKey($"{line}/examples", new { x = 1, y = 2 }, key ?? new string('k', 201));
        refused.Status.ShouldBe(400, refused.Body);
        refused.FieldsAtFault.ShouldBe(["Idempotency-Key"]);
        (await server.Client.CountAsync(line)).ShouldBe(0);
    }

    /// <summary>Sends the same request twice, with a new key.</summary>
    private static async Task TwiceAsync(int status, Func<string, Task<Answer>> request)
    {
        var key = Guid.NewGuid().ToString();
        var first = await request(key);
        first.Status.ShouldBe(status, first.Body);
        first.IsReplayed.ShouldBeFalse();
        (await request(key)).ShouldBe(first with { IsReplayed = true });
    }

    /// <summary>One request is executed; the others get the same response, or the advice to retry.</summary>
    private static async Task AddsOneAsync(Func<Task<Answer>> request)
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => request()));
        var done = answers.Where(answer => answer.Status < 300).ToList();
        done.Count(answer => !answer.IsReplayed).ShouldBe(1);
        done.ShouldAllBe(answer => answer.Body == done[0].Body);
        answers.Except(done).ShouldAllBe(answer => answer.Status == 409 && answer.ProblemType == "request-in-progress");
        (await request()).ShouldBe(done.Single(answer => !answer.IsReplayed) with { IsReplayed = true });
    }
}
