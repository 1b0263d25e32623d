using System.Globalization;
using System.Text;
using Npgsql;

namespace Regressor.WebApi.FunctionalTests.Resilience;

/// <summary>A client that reads a response slowly does not delay others.</summary>
public sealed class SlowReaderTests
{
    /// <summary>Number of rows whose export exceeds the memory buffer.</summary>
    private const int Rows = 80_000;

    [Fact]
    public async Task As_many_slow_exports_as_there_are_connections_leave_others_theirs()
    {
        const int Connections = 25;
        await using var server = new TestServer("PostgreSql");
        await server.RestartAsync(new() { ["Storage:ConnectionString"] = Pooled(server, Connections) });
        var line = await FillAsync(server.Client);

        List<HttpResponseMessage> slow = [];
        for (var i = 0; i <= Connections; i++) slow.Add(await BeginExportAsync(server.Client, line));
        slow.ShouldAllBe(export => (int)export.StatusCode == 200);
        (await server.Client.Get("/api/datasets")).Status.ShouldBe(200);
        (await server.Client.Post($"{line}/examples", new { x = 1, y = 2 })).Status.ShouldBe(201);

        (await slow[^1].Content.ReadAsStringAsync()).Split("\r\n").Length.ShouldBe(Rows + 2);
        slow.ForEach(export => export.Dispose());
        await Eventually.IsAsync(() => Task.FromResult(server.Uploads.Length == 0));
    }

    [Fact]
    public async Task Nor_do_points_hold_a_connection_until_they_are_read()
    {
        await using var server = new TestServer("PostgreSql");
        await server.RestartAsync(new() { ["Storage:ConnectionString"] = Pooled(server, 10) });
        var line = await FillAsync(server.Client);

        List<HttpResponseMessage> slow = [];
        for (var i = 0; i < 11; i++)
            slow.Add(await server.Client.GetAsync(new Uri($"{line}/examples/points?input=x&most=100000", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead));
        slow.ShouldAllBe(points => (int)points.StatusCode == 200);
        (await server.Client.Get("/api/datasets")).Status.ShouldBe(200);
        slow.ForEach(points => points.Dispose());
    }

    [Fact]
    public async Task A_slow_export_keeps_nothing_in_the_log_of_SQLite()
    {
        await using var server = new TestServer();
        var line = await FillAsync(server.Client);
        var other = await FillAsync(server.Client, "Other");
        var log = new FileInfo(Path.Combine(server.DataDirectory, "regressor.db-wal"));
        using var slow = await BeginExportAsync(server.Client, line);
        slow.StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);

        (await server.Client.PostCsv($"{line}/examples/import", Csv())).Status.ShouldBe(200);
        (await server.Client.Delete($"{other}?permanent=true")).Status.ShouldBe(204);
        log.Refresh();
        log.Length.ShouldBe(0);

        // The export is consistent as of the request.
        (await slow.Content.ReadAsStringAsync()).Split("\r\n").Length.ShouldBe(Rows + 2);
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("InMemory")]
    [InlineData("PostgreSql")]
    public async Task An_export_that_is_not_read_to_its_end_leaves_no_file(string provider)
    {
        await using var server = new TestServer(provider);
        var line = await FillAsync(server.Client);
        using (await BeginExportAsync(server.Client, line)) server.Uploads.Length.ShouldBe(1);
        await Eventually.IsAsync(() => Task.FromResult(server.Uploads.Length == 0));
    }

    [Fact]
    public async Task Exports_on_their_way_count_against_the_room_for_files()
    {
        await using var server = new TestServer(settings: new() { ["Limits:SpooledBytes"] = "4000000" });
        var line = await FillAsync(server.Client);
        server.Client.Use((await Keys.CreateAsync(server.Client)).Predict);
        using (var first = await BeginExportAsync(server.Client, line))
        {
            first.StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
            var refused = await server.Client.Get($"{line}/examples/export");
            refused.Status.ShouldBe(429, refused.Body);
            refused.Json.GetProperty("limit").GetProperty("name").GetString().ShouldBe("spooledBytes");
            (await server.Client.Get($"{line}/examples/export?where=x<1000")).Status.ShouldBe(200);
        }

        await Eventually.IsAsync(async () => (await server.Client.Get($"{line}/examples/export")).Status == 200);
    }

    private static async Task<string> FillAsync(HttpClient client, string name = "Line")
    {
        var line = await client.CreateLineAsync(name);
        (await client.PostCsv($"{line}/examples/import", Csv())).Status.ShouldBe(200);
        return line;
    }

    private static string Csv()
    {
        var csv = new StringBuilder("x,y\n");
        for (var row = 0; row < Rows; row++) csv.Append(CultureInfo.InvariantCulture, $"{row}.125,{row}.0625\n");
        return csv.ToString();
    }

    /// <summary>Sends a request without reading the response's body.</summary>
    private static Task<HttpResponseMessage> BeginExportAsync(HttpClient client, string dataset) =>
        client.GetAsync(new Uri($"{dataset}/examples/export", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);

    private static string Pooled(TestServer server, int connections)
    {
        using var connection = server.Connect();
        return new NpgsqlConnectionStringBuilder(connection.ConnectionString) { Pooling = true, MaxPoolSize = connections }.ConnectionString;
    }
}
