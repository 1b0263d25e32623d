using System.Globalization;

namespace Regressor.WebApi.FunctionalTests;

public sealed class CrashTests : IDisposable
{
    private const int Kills = 5;

    private readonly string _directory = Directory.CreateTempSubdirectory("regressor-test-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task Killed_at_any_moment_it_loses_nothing_acknowledged_and_leaves_nothing_stuck()
    {
        var random = new Random(1);
        var acknowledged = new List<double>();
        var line = "";
        using (var first = await ServerProcess.StartAsync(new Dictionary<string, string> { ["DataDirectory"] = _directory }))
        {
            line = await first.Client.CreateLineAsync(examples: 40);
            acknowledged.AddRange(Enumerable.Range(0, 40).Select(i => (i * 0.2) + 1));
            await first.Client.TrainAsync(line);
        }

        for (var kill = 0; kill < Kills; kill++)
        {
            using var server = await ServerProcess.StartAsync(new Dictionary<string, string> { ["DataDirectory"] = _directory });
            await server.Client.Post($"{line}/training-runs", new { epochs = 60, members = 2, seed = kill });
            var adding = Enumerable.Range(0, 4).Select(client => AddUntilKilledAsync(server.Client, line, 1000 + (kill * 100) + client)).ToList();
            await Task.Delay(random.Next(20, 900));
            server.Kill();
            foreach (var added in await Task.WhenAll(adding)) acknowledged.AddRange(added);
        }

        using var last = await ServerProcess.StartAsync(new Dictionary<string, string> { ["DataDirectory"] = _directory });
        acknowledged.Count.ShouldBeGreaterThan(40);
        (await AllYsAsync(last.Client, line)).ShouldBeSupersetOf(acknowledged);

        // The last active model serves at once, and every run comes to an end.
        (await last.Client.Post($"{line}/predictions", new { x = 1 })).Status.ShouldBe(200);
        var runs = (await last.Client.Get($"{line}/training-runs?pageSize=100")).Json.GetProperty("items");
        foreach (var run in runs.EnumerateArray())
        {
            var events = await last.Client.EventsAsync($"{line}/training-runs/{run.GetProperty("id").GetString()}/events");
            events[^1].Data.GetProperty("status").GetString().ShouldBe("succeeded");
        }
    }

    private static async Task<List<double>> AddUntilKilledAsync(HttpClient client, string dataset, double from)
    {
        List<double> acknowledged = [];
        try
        {
            for (var y = from; ; y += 0.001)
                if ((await client.Post($"{dataset}/examples", new { x = y, y })).Status == 201) acknowledged.Add(y);
        }
        catch (HttpRequestException)
        {
            return acknowledged;
        }
    }

    private static async Task<HashSet<double>> AllYsAsync(HttpClient client, string dataset)
    {
        HashSet<double> ys = [];
        for (var page = 1; ; page++)
        {
            var items = (await client.Get(string.Create(CultureInfo.InvariantCulture, $"{dataset}/examples?page={page}&pageSize=500"))).Json.GetProperty("items");
            if (items.GetArrayLength() == 0) return ys;
            ys.UnionWith(items.EnumerateArray().Select(item => item.GetProperty("y").GetDouble()));
        }
    }
}
