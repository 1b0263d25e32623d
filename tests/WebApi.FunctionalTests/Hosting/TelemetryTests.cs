using System.Net;
using System.Text.Json;
using Regressor.WebApi.FunctionalTests.Support.Processes;

namespace Regressor.WebApi.FunctionalTests.Hosting;

[Collection(ServerProcess.Tests)]
public sealed class TelemetryTests : IDisposable
{
    private readonly TestStorage _storage = new("Sqlite");

    public void Dispose() => _storage.Dispose();

    [Fact]
    public async Task Prometheus_finds_requests_predictions_trainings_tensors_and_the_process()
    {
        using var server = await ServerProcess.StartAsync(_storage.Settings);
        var line = await server.Client.CreateLineAsync(examples: 20);
        var run = await server.Client.TrainAsync(line, new { epochs = 7, members = 2 });
        for (var i = 0; i < 3; i++) (await server.Client.Post($"{line}/predictions", new { x = i })).Status.ShouldBe(200);
        (await server.Client.Post($"{line}/predictions", new { xs = new[] { new { x = 1 }, new { x = 2 } } })).Status.ShouldBe(200);

        var metrics = (await server.Client.Get("/metrics")).Body.Split('\n');

        ValueOf("regressor_predictions_total", "dataset=\"line\"").ShouldBe(5);
        ValueOf("regressor_training_epochs_total", "dataset=\"line\"").ShouldBe(run.GetProperty("progress").GetProperty("epoch").GetInt32());
        ValueOf("regressor_trainings_total", "status=\"succeeded\"").ShouldBe(1);
        ValueOf("regressor_trainings_unfinished", "status=\"running\"").ShouldBe(0);
        ValueOf("regressor_tensors_live").ShouldBe(0);
        ValueOf("http_server_request_duration_seconds_count", "http_route=\"/api/datasets/{dataset}/predictions/\"").ShouldBe(4);
        ValueOf("dotnet_process_memory_working_set_bytes").ShouldBeGreaterThan(1e7);

        double ValueOf(string name, params string[] labels) => double.Parse(
            metrics.Single(line => line.StartsWith(name, StringComparison.Ordinal) && labels.All(line.Contains)).Split(' ')[1],
            System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task A_dataset_is_one_series_however_many_versions_it_has_and_none_when_it_is_gone()
    {
        using var server = await ServerProcess.StartAsync(_storage.Settings);
        var line = await server.Client.CreateLineAsync(examples: 20);
        for (var version = 1; version <= 2; version++)
        {
            await server.Client.TrainAsync(line, new { epochs = 1, members = 2 });
            (await server.Client.AnsweringVersionAsync(line)).ShouldBe(version);
        }

        (await SeriesAsync()).Count(series => series.StartsWith("regressor_predictions_total{", StringComparison.Ordinal)).ShouldBe(1);
        (await server.Client.DeletePermanently(line)).Status.ShouldBe(204);

        // The server caches the scraped metrics briefly.
        await Eventually.IsAsync(async () => (await SeriesAsync()).Length == 0);

        async Task<string[]> SeriesAsync() =>
            [.. (await server.Client.Get("/metrics")).Body.Split('\n').Where(series => series.Contains("dataset=\"line\"", StringComparison.Ordinal))];
    }

    [Fact]
    public async Task Its_log_is_lines_of_JSON_if_configured_and_never_contains_a_secret()
    {
        using var server = await ServerProcess.StartAsync(
            [.. _storage.Settings, new("Logging:Console:FormatterName", "json"), new("Logging:Console:FormatterOptions:IncludeScopes", "true"),
            new("Logging:LogLevel:Default", "Trace"), new("Logging:LogLevel:Microsoft.AspNetCore", "Trace"), new("Logging:LogLevel:Microsoft.EntityFrameworkCore", "Trace")]);
        var keys = await Keys.CreateAsync(server.Client);
        server.Client.Use(keys.Admin);
        (await server.Client.Get("/api/keys")).Status.ShouldBe(200);
        (await server.Client.Post("/api/session", new { key = keys.Admin })).Status.ShouldBe((int)HttpStatusCode.OK);
        var wrong = keys.Admin[..^4] + "AAAA";
        server.Client.Use(wrong);
        (await server.Client.Get("/api/keys")).Status.ShouldBe(401);

        var log = await server.KillAndReadLogAsync();
        foreach (var secret in new[] { keys.Admin, keys.Write, wrong }) log.ShouldNotContain(secret.Split('_')[^1], Case.Sensitive);

        // The kill may have truncated the last line.
        var lines = log.Split('\n')[..^2];
        lines.Length.ShouldBeGreaterThan(100);
        lines.ShouldAllBe(line => JsonDocument.Parse(line, default).RootElement.ValueKind == JsonValueKind.Object);
        lines.ShouldContain(line => line.Contains("TraceId", StringComparison.Ordinal));
    }
}
