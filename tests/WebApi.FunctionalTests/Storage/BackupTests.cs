using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Regressor.WebApi.FunctionalTests.Support.Processes;

namespace Regressor.WebApi.FunctionalTests.Storage;

/// <summary>Tests a backup created while the server works, restored elsewhere.</summary>
[Collection(ServerProcess.Tests)]
public sealed class BackupTests
{
    [Theory]
    [InlineData("Sqlite")]
    [InlineData("PostgreSql")]
    public async Task What_was_acknowledged_before_a_backup_is_in_it_whole_and_answers_the_same(string provider)
    {
        using var storage = new TestStorage(provider);
        using var target = new TestStorage(provider);
        var backup = Path.Combine(storage.DataDirectory, "..", $"{Guid.NewGuid():N}.backup");

        // Model versions are deleted too while the backup is created.
        storage.Settings["Models:Keep"] = "1";
        using var server = await ServerProcess.StartAsync(storage.Settings);
        var (line, busy) = (await server.Client.CreateLineAsync(examples: 40), await server.Client.CreateLineAsync("Busy", examples: 40));
        await server.Client.TrainAsync(line, new { epochs = 3, members = 2 });
        (await server.Client.Patch(line, new { split = new { by = "time", column = "x" }, declinedSplit = new { by = "group", column = "x" } })).Status.ShouldBe(200);
        await server.Client.TrainAsync(busy, new { epochs = 3, members = 2 });
        var keys = await Keys.CreateAsync(server.Client);
        server.Client.Use(keys.Admin);

        using var done = new CancellationTokenSource();
        ConcurrentQueue<double> added = [];
        var adding = AddUntilAsync(server.Client, busy, added, done.Token);
        var training = TrainUntilAsync(server.Client, busy, done.Token);
        await Eventually.IsAsync(() => Task.FromResult(added.Count > 10));
        double[] acknowledged = [.. added];
        var made = await CommandProcess.RunAsync(storage.Settings, "backup", "--to", backup);
        await done.CancelAsync();
        await adding;
        (await training).ShouldBeGreaterThan(1);
        made.ShouldBe(new CommandProcess(0, "", ""));
        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(backup).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);

        (await CommandProcess.RunAsync(target.Settings, "restore", "--from", backup)).ShouldBe(new CommandProcess(0, "", ""));
        File.Delete(backup);
        target.CheckIntegrity();
        using var restored = await ServerProcess.StartAsync(target.Settings);
        (await restored.Client.Get("/api/datasets")).Status.ShouldBe(401);
        restored.Client.Use(keys.Predict);
        (await YsAsync(restored.Client, busy)).ShouldBeSupersetOf(acknowledged);
        restored.Client.Use(keys.Admin);
        (await YsAsync(restored.Client, line)).ShouldBe(await YsAsync(server.Client, line));
        (await PredictAsync(restored.Client, line)).ShouldBe(await PredictAsync(server.Client, line));
        var splits = (await restored.Client.Get(line)).Json;
        (splits.GetProperty("split").GetRawText(), splits.GetProperty("declinedSplit").GetRawText())
            .ShouldBe(("""{"by":"time","column":"x"}""", """{"by":"group","column":"x"}"""));
        await EveryVersionIsSoundAsync(restored.Client, busy);
    }

    [Fact]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public async Task A_failed_backup_of_PostgreSQL_reports_why_and_leaves_nothing()
    {
        using var storage = new TestStorage("PostgreSql");
        var programs = Directory.CreateDirectory(Path.Combine(storage.DataDirectory, "programs")).FullName;
        var dump = Path.Combine(programs, "pg_dump");
        await File.WriteAllTextAsync(dump, "#!/bin/sh\necho half a dump\necho \"no luck with: $*, password $PGPASSWORD\" >&2\nexit 1\n");
        File.SetUnixFileMode(dump, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        storage.Settings["Storage:ConnectionString"] += ";Password=secret";

        var failed = await CommandProcess.RunInAsync(
            new() { ["PATH"] = $"{programs}:{Environment.GetEnvironmentVariable("PATH")}" }, storage.Settings, "backup", "--to", Path.Combine(programs, "x"));
        failed.Code.ShouldBe(1);
        failed.Errors.ShouldBe("pg_dump failed: no luck with: --no-password --format=custom --no-owner --no-privileges --exclude-table-data=*.\"CookieKeys\", password secret\n");
        Directory.GetFileSystemEntries(programs).ShouldBe([dump]);
    }

    private static async Task EveryVersionIsSoundAsync(HttpClient client, string dataset)
    {
        // A training that was running is restarted.
        foreach (var run in (await client.Get($"{dataset}/training-runs?pageSize=500")).Json.GetProperty("items").EnumerateArray())
        {
            var events = await client.EventsAsync($"{dataset}/training-runs/{run.GetProperty("id").GetString()}/events");
            events[^1].Data.GetProperty("status").GetString().ShouldBe("succeeded");
        }

        var versions = (await client.Get($"{dataset}/models")).Json.GetProperty("items").EnumerateArray().Select(model => model.GetProperty("version").GetInt32()).ToList();
        versions.Count.ShouldBeGreaterThan(1);
        foreach (var version in versions)
        {
            (await client.Post($"{dataset}/models/{version}/activate", new { })).Status.ShouldBe(200);
            JsonDocument.Parse(await PredictAsync(client, dataset)).RootElement.GetProperty("modelVersion").GetInt32().ShouldBe(version);
        }
    }

    private static async Task<string> PredictAsync(HttpClient client, string dataset) =>
        (await client.Post($"{dataset}/predictions", new { x = 1.5, confidence = 0.8 })).Body;

    private static async Task<List<double>> YsAsync(HttpClient client, string dataset) =>
        [.. (await client.Get($"{dataset}/examples/export")).Body.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Select(row => double.Parse(row.Split(',')[1], CultureInfo.InvariantCulture))];

    private static async Task AddUntilAsync(HttpClient client, string dataset, ConcurrentQueue<double> acknowledged, CancellationToken done)
    {
        // Bounded, because on a busy machine the backup takes as long as this goes on.
        for (var y = 100.0; !done.IsCancellationRequested && y < 2_000; y++)
        {
            (await client.Post($"{dataset}/examples", new { x = y / 100, y })).Status.ShouldBe(201);
            acknowledged.Enqueue(y);
        }
    }

    /// <returns>Number of completed operations.</returns>
    private static async Task<int> TrainUntilAsync(HttpClient client, string dataset, CancellationToken done)
    {
        var ended = 0;
        for (; !done.IsCancellationRequested && ended < 20; ended++)
            (await client.TrainAsync(dataset, new { epochs = 2, members = 2, seed = ended })).GetProperty("status").GetString().ShouldBe("succeeded");
        return ended;
    }
}
