using System.Text.Json;

namespace Regressor.WebApi.FunctionalTests.Models;

public sealed class LostModelFileTests
{
    [Fact]
    public async Task A_model_that_cannot_be_read_for_a_moment_is_not_given_up()
    {
        await using var server = new TestServer();
        var line = await server.Client.CreateLineAsync(examples: 20);
        await server.Client.TrainAsync(line);
        await server.Client.TrainAsync(line);
        await server.RestartAsync();
        var file = Directory.GetFiles(Path.Combine(server.DataDirectory, "models"), "2.safetensors", SearchOption.AllDirectories).Single();

        // A folder has the file's name and cannot be read, even by root.
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
    public async Task A_model_whose_file_is_back_answers_again_and_the_audit_log_records_both()
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
    public async Task A_valid_model_marked_as_damaged_is_recovered_at_the_next_start()
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
}
