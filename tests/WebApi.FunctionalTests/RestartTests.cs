using System.Text.Json;
using Regressor.Infrastructure;

namespace Regressor.WebApi.FunctionalTests;

public class RestartTests
{
    [Theory]
    [InlineData("Sqlite")]
    [InlineData("InMemory")]
    public async Task The_active_model_answers_the_same_after_a_restart(string provider)
    {
        await using var server = new TestServer(provider);
        var line = await server.Client.CreateLineAsync(examples: 40);
        await server.Client.TrainAsync(line);
        var before = (await server.Client.Post($"{line}/predictions", new { x = 2.5 })).Body;
        var report = (await server.Client.Get($"{line}/models/1/report")).Json;

        await server.RestartAsync();
        (await server.Client.Post($"{line}/predictions", new { x = 2.5 })).Body.ShouldBe(before);
        var dataset = (await server.Client.Get(line)).Json;
        dataset.GetProperty("activeModel").GetProperty("metrics").GetProperty("train").GetProperty("count").GetInt32().ShouldBeGreaterThan(0);
        dataset.GetProperty("exampleCount").GetInt32().ShouldBe(provider == "Sqlite" ? 40 : 0);

        // Of the database that is gone, the report names no example.
        var after = (await server.Client.Get($"{line}/models/1/report")).Json;
        after.GetProperty("points").GetRawText().ShouldBe(report.GetProperty("points").GetRawText());
        after.GetProperty("importance").GetRawText().ShouldBe(report.GetProperty("importance").GetRawText());
        report.GetProperty("worst")[0].GetProperty("exampleId").ValueKind.ShouldBe(JsonValueKind.String);
        after.GetProperty("worst")[0].GetProperty("exampleId").ValueKind.ShouldBe(provider == "Sqlite" ? JsonValueKind.String : JsonValueKind.Null);
    }

    [Fact]
    public async Task A_model_that_cannot_be_read_for_a_moment_is_not_given_up()
    {
        await using var server = new TestServer();
        var line = await server.Client.CreateLineAsync(examples: 20);
        await server.Client.TrainAsync(line);
        await server.Client.TrainAsync(line);
        await server.RestartAsync();
        var file = Directory.GetFiles(Path.Combine(server.DataDirectory, "models"), "2.safetensors", SearchOption.AllDirectories).Single();

        // A folder of that name is there and cannot be read, even by root.
        File.Move(file, $"{file}.away");
        Directory.CreateDirectory(file);
        var refused = await server.Client.Post($"{line}/predictions", new { x = 1 });
        refused.Status.ShouldBe(503, refused.Body);
        (await server.Client.Get($"{line}/models/2")).Json.GetProperty("active").GetBoolean().ShouldBeTrue();

        Directory.Delete(file);
        File.Move($"{file}.away", file);
        (await server.Client.AnsweringVersionAsync(line)).ShouldBe(2);
    }

