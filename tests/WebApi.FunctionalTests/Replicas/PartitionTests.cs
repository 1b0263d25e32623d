using System.Diagnostics;

namespace Regressor.WebApi.FunctionalTests.Replicas;

/// <summary>One of several servers can no longer reach the database, without an error.</summary>
[Collection(IsolatedNetwork.Tests)]
[Trait("Category", "Resilience")]
public sealed class PartitionTests : ReplicaTest
{
    private static readonly TimeSpan UntilNoticed = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan OnceNoticed = TimeSpan.FromSeconds(10);

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
        await IsTakenOverAsync(run);
        (await api.Client.EventsAsync($"{run}/events"))[^1].Data.GetProperty("status").GetString().ShouldBe("succeeded");
        WorkersOf(run).Name.ShouldBe(other.Name);
        network.Mend();

        await other.StopAsync();
        var later = await api.Client.TrainAsync(line);
        later.GetProperty("status").GetString().ShouldBe("succeeded");
        WorkersOf(later.GetProperty("id").GetString()!).ShouldBe((cut.Name, 1));
        (await api.Client.Get($"{line}/models")).Json.GetProperty("total").GetInt32().ShouldBe(2);
    }

    [IsolatedNetworkFact]
    public async Task A_disconnected_server_still_predicts_reports_errors_and_catches_up()
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

    private static async Task<string?> StatusAsync(HttpClient client, string run) => (await client.Get(run)).Json.GetProperty("status").GetString();
}
