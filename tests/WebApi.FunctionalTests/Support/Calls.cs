using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Regressor.WebApi.FunctionalTests.Support;

/// <summary>A response of the API, read once.</summary>
public sealed record Answer(int Status, string? MediaType, Uri? Location, string Body, bool IsReplayed)
{
    public TimeSpan? RetryAfter { get; private init; }

    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public string ProblemType => Json.GetProperty("type").GetString()!.Replace("urn:regressor:problem:", "", StringComparison.Ordinal);

    public string Detail => Json.GetProperty("detail").GetString()!;

    public string[] FieldsAtFault => [.. Json.GetProperty("errors").EnumerateObject().Select(entry => entry.Name)];

    public static async Task<Answer> OfAsync(Task<HttpResponseMessage> sending)
    {
        using var response = await sending;
        return new Answer(
            (int)response.StatusCode,
            response.Content.Headers.ContentType?.MediaType,
            response.Headers.Location,
            await response.Content.ReadAsStringAsync(),
            response.Headers.TryGetValues("Idempotency-Replayed", out var replayed) && replayed.Single() == "true")
        {
            RetryAfter = response.Headers.RetryAfter?.Delta,
        };
    }
}

internal static class Calls
{
    /// <summary>More examples are imported: a request for each would take longer than most tests.</summary>
    private const int AddedOneByOne = 5;

    private static readonly TimeSpan UntilARunHasEnded = TimeSpan.FromMinutes(4);

    public static Task<Answer> Get(this HttpClient client, string path) => Answer.OfAsync(client.GetAsync(new Uri(path, UriKind.Relative)));

    public static Task<Answer> Post(this HttpClient client, string path, object body) => Answer.OfAsync(client.PostAsJsonAsync(path, body));

    public static Task<Answer> PostText(this HttpClient client, string path, string body, string mediaType = "application/json") =>
        Answer.OfAsync(client.PostAsync(new Uri(path, UriKind.Relative), new StringContent(body, System.Text.Encoding.UTF8, mediaType)));

    /// <summary>Creates the body of an import from a file.</summary>
    public static Task<Answer> PostFile(this HttpClient client, string path, byte[] file, string mediaType = "text/csv", string? key = null) =>
        client.PostContent(path, new ByteArrayContent(file), mediaType, key);

    /// <summary>Imports a checkpoint as a new version of a dataset.</summary>
    public static Task<Answer> PostModel(this HttpClient client, string dataset, byte[] file) =>
        client.PostFile($"{dataset}/models/import", file, "application/octet-stream");

    public static Task<byte[]> CheckpointAsync(this HttpClient client, string dataset, int version) =>
        client.GetByteArrayAsync(new Uri($"{dataset}/models/{version}/checkpoint", UriKind.Relative));

    public static Task<Answer> PostCsv(this HttpClient client, string path, string csv, string? key = null) =>
        client.PostFile(path, System.Text.Encoding.UTF8.GetBytes(csv), key: key);

