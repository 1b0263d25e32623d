using System.Diagnostics;
using System.Globalization;
using System.Text;
using Regressor.WebApi.FunctionalTests.Support.Processes;

namespace Regressor.WebApi.FunctionalTests.Resilience;

/// <summary>Kills the server at random moments, REGRESSOR_KILLS times, and restarts it on the same data.</summary>
[Collection(ServerProcess.RecoveryTests)]
public sealed class CrashTests
{
    private const int RowsOfImport = 20_000;

    private readonly Random _random = new(1);

    [Theory]
    [KilledOn("Sqlite")]
    [Trait("Category", "Resilience")]
    public async Task Killed_during_an_import_it_has_stored_all_of_it_or_nothing(string provider)
    {
        using var storage = new TestStorage(provider);
        var server = await ServerProcess.StartAsync(storage.Settings);
        var line = await server.Client.CreateLineAsync();
        await ImportAsync(server.Client, line, 0);
        var import = Stopwatch.StartNew();
        await ImportAsync(server.Client, line, 1);
        var usual = import.Elapsed;
        List<bool> acknowledged = [true, true];

        for (var kill = 0; kill < Kills.Count; kill++)
        {
            var importing = Kills.UnlessKilledAsync(ImportAsync(server.Client, line, acknowledged.Count));
            server = await KillAndRestartAsync(server, storage, 1.5 * usual);
            acknowledged.Add((await importing)?.Status == 200);

            var rows = (await YsAsync(server.Client, line)).CountBy(y => (int)y).ToDictionary();
            for (var number = 0; number < acknowledged.Count; number++)
                if (acknowledged[number] || rows.ContainsKey(number)) rows[number].ShouldBe(RowsOfImport);
        }

        server.Dispose();
        storage.CheckIntegrity();
    }

    [Theory]
    [KilledOn("PostgreSql")]
    public async Task Killed_during_writes_it_loses_nothing_acknowledged_and_leaves_nothing_stuck(string provider)
    {
        using var storage = new TestStorage(provider);
        storage.Settings["Models:Keep"] = "0";
        var server = await ServerProcess.StartAsync(storage.Settings);
        var (line, trained) = (await server.Client.CreateLineAsync(), await server.Client.CreateLineAsync("Trained", examples: 40));
        await server.Client.TrainAsync(trained, new { epochs = 20, members = 2 });
        var training = Stopwatch.StartNew();
        await server.Client.TrainAsync(trained, new { epochs = 20, members = 2 });
        var usual = training.Elapsed;
        List<double> acknowledged = [];

        for (var kill = 0; kill < Kills.Count; kill++)
        {
            var adding = Enumerable.Range(0, 4).Select(client => AddUntilKilledAsync(server.Client, line, (100 * kill) + client)).ToList();
            (await server.Client.Post($"{trained}/training-runs", new { epochs = 20, members = 2, seed = kill })).Status.ShouldBe(202);
            server = await KillAndRestartAsync(server, storage, 2 * usual);
            foreach (var added in await Task.WhenAll(adding)) acknowledged.AddRange(added);

            (await YsAsync(server.Client, line)).ShouldBeSupersetOf(acknowledged);
            await EveryTrainingEndsAsync(server.Client, trained);
        }

        acknowledged.Count.ShouldBeGreaterThan(Kills.Count);
        server.Dispose();
        storage.CheckIntegrity();
    }

    /// <param name="server">Server that is killed at a random moment.</param>
    /// <param name="storage">Storage that is checked in between.</param>
    /// <param name="latest">Latest moment of the kill.</param>
    private async Task<ServerProcess> KillAndRestartAsync(ServerProcess server, TestStorage storage, TimeSpan latest)
    {
        await Task.Delay(_random.NextDouble() * latest);
        server.Kill();
        server.Dispose();
        storage.CheckIntegrity();
        return await ServerProcess.StartAsync(storage.Settings);
    }

    private static async Task EveryTrainingEndsAsync(HttpClient client, string dataset)
    {
        // The active model answers immediately.
        (await client.Post($"{dataset}/predictions", new { x = 1 })).Status.ShouldBe(200);
        var runs = (await client.Get($"{dataset}/training-runs?pageSize=500")).Json.GetProperty("items").EnumerateArray().ToList();
        foreach (var run in runs)
        {
            var events = await client.EventsAsync($"{dataset}/training-runs/{run.GetProperty("id").GetString()}/events");
            events[^1].Data.GetProperty("status").GetString().ShouldBe("succeeded");
        }

        var models = (await client.Get($"{dataset}/models?pageSize=500")).Json.GetProperty("items").EnumerateArray().ToList();
        models.Count.ShouldBe(runs.Count);
        models.ShouldAllBe(model => model.GetProperty("problem").GetString() == null);
        (await client.AnsweringVersionAsync(dataset))
            .ShouldBe(models.Single(model => model.GetProperty("active").GetBoolean()).GetProperty("version").GetInt32());
    }

    /// <summary>The import's number is the y of its rows.</summary>
    private static async Task<Answer> ImportAsync(HttpClient client, string dataset, int number)
    {
        var csv = new StringBuilder("x,y\n");
        for (var row = 0; row < RowsOfImport; row++) csv.Append(CultureInfo.InvariantCulture, $"{row},{number}\n");
        return await client.PostCsv($"{dataset}/examples/import", csv.ToString());
    }

    private static async Task<List<double>> AddUntilKilledAsync(HttpClient client, string dataset, double from)
    {
        List<double> acknowledged = [];
        for (var y = from; await Kills.UnlessKilledAsync(client.Post($"{dataset}/examples", new { x = y, y })) is { } answer; y += 0.0001)
        {
            answer.Status.ShouldBe(201, answer.Body);
            acknowledged.Add(y);
        }

        return acknowledged;
    }

    /// <summary>Returns the y of all examples, whose number must equal the dataset's count.</summary>
    private static async Task<List<double>> YsAsync(HttpClient client, string dataset)
    {
        var rows = (await client.Get($"{dataset}/examples/export")).Body.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1);
        List<double> ys = [.. rows.Select(row => double.Parse(row.Split(',')[1], CultureInfo.InvariantCulture))];
        ys.Count.ShouldBe((await client.Get(dataset)).Json.GetProperty("exampleCount").GetInt32());
        (await client.CountAsync(dataset)).ShouldBe(ys.Count);
        return ys;
    }
}
