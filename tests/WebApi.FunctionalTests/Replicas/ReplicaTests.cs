using System.Diagnostics;
using System.Net.Http.Headers;

namespace Regressor.WebApi.FunctionalTests.Replicas;

[Collection(Replica.Tests)]
public sealed class ReplicaTests : ReplicaTest
{
    private static readonly TimeSpan UntilFollowed = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task What_is_done_on_one_shows_on_all()
    {
        // All start simultaneously on an empty database, and one of them creates its schema.
        var started = await Task.WhenAll(StartAsync("Api"), StartAsync("All"), StartAsync("Worker"));
        var (one, other, worker) = (started[0].Client, started[1].Client, started[2].Client);

        // The server listens before it is ready; only health checks do not wait.
        (await worker.Get("/api/datasets")).Status.ShouldBe(404);
        (await worker.Get("/health/ready")).Status.ShouldBe(200);

        var line = await one.CreateLineAsync(examples: 40);
        (await other.TrainAsync(line)).GetProperty("status").GetString().ShouldBe("succeeded");
        (await one.TrainAsync(line, new { epochs = 5, members = 2, seed = 7 })).GetProperty("modelVersion").GetInt32().ShouldBe(2);
        await AnswersAsync(one, line, version: 2);
        await AnswersAsync(other, line, version: 2);
        (await one.CheckpointAsync(line, 1)).ShouldBe(await other.CheckpointAsync(line, 1));

        (await one.Post($"{line}/models/1/activate", new { })).Status.ShouldBe(200);
        await AnswersAsync(other, line, version: 1);
        (await other.Post($"{line}/models/2/activate", new { })).Status.ShouldBe(200);
        await AnswersAsync(one, line, version: 2);

        // A key created on one server is required and accepted on the other, and so is the cookie issued for it.
        var keys = await Keys.CreateAsync(one);
        await Eventually.IsAsync(UntilFollowed + UntilFollowed, async () => (await other.Get("/api/datasets")).Status == 401);
        var cookie = await SignInAsync(one, keys.Admin);
        using var withCookie = new HttpRequestMessage(HttpMethod.Get, "/api/keys");
        withCookie.Headers.Add("Cookie", cookie);
        ((int)(await other.SendAsync(withCookie)).StatusCode).ShouldBe(200);

        one.Use(keys.Admin);
        other.Use(keys.Admin);
        (await one.DeletePermanently(line)).Status.ShouldBe(204);
        await Eventually.IsAsync(UntilFollowed, async () => (await other.Post($"{line}/predictions", new { x = 1 })).Status == 404);
    }

    [Fact]
    [Trait("Category", "Resilience")]
    public async Task Costs_stated_on_one_decide_on_all()
    {
        var (one, other) = ((await StartAsync("All")).Client, (await StartAsync("Api")).Client);
        const string Visits = "/api/datasets/visits";
        await one.Post("/api/datasets", new { name = "Visits", inputs = new[] { new { name = "x", kind = "numeric" } }, target = new { name = "bought", kind = "categorical" } });
        await one.PostCsv($"{Visits}/examples/import", "x,bought\n" + string.Join('\n', Enumerable.Range(0, 60).Select(row => $"{row},{(row < 20 ? "yes" : "no")}")));
        (await one.TrainAsync(Visits, new { epochs = 5, members = 2 })).GetProperty("status").GetString().ShouldBe("succeeded");
        (await DecidesAsync(other)).ShouldBeFalse();

        (await one.PatchText(Visits, """{"costs": {"matrix": {}, "ask": 0}}""")).Status.ShouldBe(200);
        (await DecidesAsync(one)).ShouldBeTrue();
        await Eventually.IsAsync(UntilFollowed, () => DecidesAsync(other));

        static async Task<bool> DecidesAsync(HttpClient client) => (await client.Post($"{Visits}/predictions", new { x = 1 })).Json.TryGetProperty("decision", out _);
    }

