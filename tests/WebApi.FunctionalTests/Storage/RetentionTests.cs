using Regressor.Application.Retention;
using Regressor.Domain.Security;

namespace Regressor.WebApi.FunctionalTests.Storage;

/// <summary>The oldest versions, event files, runs and audit entries are deleted beyond the configured numbers.</summary>
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

        // An import also creates a version, and does not delete the active one, however old.
        (await client.Post($"{line}/models/2/activate", new { })).Status.ShouldBe(200);
        (await client.PostModel(line, await client.CheckpointAsync(line, 4))).Status.ShouldBe(201);
        (await VersionsAsync(client, line)).ShouldBe([5, 4, 2]);
        (await client.AnsweringVersionAsync(line)).ShouldBe(2);

        var removed = (await client.Get("/api/audit-log")).Json.GetProperty("items").EnumerateArray().Where(entry => entry.GetProperty("who").GetString() == "server");
        removed.Select(entry => (entry.GetProperty("what").GetString(), entry.GetProperty("target").GetString()))
            .ShouldBe([("deleteModel", $"{line}/models/3"), ("deleteModel", $"{line}/models/1")]);
    }

    [Fact]
    public async Task Nothing_is_deleted_while_a_training_continues_from_a_version()
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
        await using var server = new TestServer(settings: new() { ["Models:Keep"] = "0", ["Training:KeepLogs"] = "0", ["Training:KeepRuns"] = "0" });
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

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("InMemory")]
    [InlineData("PostgreSql")]
    public async Task The_oldest_runs_go_with_their_epochs_but_not_those_whose_model_exists(string provider)
    {
        await using var server = new TestServer(provider, settings: new() { ["Training:KeepLogs"] = "2", ["Training:KeepRuns"] = "3" });
        var (client, line) = (server.Client, await server.Client.CreateLineAsync(examples: 40));
        List<string> runs = [];
        for (var training = 1; training <= 5; training++) await TrainAsync();
        for (var version = 2; version <= 4; version++) (await client.Delete($"{line}/models/{version}")).Status.ShouldBe(204);
        await TrainAsync();

        // The newest three, and the one of version 1.
        await Eventually.IsAsync(async () => (await RunsAsync(client, line)).SequenceEqual([.. runs[..3], runs[5]]));
        (await client.Get($"{line}/training-runs/{runs[3]}")).Status.ShouldBe(404);
        await Eventually.IsAsync(async () => await EpochsAsync(runs[2]) == 0);
        foreach (var kept in new[] { runs[0], runs[1], runs[5] }) (await EpochsAsync(kept)).ShouldBe(1);

        async Task TrainAsync() => runs.Insert(0, (await client.TrainAsync(line, Quick)).GetProperty("id").GetString()!);

        async Task<int> EpochsAsync(string run) =>
            (await client.EventsAsync($"{line}/training-runs/{run}/events")).Count(entry => entry.Type == "epoch");
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("InMemory")]
    [InlineData("PostgreSql")]
    public async Task A_changed_setting_is_applied_daily_without_a_training(string provider)
    {
        await using var server = new TestServer(provider, settings: new() { ["Models:Keep"] = "1", ["Training:KeepRuns"] = "1" });
        var line = await server.Client.CreateLineAsync(examples: 40);
        await server.Client.TrainAsync(line, Quick);
        var newest = (await server.Client.TrainAsync(line, Quick)).GetProperty("id").GetString()!;

        // The trainings above may still be ending.
        await Eventually.IsAsync(async () =>
        {
            await server.Client.Delete($"{line}/models/1");
            await server.SendAsync(new ApplyRetentionCommand());
            return (await RunsAsync(server.Client, line)).SequenceEqual([newest]);
        });
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("InMemory")]
    [InlineData("PostgreSql")]
    public async Task Of_entries_about_single_examples_the_newest_are_kept_and_all_others(string provider)
    {
        await using var server = new TestServer(provider, settings: new() { ["Security:KeepRoutineAudit"] = "3" });
        var line = await server.Client.CreateLineAsync(examples: 5);
        (await server.Client.Delete($"{line}/examples/1")).Status.ShouldBe(204);
        (await server.Client.Delete($"{line}/examples?all=true")).Status.ShouldBe(200);
        await server.SendAsync(new ApplyRetentionCommand());

        var entries = (await server.Client.Get("/api/audit-log")).Json.GetProperty("items").EnumerateArray().Select(entry => entry.GetProperty("what").GetString());
        entries.ShouldBe(["deleteExamples", "deleteExample", "addExample", "addExample", "createDataset"]);
    }

    [Fact]
    public async Task What_is_routine_are_operations_of_the_API()
    {
        await using var server = new TestServer();
        var document = (await server.Client.Get("/openapi/v1.json")).Body;
        foreach (var operation in AuditEntry.OnOneExample.Append(AuditEntry.ModelDeleted)) document.ShouldContain($"\"operationId\": \"{operation}\"");
    }

    private static async Task<string[]> RunsAsync(HttpClient client, string dataset) =>
        [.. (await client.Get($"{dataset}/training-runs")).Json.GetProperty("items").EnumerateArray().Select(run => run.GetProperty("id").GetString()!)];

    private static async Task<int[]> VersionsAsync(HttpClient client, string dataset) =>
        [.. (await client.Get($"{dataset}/models")).Json.GetProperty("items").EnumerateArray().Select(model => model.GetProperty("version").GetInt32())];
}
