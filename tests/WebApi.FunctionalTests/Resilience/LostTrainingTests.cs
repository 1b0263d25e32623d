using Regressor.WebApi.FunctionalTests.Support.Processes;

namespace Regressor.WebApi.FunctionalTests.Resilience;

/// <summary>Trainings that crash their server, or would, or are cut off from the database.</summary>
[Collection(ServerProcess.RecoveryTests)]
public sealed class LostTrainingTests
{
    /// <summary>32 members and a batch of all rows need more than ten times the memory of the dataset.</summary>
    private static readonly object Huge = new { members = 32, batchSize = 65_536, hiddenSizes = new[] { 256, 256 }, epochs = 2 };

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("PostgreSql")]
    [Trait("Category", "Resilience")]
    public async Task A_training_fails_after_its_server_was_killed_three_times_and_the_others_continue(string provider)
    {
        using var storage = new TestStorage(provider);
        var server = await ServerProcess.StartAsync(storage.Settings);
        var line = await server.Client.CreateLineAsync(examples: 40);
        var other = await server.Client.CreateLineAsync("Other", examples: 40);
        await server.Client.TrainAsync(other, new { epochs = 2, members = 2 });
        var run = (await server.Client.Post($"{line}/training-runs", new { epochs = 10_000, learningRate = 1e-6, members = 8 })).Location!.ToString();
        var started = "";
        for (var kill = 1; kill <= 3; kill++)
        {
            started = await StartedAgainAsync(server, run, started);
            server.Kill();
            server.Dispose();
            server = await ServerProcess.StartAsync(storage.Settings);
        }

        var ended = (await server.Client.EventsAsync($"{run}/events"))[^1].Data;
        ended.GetProperty("status").GetString().ShouldBe("failed");
        ended.GetProperty("error").GetString().ShouldStartWith("The server stopped 3 times during this training");
        (await server.Client.Post($"{other}/predictions", new { x = 1 })).Status.ShouldBe(200);
        (await server.Client.TrainAsync(line, new { epochs = 2, members = 2 })).GetProperty("status").GetString().ShouldBe("succeeded");
        server.Dispose();
        storage.CheckIntegrity();
    }

    [Fact]
    [Trait("Category", "Resilience")]
    public async Task A_training_is_restarted_after_each_graceful_shutdown()
    {
        using var storage = new TestStorage("Sqlite");
        var server = await ServerProcess.StartAsync(storage.Settings);
        var line = await server.Client.CreateLineAsync(examples: 40);
        var run = (await server.Client.Post($"{line}/training-runs", new { epochs = 10_000, learningRate = 1e-6, members = 8 })).Location!.ToString();
        var started = "";
        for (var stop = 1; stop <= 4; stop++)
        {
            started = await StartedAgainAsync(server, run, started);
            (await server.StopAsync()).ExitCode.ShouldBe(0);
            server.Dispose();
            server = await ServerProcess.StartAsync(storage.Settings);
        }

        await StartedAgainAsync(server, run, started);
        server.Dispose();
    }

    [Fact]
    [Trait("Category", "Resilience")]
    public async Task A_training_outlasts_a_write_that_keeps_the_database_to_itself()
    {
        using var storage = new TestStorage("Sqlite");
        using var server = await ServerProcess.StartAsync(storage.Settings);
        var line = await server.Client.CreateLineAsync(examples: 20);
        var run = (await server.Client.Post($"{line}/training-runs", new { epochs = 10_000, members = 8 })).Location!.ToString();
        var started = await StartedAgainAsync(server, run, before: "");
        using (var database = storage.Connect())
        {
            TestStorage.Query(database, "BEGIN IMMEDIATE");

            // Longer than the maximum silence of one of several workers.
            await Task.Delay(TimeSpan.FromSeconds(18));
            TestStorage.Query(database, "ROLLBACK");
        }

        await server.Client.Post($"{run}/cancel", new { });
        var ended = (await server.Client.EventsAsync($"{run}/events"))[^1].Data;
        ended.GetProperty("status").GetString().ShouldBeOneOf("cancelled", "succeeded");
        ended.GetProperty("startedAt").GetString().ShouldBe(started);
    }

    [Fact]
    public async Task A_training_that_exceeds_the_systems_memory_is_refused_with_a_reason()
    {
        using var storage = new TestStorage("Sqlite");
        using var server = await StartAsync(storage);
        var error = await FailAsync(server, Huge);
        error.ShouldMatch("^This training needs about [0-9.]+ GiB of memory; [0-9]+ MiB is available\\.");
        (await server.Client.TrainAsync("/api/datasets/wide", new { epochs = 1, members = 2 })).GetProperty("status").GetString().ShouldBe("succeeded");
    }

    [Fact]
    [Trait("Category", "Resilience")]
    public async Task A_training_that_runs_out_of_memory_fails_with_a_reason_and_the_server_keeps_running()
    {
        using var storage = new TestStorage("Sqlite");
        storage.Settings["Training:MemoryBytes"] = "1000000000000";
        using var server = await StartAsync(storage);
        (await FailAsync(server, Huge)).ShouldStartWith("The training ran out of memory.");
        (await server.Client.TrainAsync("/api/datasets/wide", new { epochs = 1, members = 2 })).GetProperty("status").GetString().ShouldBe("succeeded");
    }

    /// <summary>Waits until the run has been restarted.</summary>
    /// <param name="server">Server of the run.</param>
    /// <param name="run">Address of the run.</param>
    /// <param name="before">Previous start time.</param>
    /// <returns>New start time.</returns>
    private static async Task<string> StartedAgainAsync(ServerProcess server, string run, string before)
    {
        var started = before;
        await Eventually.IsAsync(async () => (started = (await server.Client.Get(run)).Json.GetProperty("startedAt").GetString() ?? before) != before);
        return started;
    }

    /// <summary>Limits the runtime's heap, as the system does in a container.</summary>
    private static Task<ServerProcess> StartAsync(TestStorage storage) => ServerProcess.StartAsync(storage.Settings, "env", "DOTNET_GCHeapHardLimit=0x20000000");

    /// <returns>Reason of the failure.</returns>
    private static async Task<string> FailAsync(ServerProcess server, object options)
    {
        var random = new Random(1);
        var csv = string.Join('\n', Enumerable.Range(0, 10_000).Select(_ => FormattableString.Invariant($"{random.NextDouble()},{random.NextDouble()},{random.NextDouble()}")));
        (await server.Client.PostCsv("/api/datasets/import?name=Wide&target=y", $"a,b,y\n{csv}\n")).Status.ShouldBe(201);
        var run = (await server.Client.Post("/api/datasets/wide/training-runs", options)).Location!.ToString();
        var ended = (await server.Client.EventsAsync($"{run}/events"))[^1].Data;
        ended.GetProperty("status").GetString().ShouldBe("failed");
        return ended.GetProperty("error").GetString()!;
    }
}
