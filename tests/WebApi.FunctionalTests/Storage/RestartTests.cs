using System.Text.Json;
using Regressor.Infrastructure;
using Regressor.WebApi.FunctionalTests.Support.Processes;

namespace Regressor.WebApi.FunctionalTests.Storage;

public class RestartTests
{
    private static readonly string[] Figures = ["actual", "predicted", "lower", "upper"];

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

        // The report names no example, because the database is lost.
        var after = (await server.Client.Get($"{line}/models/1/report")).Json;
        FiguresOf(after).ShouldBe(FiguresOf(report));
        after.GetProperty("importance").GetRawText().ShouldBe(report.GetProperty("importance").GetRawText());
        report.GetProperty("worst")[0].GetProperty("exampleId").ValueKind.ShouldBe(JsonValueKind.String);
        var known = provider == "Sqlite" ? JsonValueKind.String : JsonValueKind.Null;
        after.GetProperty("worst")[0].GetProperty("exampleId").ValueKind.ShouldBe(known);
        after.GetProperty("points")[0].GetProperty("exampleId").ValueKind.ShouldBe(known);

        static string[] FiguresOf(JsonElement report) =>
            [.. report.GetProperty("points").EnumerateArray().Select(point =>
                string.Join(' ', Figures.Select(name => point.GetProperty(name).GetRawText())))];
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
    public async Task A_model_without_a_report_returns_404()
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
        missing.Json.GetProperty("detail").GetString().ShouldBe("The report of version 1, which was trained before reports were stored, does not exist.");
    }

    [Fact]
    public async Task A_model_evicted_from_memory_answers_again_on_its_next_use()
    {
        await using var server = new TestServer(settings: new() { ["Models:MemoryBytes"] = "1" });
        var lines = new[] { await server.Client.CreateLineAsync("Up", examples: 40), await server.Client.CreateLineAsync("Down", examples: 40) };
        foreach (var line in lines) await server.Client.TrainAsync(line, new { epochs = 5, members = 2 });

        foreach (var line in lines.Concat(lines))
            (await server.Client.Post($"{line}/predictions", new { x = 1 })).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_training_interrupted_by_a_graceful_shutdown_is_restarted()
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