    [Fact]
    [Trait("Category", "Resilience")]
    public async Task A_training_is_watched_and_cancelled_from_another_server()
    {
        var (api, _) = (await StartAsync("Api"), await StartAsync("Worker"));
        var line = await api.Client.CreateLineAsync(examples: 40);
        var run = (await api.Client.Post($"{line}/training-runs", Long)).Location!.ToString();
        await Eventually.IsAsync(UntilTakenOver, async () => await EpochAsync(api.Client, run) > 3);
        (await api.Client.Post($"{run}/cancel", new { })).Status.ShouldBe(202);
        (await api.Client.EventsAsync($"{run}/events"))[^1].Data.GetProperty("status").GetString().ShouldBe("cancelled");
    }

    [Fact]
    [Trait("Category", "Resilience")]
    public async Task A_training_that_waits_for_the_lock_to_be_stored_is_not_reassigned()
    {
        var (api, _, _) = (await StartAsync("Api"), await StartAsync("Worker"), await StartAsync("Worker"));
        var line = await api.Client.CreateLineAsync(examples: 40);
        string run;
        await using (await TakeTurnOfVersionsAsync(line))
        {
            run = (await api.Client.Post($"{line}/training-runs", new { epochs = 2, members = 2 })).Location!.ToString();
            await Eventually.IsAsync(UntilTakenOver, async () => await EpochAsync(api.Client, run) > 0);

            // Longer than the maximum silence of a worker.
            await Task.Delay(TimeSpan.FromSeconds(35));
        }

        (await api.Client.EventsAsync($"{run}/events"))[^1].Data.GetProperty("status").GetString().ShouldBe("succeeded");
        WorkersOf(run).Attempts.ShouldBe(1);
    }

    [Fact]
    [Trait("Category", "Resilience")]
    public async Task More_waiting_requests_than_connections_block_no_other_request()
    {
        var client = (await StartAsync("All", connections: 25)).Client;
        var line = await client.CreateLineAsync(examples: 20);
        await client.TrainAsync(line, new { epochs = 1, members = 2 });
        List<Task<Answer>> activations;
        await using (await TakeTurnOfVersionsAsync(line))
        {
            activations = [.. Enumerable.Range(0, 60).Select(_ => client.Post($"{line}/models/1/activate", new { }))];
            for (var i = 0; i < 20; i++) (await client.Get("/api/datasets")).Status.ShouldBe(200);
            activations.ShouldAllBe(activation => !activation.IsCompleted);
        }

        (await Task.WhenAll(activations)).ShouldAllBe(activation => activation.Status == 200);
    }

    [Fact]
    public async Task A_training_of_a_killed_worker_is_restarted_by_another() => await IsRestartedByAnotherAsync(worker =>
    {
        worker.Kill();
        return Task.CompletedTask;
    });

    [Fact]
    [Trait("Category", "Resilience")]
    public async Task A_training_of_a_stopped_worker_is_restarted_by_another() => await IsRestartedByAnotherAsync(worker => worker.StopAsync());

    [Fact]
    [Trait("Category", "Resilience")]
    public async Task A_worker_that_comes_back_from_a_standstill_leaves_its_run_to_the_one_that_took_it_over()
    {
        var (api, line, run, worker) = await StartTrainingAsync();
        worker.Server!.Signal("STOP");
        await IsTakenOverAsync(run);
        WorkersOf(run).Name.ShouldNotBe(worker.Name);
        worker.Server.Signal("CONT");

        await Eventually.IsAsync(UntilTakenOver, () => Task.FromResult(worker.Server.Says("was reassigned to another worker")));
        (await api.Client.EventsAsync($"{run}/events"))[^1].Data.GetProperty("status").GetString().ShouldBe("succeeded");
        (await api.Client.Get($"{line}/models")).Json.GetProperty("total").GetInt32().ShouldBe(1);
        WorkersOf(run).Attempts.ShouldBe(2);
    }

