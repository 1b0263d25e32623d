using System.Text.Json;
using Regressor.Application.Retention;

namespace Regressor.WebApi.FunctionalTests.Datasets;

/// <summary>A deleted dataset is in the trash until it is restored, deleted permanently, or old enough.</summary>
public sealed class TrashTests
{
    private static readonly object Quick = new { epochs = 1, members = 2 };

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("PostgreSql")]
    public async Task A_deleted_dataset_is_hidden_and_comes_back_whole(string provider)
    {
        await using var server = new TestServer(provider);
        var (client, line) = (server.Client, await server.Client.CreateLineAsync(examples: 40));
        await client.TrainAsync(line, Quick);
        var before = (await client.Get(line)).Json;
        var predicted = (await client.Post($"{line}/predictions", new { x = 1 })).Body;

        var trashed = await DeleteAsync(client, line);
        foreach (var hidden in new[] { line, $"{line}/examples", $"{line}/models", $"{line}/examples/export" })
        {
            var answer = await client.Get(hidden);
            (answer.Status, answer.ProblemType).ShouldBe((404, "in-trash"), hidden);
        }

        (await client.Post($"{line}/predictions", new { x = 1 })).ProblemType.ShouldBe("in-trash");
        (await client.Post($"{line}/examples", new { x = 1, y = 2 })).ProblemType.ShouldBe("in-trash");
        (await client.PostCsv($"{line}/examples/import", "x,y\n1,2\n")).ProblemType.ShouldBe("in-trash");
        (await client.Get("/v2/models/line")).Status.ShouldBe(404);
        (await client.Get("/api/datasets")).Json.GetProperty("total").GetInt32().ShouldBe(0);
        var listed = (await client.Get("/api/trash")).Json.GetProperty("items")[0];
        $"/api/trash/{listed.GetProperty("id").GetString()}".ShouldBe(trashed);
        (listed.GetProperty("slug").GetString(), listed.GetProperty("exampleCount").GetInt32()).ShouldBe(("line", 40));
        (listed.GetProperty("keptUntil").GetDateTimeOffset() - listed.GetProperty("deletedAt").GetDateTimeOffset()).ShouldBe(TimeSpan.FromDays(30));

        await server.RestartAsync();
        client = server.Client;
        (await client.Get(line)).ProblemType.ShouldBe("in-trash");
        var restored = await client.Post($"{trashed}/restore", new { });
        restored.Status.ShouldBe(200, restored.Body);
        (await client.Get(line)).Json.GetRawText().ShouldBe(before.GetRawText());
        (await client.Post($"{line}/predictions", new { x = 1 })).Body.ShouldBe(predicted);
        (await client.Get("/api/trash")).Json.GetProperty("total").GetInt32().ShouldBe(0);
        (await client.Post($"{trashed}/restore", new { })).Status.ShouldBe(404);
        (await client.TrainAsync(line, Quick)).GetProperty("modelVersion").GetInt32().ShouldBe(2);
        var log = (await client.Get("/api/audit-log")).Json.GetProperty("items").EnumerateArray();
        log.Select(entry => entry.GetProperty("what").GetString()).ShouldContain("restoreDataset");
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("PostgreSql")]
    public async Task Its_name_is_free_and_it_comes_back_beside_its_successor_under_another_address(string provider)
    {
        await using var server = new TestServer(provider);
        var (client, line) = (server.Client, await server.Client.CreateLineAsync(examples: 40));
        await client.TrainAsync(line, Quick);
        var old = (await client.Post($"{line}/predictions", new { x = 1 })).Body;
        var trashed = await DeleteAsync(client, line);
        var successor = await client.CreateLineAsync(examples: 2);
        successor.ShouldBe(line);

        var restored = (await client.Post($"{trashed}/restore", new { })).Json;
        restored.GetProperty("id").GetString().ShouldBe("line-2");
        restored.GetProperty("name").GetString().ShouldBe("Line");
        (await client.Post("/api/datasets/line-2/predictions", new { x = 1 })).Body.ShouldBe(old);
        (await client.Post($"{successor}/predictions", new { x = 1 })).ProblemType.ShouldBe("no-model");
        (await client.CountAsync(successor)).ShouldBe(2);
        (await client.CountAsync("/api/datasets/line-2")).ShouldBe(40);

        // Both can be in the trash at the same time.
        await DeleteAsync(client, "/api/datasets/line-2");
        await DeleteAsync(client, successor);
        (await client.Get("/api/trash")).Json.GetProperty("total").GetInt32().ShouldBe(2);
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("PostgreSql")]
    public async Task What_is_deleted_from_the_trash_leaves_nothing_behind(string provider)
    {
        await using var server = new TestServer(provider);
        var (client, line) = (server.Client, await server.Client.CreateLineAsync(examples: 40));
        await client.TrainAsync(line, Quick);
        var trashed = await DeleteAsync(client, line);
        Directory.Exists(Path.Combine(server.DataDirectory, "tensorboard", "line")).ShouldBeFalse();
        (await client.Delete(trashed)).Status.ShouldBe(204);
        (await client.Delete(trashed)).Status.ShouldBe(404);
        (await client.Get("/api/trash")).Json.GetProperty("total").GetInt32().ShouldBe(0);
        (await client.Get(line)).ProblemType.ShouldBe("not-found");
        using var database = server.Connect();
        foreach (var table in new[] { "Datasets", "Models", "TrainingRuns" }) TestStorage.Query(database, $"SELECT COUNT(*) FROM \"{table}\"").ShouldBe(["0"], table);
        var models = Path.Combine(server.DataDirectory, "models");
        if (Directory.Exists(models)) Directory.GetDirectories(models).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("InMemory", "30")]
    [InlineData("Sqlite", "0")]
    public async Task Without_a_trash_a_dataset_is_deleted_permanently_at_once(string provider, string days)
    {
        await using var server = new TestServer(provider, settings: new() { ["Datasets:TrashDays"] = days });
        (await server.Client.Get("/api/settings")).Json.GetProperty("trashDays").GetInt32().ShouldBe(0);
        var line = await server.Client.CreateLineAsync(examples: 3);
        var deleted = await server.Client.Delete(line);
        (deleted.Status, deleted.Location).ShouldBe((204, null));
        (await server.Client.Get(line)).ProblemType.ShouldBe("not-found");
        (await server.Client.Get("/api/trash")).Json.GetProperty("total").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task The_server_empties_the_trash_of_what_is_old_enough()
    {
        await using var server = new TestServer();
        var line = await server.Client.CreateLineAsync(examples: 3);
        var trashed = await DeleteAsync(server.Client, line);
        await server.SendAsync(new ApplyRetentionCommand());
        (await server.Client.Get("/api/trash")).Json.GetProperty("total").GetInt32().ShouldBe(1);

        await server.RestartAsync(new() { ["Datasets:TrashDays"] = "0" });
        await server.SendAsync(new ApplyRetentionCommand());
        (await server.Client.Get("/api/trash")).Json.GetProperty("total").GetInt32().ShouldBe(0);
        var entry = (await server.Client.Get("/api/audit-log")).Json.GetProperty("items")[0];
        (entry.GetProperty("who").GetString(), entry.GetProperty("what").GetString(), entry.GetProperty("target").GetString())
            .ShouldBe(("server", "deleteTrashedDataset", trashed));
    }

    [Fact]
    public async Task A_key_of_the_dataset_admits_nobody_until_it_is_restored()
    {
        await using var server = new TestServer();
        var (client, line) = (server.Client, await server.Client.CreateLineAsync(examples: 3));
        var keys = await Keys.CreateAsync(client);
        client.Use(keys.Admin);
        var key = (await client.Post("/api/keys", new { name = "line only", scope = "write", dataset = "line" })).Json.GetProperty("text").GetString()!;
        var trashed = await DeleteAsync(client, line);
        await client.CreateLineAsync(examples: 1);
        (await client.AskAsync(HttpMethod.Get, line, key)).ShouldBe(401);
        (await client.AskAsync(HttpMethod.Get, "/api/trash", key)).ShouldBe(401);

        (await client.Post($"{trashed}/restore", new { })).Json.GetProperty("id").GetString().ShouldBe("line-2");
        (await client.AskAsync(HttpMethod.Get, "/api/datasets/line-2", key)).ShouldBe(200);
        (await client.AskAsync(HttpMethod.Get, line, key)).ShouldBe(403);
        (await client.AskAsync(HttpMethod.Get, "/api/trash", key)).ShouldBe(403);
        (await client.AskAsync(HttpMethod.Post, "/api/datasets/line-2/duplicate", key)).ShouldBe(403);
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("PostgreSql")]
    public async Task A_running_training_stops_and_stays_cancelled(string provider)
    {
        await using var server = new TestServer(provider);
        var (client, line) = (server.Client, await server.Client.CreateLineAsync(examples: 40));
        var run = await client.Post($"{line}/training-runs", new { epochs = 10_000, members = 16 });
        var trashed = await DeleteAsync(client, line);
        var other = await client.CreateLineAsync("Other", examples: 40);
        (await client.TrainAsync(other, Quick)).GetProperty("status").GetString().ShouldBe("succeeded");
        (await client.Post($"{trashed}/restore", new { })).Status.ShouldBe(200);
        await Eventually.IsAsync(async () => (await client.Get(run.Location!.ToString())).Json.GetProperty("status").GetString() == "cancelled");
        (await client.Get(line)).Json.GetProperty("activeModelVersion").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    private static async Task<string> DeleteAsync(HttpClient client, string dataset)
    {
        var deleted = await client.Delete(dataset);
        deleted.Status.ShouldBe(204, deleted.Body);
        return deleted.Location!.ToString();
    }
}