    public static Task<Answer> PostWithKey(this HttpClient client, string path, object body, string key) =>
        client.PostContent(path, new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body)), "application/json", key);

    /// <param name="client">Client of the server.</param>
    /// <param name="path">Path of the request.</param>
    /// <param name="content">Body of the request.</param>
    /// <param name="mediaType">Media type of the body; null to omit it.</param>
    /// <param name="key">Idempotency key.</param>
    public static Task<Answer> PostContent(this HttpClient client, string path, HttpContent content, string? mediaType, string? key = null)
    {
        content.Headers.ContentType = mediaType is null ? null : new MediaTypeHeaderValue(mediaType);
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = content };
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        return Answer.OfAsync(client.SendAsync(request));
    }

    public static Task<Answer> Put(this HttpClient client, string path, object body) => Answer.OfAsync(client.PutAsJsonAsync(path, body));

    public static Task<Answer> Patch(this HttpClient client, string path, object body) => Answer.OfAsync(client.PatchAsJsonAsync(path, body));

    /// <summary>Sends JSON that an object cannot express, such as a null property.</summary>
    public static Task<Answer> PatchText(this HttpClient client, string path, string body) =>
        Answer.OfAsync(client.PatchAsync(new Uri(path, UriKind.Relative), new StringContent(body, System.Text.Encoding.UTF8, "application/json")));

    /// <summary>Deletes a dataset without moving it to the trash.</summary>
    public static Task<Answer> DeletePermanently(this HttpClient client, string dataset) => client.Delete($"{dataset}?permanent=true");

    public static Task<Answer> Delete(this HttpClient client, string path) => Answer.OfAsync(client.DeleteAsync(new Uri(path, UriKind.Relative)));

    /// <summary>Creates a dataset with one numeric input x and the target y, and returns its path.</summary>
    public static async Task<string> CreateLineAsync(this HttpClient client, string name = "Line", int examples = 0)
    {
        var created = await client.PostLine(name);
        created.Status.ShouldBe(201, created.Body);
        var path = created.Location!.ToString();
        if (examples <= AddedOneByOne)
        {
            for (var i = 0; i < examples; i++) (await client.Post($"{path}/examples", new { x = i * 0.1, y = (i * 0.2) + 1 })).Status.ShouldBe(201);
            return path;
        }

        var rows = Enumerable.Range(0, examples).Select(i => FormattableString.Invariant($"{i * 0.1},{(i * 0.2) + 1}"));
        var imported = await client.PostCsv($"{path}/examples/import", string.Join('\n', rows.Prepend("x,y")));
        imported.Status.ShouldBe(200, imported.Body);
        return path;
    }

    /// <summary>Like <see cref="CreateLineAsync"/>, for a request that may be rejected.</summary>
    public static Task<Answer> PostLine(this HttpClient client, string name = "Line") =>
        client.Post("/api/datasets", new { name, inputs = new[] { new { name = "x", kind = "numeric" } }, target = new { name = "y" } });

    /// <summary>Returns the version that answers for such a dataset.</summary>
    public static async Task<int> AnsweringVersionAsync(this HttpClient client, string dataset) =>
        (await client.Post($"{dataset}/predictions", new { x = 1 })).Json.GetProperty("modelVersion").GetInt32();

    /// <summary>Returns the number of examples that match the filter; all without a filter.</summary>
    public static async Task<int> CountAsync(this HttpClient client, string dataset, string filter = "") =>
        (await client.Get($"{dataset}/examples?pageSize=1&{filter}")).Json.GetProperty("total").GetInt32();

    /// <summary>
    /// Trains networks, and waits for the end by following the run's events. The model is active afterwards, unless the options specify otherwise.
    /// </summary>
    public static async Task<JsonElement> TrainAsync(this HttpClient client, string dataset, object? options = null)
    {
        var given = JsonSerializer.SerializeToNode(options ?? new { epochs = 30, members = 2 })!.AsObject();
        given.TryAdd("activate", "always");
        given.TryAdd("learners", new JsonArray("networks"));
        var started = await client.Post($"{dataset}/training-runs", given);
        started.Status.ShouldBe(202, started.Body);
        var events = await client.EventsAsync($"{started.Location}/events");
        return events[^1].Data;
    }

    /// <summary>Returns all events of a run until the end of the stream; a run that never ends fails the test instead of blocking all tests.</summary>
    public static async Task<IReadOnlyList<(string Type, JsonElement Data, string? Id)>> EventsAsync(this HttpClient client, string path, string? after = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        if (after is not null) request.Headers.Add("Last-Event-ID", after);
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        List<(string, JsonElement, string?)> events = [];
        using var patience = new CancellationTokenSource(UntilARunHasEnded);
        await foreach (var item in System.Net.ServerSentEvents.SseParser.Create(await response.Content.ReadAsStreamAsync()).EnumerateAsync(patience.Token))
            events.Add((item.EventType, JsonDocument.Parse(item.Data).RootElement, item.EventId));
        return events;
    }
}