    [Fact]
    [Trait("Category", "Resilience")]
    public async Task A_server_on_the_copy_of_a_data_directory_leaves_the_others_trainings_alone()
    {
        var original = await StartAsync("All");
        await Eventually.IsAsync(() => IsReadyAsync(original));
        var copy = await StartAsync("All", copied: original);
        await Eventually.IsAsync(() => IsReadyAsync(copy));
        copy.Server!.Says($"This server now trains as {copy.Name}").ShouldBeTrue();

        // Both check for orphaned runs every five seconds.
        var line = await original.Client.CreateLineAsync(examples: 40);
        var run = (await original.Client.Post($"{line}/training-runs", new { epochs = 10_000, learningRate = 1e-6, members = 16 })).Location!.ToString();
        await Eventually.IsAsync(UntilTakenOver, async () => await EpochAsync(original.Client, run) > 0);
        await Task.Delay(TimeSpan.FromSeconds(11));
        await original.Client.Post($"{run}/cancel", new { });
        (await original.Client.EventsAsync($"{run}/events"))[^1].Data.GetProperty("status").GetString().ShouldBeOneOf("cancelled", "succeeded");
        WorkersOf(run).Attempts.ShouldBe(1);

        // They do not conflict over the name at the next start either.
        var (first, second) = (original.Name, copy.Name);
        second.ShouldNotBe(first);
        await original.StopAsync();
        await copy.StopAsync();
        await copy.StartAsync();
        await original.StartAsync();
        await Eventually.IsAsync(async () => await IsReadyAsync(copy) && await IsReadyAsync(original));
        (original.Name, copy.Name).ShouldBe((first, second));
    }

    private async Task IsRestartedByAnotherAsync(Func<Replica, Task> end)
    {
        var (api, line, run, worker) = await StartTrainingAsync();
        var since = Stopwatch.StartNew();
        await end(worker);
        await IsTakenOverAsync(run);
        since.Elapsed.ShouldBeLessThan(UntilTakenOver);

        (await api.Client.EventsAsync($"{run}/events"))[^1].Data.GetProperty("status").GetString().ShouldBe("succeeded");
        (await api.Client.Get($"{line}/models")).Json.GetProperty("total").GetInt32().ShouldBe(1);
    }

    private static object Long => new { epochs = 10_000, learningRate = 1e-6, members = 2 };

    /// <summary>A server, two workers, and a run that one of them trains.</summary>
    private async Task<(Replica Api, string Dataset, string Run, Replica Worker)> StartTrainingAsync()
    {
        var started = await Task.WhenAll(StartAsync("Api"), StartAsync("Worker"), StartAsync("Worker"));
        var line = await started[0].Client.CreateLineAsync(examples: 40);
        var run = (await started[0].Client.Post($"{line}/training-runs", new { epochs = 2000, learningRate = 1e-6, members = 2 })).Location!.ToString();
        await Eventually.IsAsync(UntilTakenOver, async () => await EpochAsync(started[0].Client, run) > 3);
        return (started[0], line, run, started[1..].Single(replica => replica.Name == WorkersOf(run).Name));
    }

    private static async Task<int> EpochAsync(HttpClient client, string run) =>
        (await client.Get(run)).Json.GetProperty("progress") is { ValueKind: System.Text.Json.JsonValueKind.Object } progress ? progress.GetProperty("epoch").GetInt32() : 0;

    private static async Task<bool> IsReadyAsync(Replica replica) => (await replica.Client.Get("/health/ready")).Status == 200;

    private static Task AnswersAsync(HttpClient client, string dataset, int version) => Eventually.IsAsync(
        UntilFollowed, async () => await client.AnsweringVersionAsync(dataset) == version);

    private static async Task<string> SignInAsync(HttpClient client, string key)
    {
        using var signedIn = await client.PostAsync(new Uri("/api/session", UriKind.Relative), new StringContent($$"""{"key": "{{key}}"}""", new MediaTypeHeaderValue("application/json")));
        ((int)signedIn.StatusCode).ShouldBe(200);
        return string.Join("; ", signedIn.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));
    }
}
