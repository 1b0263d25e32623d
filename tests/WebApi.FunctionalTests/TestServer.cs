using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Regressor.WebApi.FunctionalTests;

/// <summary>The whole application over a data directory of its own; it can be stopped and started again on the same directory.</summary>
public sealed class TestServer : IAsyncDisposable
{
    private readonly Dictionary<string, string> _settings;
    private WebApplicationFactory<Program> _factory;

    public TestServer(string provider = "Sqlite", bool sample = false)
    {
        DataDirectory = Directory.CreateTempSubdirectory("regressor-test-").FullName;
        _settings = new Dictionary<string, string>
        {
            ["DataDirectory"] = DataDirectory,
            ["Storage:Provider"] = provider,
            ["Samples:Load"] = sample ? "true" : "false",
            ["Logging:LogLevel:Default"] = "Critical",
        };
        _factory = Start();
        Client = _factory.CreateClient();
    }

    public string DataDirectory { get; }

    public HttpClient Client { get; private set; }

    public async Task RestartAsync()
    {
        await StopAsync();
        _factory = Start();
        Client = _factory.CreateClient();
    }

    /// <summary>Ends the process in an orderly way, as Ctrl+C does.</summary>
    public async Task StopAsync()
    {
        Client.Dispose();
        await _factory.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(DataDirectory, recursive: true);
    }

    private WebApplicationFactory<Program> Start() => new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
    {
        foreach (var (key, value) in _settings) host.UseSetting(key, value);
    });
}

/// <summary>An answer of the API, read once.</summary>
public sealed record Answer(int Status, string? MediaType, Uri? Location, string Body)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public string ProblemType => Json.GetProperty("type").GetString()!.Replace("urn:regressor:problem:", "", StringComparison.Ordinal);

    public string[] FieldsAtFault => [.. Json.GetProperty("errors").EnumerateObject().Select(entry => entry.Name)];

    public static async Task<Answer> OfAsync(Task<HttpResponseMessage> sending)
    {
        using var response = await sending;
        return new Answer(
            (int)response.StatusCode, response.Content.Headers.ContentType?.MediaType, response.Headers.Location, await response.Content.ReadAsStringAsync());
    }
}

internal static class Calls
{
    public static Task<Answer> Get(this HttpClient client, string path) => Answer.OfAsync(client.GetAsync(new Uri(path, UriKind.Relative)));

    public static Task<Answer> Post(this HttpClient client, string path, object body) => Answer.OfAsync(client.PostAsJsonAsync(path, body));

    public static Task<Answer> PostText(this HttpClient client, string path, string body, string mediaType = "application/json") =>
        Answer.OfAsync(client.PostAsync(new Uri(path, UriKind.Relative), new StringContent(body, System.Text.Encoding.UTF8, mediaType)));

    public static Task<Answer> Put(this HttpClient client, string path, object body) => Answer.OfAsync(client.PutAsJsonAsync(path, body));

    public static Task<Answer> Patch(this HttpClient client, string path, object body) => Answer.OfAsync(client.PatchAsJsonAsync(path, body));

    public static Task<Answer> Delete(this HttpClient client, string path) => Answer.OfAsync(client.DeleteAsync(new Uri(path, UriKind.Relative)));

    /// <summary>A dataset with one numeric input x and the target y; answers its path.</summary>
    public static async Task<string> CreateLineAsync(this HttpClient client, string name = "Line", int examples = 0)
    {
        var created = await client.Post("/api/datasets", new { name, inputs = new[] { new { name = "x", kind = "numeric" } }, target = new { name = "y" } });
        created.Status.ShouldBe(201, created.Body);
        var path = created.Location!.ToString();
        for (var i = 0; i < examples; i++) (await client.Post($"{path}/examples", new { x = i * 0.1, y = (i * 0.2) + 1 })).Status.ShouldBe(201);
        return path;
    }

    /// <summary>Trains and waits for the end by following the run's events.</summary>
    public static async Task<JsonElement> TrainAsync(this HttpClient client, string dataset, object? options = null)
    {
        var started = await client.Post($"{dataset}/training-runs", options ?? new { epochs = 30, members = 2 });
        started.Status.ShouldBe(202, started.Body);
        var events = await client.EventsAsync($"{started.Location}/events");
        return events[^1].Data;
    }

    /// <summary>All events of a run, up to the end of the stream.</summary>
    public static async Task<IReadOnlyList<(string Type, JsonElement Data)>> EventsAsync(this HttpClient client, string path, int? after = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        if (after is not null) request.Headers.Add("Last-Event-ID", after.Value.ToString(System.Globalization.CultureInfo.InvariantCulture));
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        List<(string, JsonElement)> events = [];
        await foreach (var item in System.Net.ServerSentEvents.SseParser.Create(await response.Content.ReadAsStreamAsync()).EnumerateAsync())
            events.Add((item.EventType, JsonDocument.Parse(item.Data).RootElement));
        return events;
    }
}
