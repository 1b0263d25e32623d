namespace Regressor.WebApi.FunctionalTests;

/// <summary>The oldest versions and event files go when there are more than are kept.</summary>
public sealed class RetentionTests
{
    private static readonly object Quick = new { epochs = 1, members = 2 };

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("InMemory")]
    [InlineData("PostgreSql")]
    public async Task Beyond_the_number_that_is_kept_the_oldest_versions_go_but_never_the_active_one(string provider)
    {
        await using var server = new TestServer(provider, settings: new() { ["Models:Keep"] = "2" });
        var (client, line) = (server.Client, await server.Client.CreateLineAsync(examples: 40));
        for (var training = 0; training < 4; training++) await client.TrainAsync(line, Quick);
        await Eventually.IsAsync(async () => await VersionsAsync(client, line) is [4, 3, 2]);
        (await client.Get($"{line}/models/1")).Status.ShouldBe(404);
        (await client.Get($"{line}/models/1/checkpoint")).Status.ShouldBe(404);

        // An upload becomes a version, too, and leaves the active one alone however old that is.
        (await client.Post($"{line}/models/2/activate", new { })).Status.ShouldBe(200);
        (await client.PostModel(line, await client.CheckpointAsync(line, 4))).Status.ShouldBe(201);
        (await VersionsAsync(client, line)).ShouldBe([5, 4, 2]);
        (await client.AnsweringVersionAsync(line)).ShouldBe(2);

        var removed = (await client.Get("/api/audit-log")).Json.GetProperty("items").EnumerateArray().Where(entry => entry.GetProperty("who").GetString() == "server");
        removed.Select(entry => (entry.GetProperty("what").GetString(), entry.GetProperty("target").GetString()))
            .ShouldBe([("deleteModel", $"{line}/models/3"), ("deleteModel", $"{line}/models/1")]);
    }

    [Fact]
    public async Task Nothing_goes_while_a_training_goes_on_from_a_version()
    {
        await using var server = new TestServer(settings: new() { ["Models:Keep"] = "1" });
        var (client, line) = (server.Client, await server.Client.CreateLineAsync(examples: 40));
        for (var training = 0; training < 2; training++) await client.TrainAsync(line, Quick);
        var run = await client.Post($"{line}/training-runs", new { epochs = 10_000, members = 16, startFrom = "activeModel" });
        run.Status.ShouldBe(202, run.Body);
        (await client.Post($"{line}/models/1/activate", new { })).Status.ShouldBe(200);
        (await client.PostModel(line, await client.CheckpointAsync(line, 1))).Status.ShouldBe(201);
        (await VersionsAsync(client, line)).ShouldBe([3, 2, 1]);

        (await client.Post($"{run.Location}/cancel", new { })).Status.ShouldBe(202);
        (await client.EventsAsync($"{run.Location}/events"))[^1].Data.GetProperty("status").GetString().ShouldBe("cancelled");
        (await client.PostModel(line, await client.CheckpointAsync(line, 1))).Status.ShouldBe(201);
        (await VersionsAsync(client, line)).ShouldBe([4, 1]);
    }

    [Fact]
    public async Task Zero_keeps_all()
    {
        await using var server = new TestServer(settings: new() { ["Models:Keep"] = "0", ["Training:KeepLogs"] = "0" });
        var line = await server.Client.CreateLineAsync(examples: 40);
        for (var training = 0; training < 2; training++) await server.Client.TrainAsync(line, Quick);
        (await server.Client.PostModel(line, await server.Client.CheckpointAsync(line, 1))).Status.ShouldBe(201);
        (await VersionsAsync(server.Client, line)).ShouldBe([3, 2, 1]);
        Directory.GetDirectories(Path.Combine(server.DataDirectory, "tensorboard", "line")).Length.ShouldBe(2);
    }

    [Fact]
    public async Task Event_files_of_the_oldest_runs_go_and_what_is_not_ours_stays()
    {
        await using var server = new TestServer(settings: new() { ["Training:KeepLogs"] = "2" });
        var line = await server.Client.CreateLineAsync(examples: 40);
        var logs = Directory.CreateDirectory(Path.Combine(server.DataDirectory, "tensorboard", "line"));
        logs.CreateSubdirectory("notes of mine");
        List<string> runs = [];
        for (var training = 0; training < 3; training++) runs.Add((await server.Client.TrainAsync(line, Quick)).GetProperty("id").GetString()![^12..]);
        await Eventually.IsAsync(() => Task.FromResult(logs.GetDirectories().Length == 3));
        logs.GetDirectories().Select(folder => folder.Name).ShouldBe([.. runs[1..], "notes of mine"], ignoreOrder: true);
    }

    private static async Task<int[]> VersionsAsync(HttpClient client, string dataset) =>
        [.. (await client.Get($"{dataset}/models")).Json.GetProperty("items").EnumerateArray().Select(model => model.GetProperty("version").GetInt32())];
}
