using Regressor.WebApi.FunctionalTests.Support.Processes;

namespace Regressor.WebApi.FunctionalTests.Hosting;

/// <summary>Tests a graceful shutdown, as requested by systemd, Docker and Kubernetes.</summary>
[Collection(ServerProcess.Tests)]
public sealed class StopTests : IDisposable
{
    private readonly TestStorage _storage = new("Sqlite");

    private Dictionary<string, string> Settings => new(_storage.Settings) { ["Training:MaxConcurrent"] = "1" };

    public void Dispose() => _storage.Dispose();

    [Fact]
    public async Task Watchers_of_a_training_do_not_delay_the_shutdown_and_the_training_continues_at_the_next_start()
    {
        using var server = await ServerProcess.StartAsync(Settings);
        var running = await StartLongTrainingAsync(server.Client, "Running");
        var queued = await StartLongTrainingAsync(server.Client, "Queued");
        using var first = await WatchAsync(server.Client, running, until: "event: epoch");
        using var second = await WatchAsync(server.Client, queued, until: "event: run");

        var (exitCode, time) = await server.StopAsync();

        exitCode.ShouldBe(0);
        time.ShouldBeLessThan(TimeSpan.FromSeconds(10));
        // A stream that is cut off throws an exception.
        await first.ReadToEndAsync();
        await second.ReadToEndAsync();
        using var next = await ServerProcess.StartAsync(Settings);
        using var again = await WatchAsync(next.Client, running, until: "event: epoch");
    }

    [Fact]
    public async Task While_it_drains_it_is_not_ready_and_answers_all_the_same()
    {
        using var server = await ServerProcess.StartAsync([.. Settings, new("DrainSeconds", "4")]);
        await server.Client.Get("/api/datasets"); // It comes when the server has started.
        (await server.Client.Get("/health/ready")).Status.ShouldBe(200);

        var stopping = server.StopAsync();
        while ((await server.Client.Get("/health/ready")).Status != 503) await Task.Delay(20);

        var protocol = await server.Client.Get("/v2/health/ready");
        protocol.Status.ShouldBe(503);
        protocol.Body.ShouldBe("""{"ready":false,"error":"The server is stopping."}""");
        (await server.Client.Get("/health/live")).Status.ShouldBe(200);
        (await server.Client.Get("/api/datasets")).Status.ShouldBe(200);
        var (exitCode, time) = await stopping;
        exitCode.ShouldBe(0);
        time.ShouldBeGreaterThan(TimeSpan.FromSeconds(3.9));
    }

    private static async Task<Uri> StartLongTrainingAsync(HttpClient client, string name)
    {
        var line = await client.CreateLineAsync(name, examples: 20);
        var started = await client.Post($"{line}/training-runs", new { epochs = 10_000, members = 2 });
        started.Status.ShouldBe(202, started.Body);
        return started.Location!;
    }

    /// <summary>Follows a run until a given line of its stream.</summary>
    private static async Task<StreamReader> WatchAsync(HttpClient client, Uri run, string until)
    {
        var reader = new StreamReader(await client.GetStreamAsync(new Uri($"{run}/events", UriKind.Relative)));
        while (await reader.ReadLineAsync() is { } line)
        {
            if (line == until) return reader;
        }

        throw new InvalidOperationException($"The stream ended before '{until}'.");
    }
}
