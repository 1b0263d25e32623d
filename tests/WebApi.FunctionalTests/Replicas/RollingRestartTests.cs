using System.Collections.Concurrent;

namespace Regressor.WebApi.FunctionalTests.Replicas;

[Collection(Replica.Tests)]
[Trait("Category", "Resilience")]
public sealed class RollingRestartTests : ReplicaTest
{
    private readonly ConcurrentDictionary<Replica, HttpClient> _ready = [];

    [Fact]
    public async Task Restarting_one_server_after_another_loses_no_request()
    {
        List<Replica> replicas = [.. await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => StartAsync("All")))];
        var line = await replicas[0].Client.CreateLineAsync(examples: 40);
        await replicas[0].Client.TrainAsync(line, new { epochs = 5, members = 2 });

        using var stop = new CancellationTokenSource();
        var balancing = replicas.ConvertAll(replica => WatchHealthAsync(replica, stop.Token));
        while (_ready.Count < replicas.Count) await Task.Delay(10);
        var asking = Enumerable.Range(0, 2).Select(client => AskAsync(line, client, stop.Token)).ToList();
        foreach (var replica in replicas)
        {
            await replica.StopAsync();
            await replica.StartAsync();
            while (!_ready.ContainsKey(replica)) await Task.Delay(10);
        }

        await stop.CancelAsync();
        (await Task.WhenAll(asking)).Sum().ShouldBeGreaterThan(100);
        await Task.WhenAll(balancing);
    }

    /// <summary>Like a load balancer: a server that reports not ready gets no more requests.</summary>
    private async Task WatchHealthAsync(Replica replica, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var client = replica.Server?.Client;
            if (client is not null && await IsReadyAsync(client)) _ready[replica] = client;
            else _ready.TryRemove(replica, out _);
            await Task.Delay(100, CancellationToken.None);
        }
    }

    private static async Task<bool> IsReadyAsync(HttpClient client)
    {
        try
        {
            return (await client.Get("/health/ready")).Status == 200;
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException or ObjectDisposedException)
        {
            return false;
        }
    }

    /// <returns>Number of requests answered, all successfully.</returns>
    private async Task<int> AskAsync(string dataset, int number, CancellationToken stop)
    {
        var answered = 0;
        while (!stop.IsCancellationRequested)
        {
            var clients = _ready.Values.ToList();
            var client = clients[(number + answered) % clients.Count];
            (await client.Post($"{dataset}/predictions", new { x = 1 })).Status.ShouldBe(200);
            (await client.Post($"{dataset}/examples", new { x = 1, y = 2 })).Status.ShouldBe(201);
            (await client.Get($"{dataset}/examples?pageSize=5")).Status.ShouldBe(200);
            answered += 3;
        }

        return answered;
    }
}
