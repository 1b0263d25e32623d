using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Xunit.Abstractions;

namespace Regressor.WebApi.FunctionalTests.Replicas;

/// <summary>Three servers on one database under load, for REGRESSOR_CHAOS seconds, while they and the database are killed.</summary>
[Collection(Replica.Tests)]
[Trait("Category", "Resilience")]
public sealed class ChaosTests(ITestOutputHelper output) : IDisposable
{
    private static readonly TimeSpan Lasting = TimeSpan.FromSeconds(int.Parse(Environment.GetEnvironmentVariable("REGRESSOR_CHAOS") ?? "20", CultureInfo.InvariantCulture));
    private static readonly string[] Roles = ["Api", "All", "Worker"];
    private static readonly TimeSpan UntilAllRunsEnd = TimeSpan.FromSeconds(180);

    private readonly PostgreSqlServer _database = new();
    private readonly Random _random = new(1);
    private readonly List<Replica> _replicas = [];

    public void Dispose()
    {
        foreach (var replica in _replicas) replica.Dispose();
        _database.Dispose();
    }

    [Fact]
    public async Task Servers_and_database_are_killed_under_load_and_nothing_acknowledged_is_lost_doubled_or_stuck()
    {
        _replicas.AddRange(await Task.WhenAll(Roles.Select(role => Replica.StartAsync(role, _database.ConnectionString))));
        var dataset = await _replicas[0].Client.CreateLineAsync();
        var trained = await _replicas[0].Client.CreateLineAsync("Trained", examples: 40);
        await _replicas[0].Client.TrainAsync(trained, new { epochs = 5, members = 2 });
        var clients = new ClusterClient(_replicas, dataset, trained);

        using var stop = new CancellationTokenSource();
        var load = Enumerable.Range(0, 3).Select(number => clients.AddAsync(number, stop.Token))
            .Concat(Enumerable.Range(0, 2).Select(number => clients.PredictAsync(number, stop.Token)))
            .Append(clients.TrainAsync(0, stop.Token)).Append(clients.LookAsync(0, stop.Token)).ToList();
        var kills = await WreakHavocAsync();
        await stop.CancelAsync();
        await Task.WhenAll(load);
        output.WriteLine($"{Lasting.TotalSeconds} s, {kills}; answers: {string.Join(", ", clients.Seen.OrderBy(pair => pair.Key).Select(pair => $"{pair.Value} x {pair.Key}"))}; "
            + $"{clients.Added.Count} examples, {clients.Runs.Count} trainings");

        clients.Added.ShouldNotBeEmpty();
        clients.Runs.ShouldNotBeEmpty();
        await EveryRunEndsOnceAsync(trained, clients.Runs.Count);
        await EveryExampleIsThereAsync(dataset, clients);
        await AllAnswerTheSameAsync(trained);
    }

    /// <summary>Kills servers at random moments, stops some gracefully, and kills the database once.</summary>
    private async Task<string> WreakHavocAsync()
    {
        var (killed, stopped) = (0, 0);
        var since = Stopwatch.StartNew();
        var restarted = false;
        while (since.Elapsed < Lasting)
        {
            await Task.Delay(TimeSpan.FromSeconds(1 + (_random.NextDouble() * 3)));
            if (!restarted && since.Elapsed > Lasting / 2)
            {
                _database.Restart();
                restarted = true;
                continue;
            }

            var replica = _replicas[_random.Next(_replicas.Count)];
            if (_random.Next(3) > 0)
            {
                replica.Kill();
                killed++;
            }
            else
            {
                await replica.StopAsync();
                stopped++;
            }

            await replica.StartAsync();
        }

        return $"{killed} killed, {stopped} stopped, the database killed once";
    }

    private async Task EveryRunEndsOnceAsync(string trained, int accepted)
    {
        var since = Stopwatch.StartNew();
        List<JsonElement> runs;
        while ((runs = await ListAsync($"{trained}/training-runs")).Any(run => run.GetProperty("finishedAt").ValueKind == JsonValueKind.Null))
        {
            since.Elapsed.ShouldBeLessThan(UntilAllRunsEnd);
            await Task.Delay(250);
        }

        // The first run existed before the load; further runs may exist whose acceptance was cut off.
        runs.Count.ShouldBeGreaterThan(accepted);
        runs.Select(run => run.GetProperty("status").GetString()).Distinct().ShouldBeSubsetOf(["succeeded", "cancelled"]);
        var succeeded = runs.Where(run => run.GetProperty("status").GetString() == "succeeded").ToDictionary(run => run.GetProperty("modelVersion").GetInt32());
        var models = await ListAsync($"{trained}/models");
        models.Select(model => model.GetProperty("version").GetInt32()).ShouldBe(succeeded.Keys, ignoreOrder: true);
        models.Count(model => model.GetProperty("active").GetBoolean()).ShouldBe(1);
        foreach (var version in succeeded.Keys) (await _replicas[0].Client.CheckpointAsync(trained, version)).ShouldNotBeEmpty();
        output.WriteLine($"{runs.Count} runs, {succeeded.Count} succeeded, the last {since.Elapsed.TotalSeconds:0} s after the load");
    }

    private async Task EveryExampleIsThereAsync(string dataset, ClusterClient clients)
    {
        var rows = (await _replicas[0].Client.Get($"{dataset}/examples/export")).Body.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1);
        var ys = rows.Select(row => double.Parse(row.Split(',')[1], CultureInfo.InvariantCulture)).ToList();
        ys.ShouldBeUnique();
        ys.ShouldBeSupersetOf(clients.Added);
        (await _replicas[1].Client.Get(dataset)).Json.GetProperty("exampleCount").GetInt32().ShouldBe(ys.Count);
    }

    private async Task AllAnswerTheSameAsync(string trained)
    {
        var answers = await Task.WhenAll(_replicas.Where(replica => replica.AnswersRequests).Select(replica => replica.Client.Post($"{trained}/predictions", new { x = 1.25 })));
        answers.ShouldAllBe(answer => answer.Status == 200);
        answers.Select(answer => answer.Body).Distinct().ShouldHaveSingleItem();
    }

    private async Task<List<JsonElement>> ListAsync(string path)
    {
        List<JsonElement> items = [];
        for (var page = 1; ; page++)
        {
            var answer = (await _replicas[0].Client.Get($"{path}?pageSize=100&page={page}")).Json;
            items.AddRange(answer.GetProperty("items").EnumerateArray());
            if (items.Count >= answer.GetProperty("total").GetInt32()) return items;
        }
    }
}