    [Fact]
    public async Task Models_that_are_away_for_a_start_are_not_given_up()
    {
        await using var server = new TestServer();
        var line = await server.Client.CreateLineAsync(examples: 20);
        for (var seed = 1; seed <= 2; seed++) await server.Client.TrainAsync(line, new { seed, epochs = 1, members = 2 });
        var models = Path.Combine(server.DataDirectory, "models");
        await server.StopAsync();
        Directory.Move(models, $"{models}.away");

        await server.RestartAsync();
        (await server.Client.Post($"{line}/predictions", new { x = 1 })).Status.ShouldBe(503);
        (await server.Client.Get($"{line}/models/2/checkpoint")).Status.ShouldBe(503);
        await server.StopAsync();
        Directory.Move($"{models}.away", models);

        await server.RestartAsync();
        (await server.Client.AnsweringVersionAsync(line)).ShouldBe(2);
        foreach (var model in (await server.Client.Get($"{line}/models")).Json.GetProperty("items").EnumerateArray())
            model.GetProperty("problem").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task A_model_whose_file_is_back_answers_again_and_the_audit_log_tells_of_both()
    {
        await using var server = new TestServer();
        var line = await server.Client.CreateLineAsync(examples: 20);
        await server.Client.TrainAsync(line, new { epochs = 1, members = 2 });
        await server.RestartAsync();
        var file = Directory.GetFiles(Path.Combine(server.DataDirectory, "models"), "*", SearchOption.AllDirectories).Single();
        File.Move(file, $"{file}.away");
        (await server.Client.Post($"{line}/predictions", new { x = 1 })).Status.ShouldBe(409);
        (await server.Client.Get($"{line}/models/1")).Json.GetProperty("problem").GetString().ShouldBe("The checkpoint file is missing.");

        File.Move($"{file}.away", file);
        await Eventually.IsAsync(async () => (await server.Client.Post($"{line}/predictions", new { x = 1 })).Status == 200);
        (await server.Client.Get($"{line}/models/1")).Json.GetProperty("problem").ValueKind.ShouldBe(JsonValueKind.Null);
        var noted = (await server.Client.Get("/api/audit-log")).Json.GetProperty("items").EnumerateArray()
            .Where(entry => entry.GetProperty("who").GetString() == "server")
            .Select(entry => $"{entry.GetProperty("what").GetString()} {entry.GetProperty("target").GetString()}");
        noted.ShouldBe([$"activateModel {line}/models/1", $"deactivateModel {line}/models/1"]);
    }

    [Fact]
    public async Task What_was_marked_as_damaged_and_is_sound_is_found_so_at_the_next_start()
    {
        await using var server = new TestServer();
        var (all, some) = (await server.Client.CreateLineAsync("All", examples: 20), await server.Client.CreateLineAsync("Some", examples: 20));
        foreach (var line in new[] { all, all, some, some }) await server.Client.TrainAsync(line, new { epochs = 1, members = 2 });
        await server.StopAsync();
        using (var database = server.Connect())
        {
            TestStorage.Query(database, "UPDATE Models SET Problem = 'The checkpoint file is missing.' WHERE Version = 2 OR DatasetId = (SELECT Id FROM Datasets WHERE Slug = 'all')");
            TestStorage.Query(database, "UPDATE Datasets SET ActiveModelVersion = CASE Slug WHEN 'some' THEN 1 END");
        }

        await server.RestartAsync();
        await Eventually.IsAsync(async () => (await MarkedAsync(all)) + (await MarkedAsync(some)) == 0);
        (await server.Client.AnsweringVersionAsync(all)).ShouldBe(2);
        (await server.Client.AnsweringVersionAsync(some)).ShouldBe(1);

        async Task<int> MarkedAsync(string line) => (await server.Client.Get($"{line}/models")).Json.GetProperty("items").EnumerateArray()
            .Count(model => model.GetProperty("problem").ValueKind == JsonValueKind.String);
    }

    [Fact]
    public async Task A_training_outlasts_a_write_that_keeps_the_database_to_itself()
    {
        await using var server = new TestServer();
        var line = await server.Client.CreateLineAsync(examples: 20);
        var run = (await server.Client.Post($"{line}/training-runs", new { epochs = 10_000, members = 8 })).Location!.ToString();
        await Eventually.IsAsync(async () => (await server.Client.Get(run)).Json.GetProperty("status").GetString() == "running");
        var started = (await server.Client.Get(run)).Json.GetProperty("startedAt").GetString();
        using (var database = server.Connect())
        {
            TestStorage.Query(database, "BEGIN IMMEDIATE");

            // Longer than a worker of several may be silent.
            await Task.Delay(TimeSpan.FromSeconds(18));
            TestStorage.Query(database, "ROLLBACK");
        }

        await server.Client.Post($"{run}/cancel", new { });
        var ended = (await server.Client.EventsAsync($"{run}/events"))[^1].Data;
        ended.GetProperty("status").GetString().ShouldBeOneOf("cancelled", "succeeded");
        ended.GetProperty("startedAt").GetString().ShouldBe(started);
    }

    [Fact]
    public async Task A_server_that_only_predicts_does_not_load_libtorch()
    {
        var folder = Directory.CreateTempSubdirectory("regressor-");
        var settings = new Dictionary<string, string> { ["DataDirectory"] = folder.FullName };
        string line;
        using (var server = await ServerProcess.StartAsync(settings))
        {
            line = await server.Client.CreateLineAsync(examples: 40);
            await server.Client.TrainAsync(line, new { epochs = 2, members = 2 });
            LibrariesOf(server).ShouldContain("libtorch");
        }

        using (var server = await ServerProcess.StartAsync(settings))
        {
            (await server.Client.Post($"{line}/predictions", new { x = 2.5 })).Status.ShouldBe(200);
            LibrariesOf(server).ShouldNotContain("libtorch");
        }

        folder.Delete(recursive: true);

        static string LibrariesOf(ServerProcess server) => File.ReadAllText($"/proc/{server.Id}/maps");
    }

    [Fact]
    public async Task A_model_stored_without_a_report_says_so()
    {
        await using var server = new TestServer();
        var line = await server.Client.CreateLineAsync(examples: 40);
        await server.Client.TrainAsync(line, new { epochs = 1, members = 2 });
        await server.StopAsync();
        await using (var database = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(server.DataDirectory, "regressor.db")}"))
        {
            await database.OpenAsync();
            await using var delete = database.CreateCommand();
            delete.CommandText = "DELETE FROM ModelDiagnostics";
            (await delete.ExecuteNonQueryAsync()).ShouldBe(1);
        }

        await server.RestartAsync();
        (await server.Client.Get($"{line}/models/1")).Status.ShouldBe(200);
        var missing = await server.Client.Get($"{line}/models/1/report");
        missing.Status.ShouldBe(404);
        missing.Json.GetProperty("detail").GetString().ShouldBe("The report of version 1, which was trained before reports were kept, does not exist.");
    }

    [Fact]
    public async Task A_damaged_checkpoint_is_reported_and_the_newest_good_version_serves()
    {
        await using var server = new TestServer();
        var line = await server.Client.CreateLineAsync(examples: 40);
        for (var seed = 1; seed <= 3; seed++) await server.Client.TrainAsync(line, new { seed, epochs = 5, members = 2 });
        await server.StopAsync();
        var newest = Directory.GetFiles(Path.Combine(server.DataDirectory, "models"), "*", SearchOption.AllDirectories).Order().Last();
        await File.WriteAllBytesAsync(newest, (await File.ReadAllBytesAsync(newest))[..^100]);

        await server.RestartAsync();
        (await server.Client.AnsweringVersionAsync(line)).ShouldBe(2);
        var models = (await server.Client.Get($"{line}/models")).Json.GetProperty("items");
        models[0].GetProperty("problem").GetString().ShouldNotBeNullOrEmpty();
        models[0].GetProperty("active").GetBoolean().ShouldBeFalse();
        models[1].GetProperty("active").GetBoolean().ShouldBeTrue();
        var refused = await server.Client.Post($"{line}/models/3/activate", new { });
        refused.Status.ShouldBe(409);
        refused.ProblemType.ShouldBe("invalid-state");
    }

    [Fact]
    public async Task A_model_there_is_no_room_for_in_memory_answers_when_it_is_asked_again()
    {
        await using var server = new TestServer(settings: new() { ["Models:MemoryBytes"] = "1" });
        var lines = new[] { await server.Client.CreateLineAsync("Up", examples: 40), await server.Client.CreateLineAsync("Down", examples: 40) };
        foreach (var line in lines) await server.Client.TrainAsync(line, new { epochs = 5, members = 2 });

        foreach (var line in lines.Concat(lines))
            (await server.Client.Post($"{line}/predictions", new { x = 1 })).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_training_that_an_orderly_stop_interrupts_is_taken_up_again()
    {
        await using var server = new TestServer();
        var line = await server.Client.CreateLineAsync(examples: 40);
        var started = await server.Client.Post($"{line}/training-runs", new { epochs = 300, learningRate = 1e-6, members = 2 });
        var run = started.Location!.ToString();
        await server.RestartAsync();
        (await server.Client.EventsAsync($"{run}/events"))[^1].Data.GetProperty("status").GetString().ShouldBe("succeeded");
    }

    [Fact]
    public async Task The_sample_is_loaded_and_trained_on_an_empty_database_and_not_again()
    {
        await using var server = new TestServer(sample: true);
        const string Sample = "/api/datasets/sacramento-house-sales";
        var dataset = (await server.Client.Get(Sample)).Json;
        dataset.GetProperty("exampleCount").GetInt32().ShouldBe(932);
        dataset.GetProperty("currentRun").ValueKind.ShouldBe(JsonValueKind.Object);
        await server.Client.Delete(Sample);

        await server.Client.CreateLineAsync();
        await server.RestartAsync();
        (await server.Client.Get(Sample)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_second_server_on_the_same_data_is_refused()
    {
        await using var server = new TestServer();
        await server.Client.CreateLineAsync();
        using var second = new Microsoft.AspNetCore.Mvc.Testing.WebApplicationFactory<Program>().WithWebHostBuilder(host =>
            host.UseSetting("DataDirectory", server.DataDirectory));
        Should.Throw<RefusalException>(() => second.CreateClient()).Message.ShouldContain("Another Regressor");
    }
}
