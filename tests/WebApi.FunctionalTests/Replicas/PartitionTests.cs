using System.Diagnostics;
using Regressor.Testing;

namespace Regressor.WebApi.FunctionalTests.Replicas;

/// <summary>One of several servers can no longer reach the database, and is not told so.</summary>
[Collection(Replica.Tests)]
public sealed class PartitionTests : IDisposable
{
    private static readonly TimeSpan UntilTakenOver = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan UntilNoticed = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan OnceNoticed = TimeSpan.FromSeconds(10);

    private readonly PostgreSqlDatabase _database = PostgreSqlDatabase.Create();
    private readonly List<IDisposable> _used = [];

    public void Dispose()
    {
        foreach (var used in Enumerable.Reverse(_used)) used.Dispose();
        _database.Dispose();
    }

    [IsolatedNetworkFact]
    public async Task A_worker_that_is_cut_off_loses_its_run_to_another_and_is_of_use_again_afterwards()
    {
        var network = Isolate();
        var (api, cut) = (await StartAsync("Api"), await StartAsync("Worker", network));
        var line = await api.Client.CreateLineAsync(examples: 40);
        var run = (await api.Client.Post($"{line}/training-runs", new { epochs = 4000, learningRate = 1e-6, members = 2 })).Location!.ToString();
        await Eventually.IsAsync(UntilTakenOver, async () => (await StatusAsync(api.Client, run)) == "running");
        var other = await StartAsync("Worker");

        network.Cut();
        (await api.Client.EventsAsync($"{run}/events"))[^1].Data.GetProperty("status").GetString().ShouldBe("succeeded");
        RunsOf(other).ShouldBe(1);
        network.Mend();

        await other.StopAsync();
        (await api.Client.TrainAsync(line)).GetProperty("status").GetString().ShouldBe("succeeded");
        RunsOf(cut).ShouldBe(1);
        (await api.Client.Get($"{line}/models")).Json.GetProperty("total").GetInt32().ShouldBe(2);
    }

    [IsolatedNetworkFact]
    public async Task A_server_that_is_cut_off_predicts_on_says_what_it_cannot_do_and_catches_up()
    {
        var network = Isolate();
        var (all, cut) = (await StartAsync("All"), await StartAsync("Api", network));
        var line = await all.Client.CreateLineAsync(examples: 40);
        await all.Client.TrainAsync(line);
        await Eventually.IsAsync(async () => await cut.Client.AnsweringVersionAsync(line) == 1);

        network.Cut();
        await all.Client.TrainAsync(line);
        await RefusesAsync(cut.Client, line, within: UntilNoticed);
        await RefusesAsync(cut.Client, line, within: OnceNoticed);
        (await cut.Client.AnsweringVersionAsync(line)).ShouldBe(1);
        (await cut.Client.Get("/health/live")).Status.ShouldBe(200);

        network.Mend();
        await Eventually.IsAsync(UntilNoticed, async () => await cut.Client.AnsweringVersionAsync(line) == 2);
        (await cut.Client.Post($"{line}/examples", new { x = 1, y = 2 })).Status.ShouldBe(201);
        (await all.Client.Get($"{line}/examples")).Json.GetProperty("total").GetInt32().ShouldBe(41);
    }

    private static async Task RefusesAsync(HttpClient client, string dataset, TimeSpan within)
    {
        var since = Stopwatch.StartNew();
        var refused = await client.Post($"{dataset}/examples", new { x = 1, y = 2 });
        refused.Status.ShouldBe(503, refused.Body);
        since.Elapsed.ShouldBeLessThan(within);
    }

    private IsolatedNetwork Isolate()
    {
        var network = new IsolatedNetwork(_database.ConnectionString);
        _used.Add(network);
        return network;
    }

    private async Task<Replica> StartAsync(string role, IsolatedNetwork? network = null)
    {
        var replica = await Replica.StartAsync(role, _database.ConnectionString, network);
        _used.Add(replica);
        return replica;
    }

    /// <summary>How many runs the worker has brought to their ends.</summary>
    private int RunsOf(Replica worker)
    {
        using var source = Npgsql.NpgsqlDataSource.Create(_database.ConnectionString);
        using var command = source.CreateCommand("SELECT count(*)::int FROM \"TrainingRuns\" WHERE \"Worker\" = $1 AND \"ModelVersion\" IS NOT NULL");
        command.Parameters.Add(new Npgsql.NpgsqlParameter { Value = worker.Name });
        return (int)command.ExecuteScalar()!;
    }

    private static async Task<string?> StatusAsync(HttpClient client, string run) => (await client.Get(run)).Json.GetProperty("status").GetString();
}
