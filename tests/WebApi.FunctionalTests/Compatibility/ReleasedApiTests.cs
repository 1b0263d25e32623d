using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Regressor.WebApi.FunctionalTests.Compatibility;

/// <summary>A client written for 0.3.0 works with the current server: that release's document generates the requests and checks the responses.</summary>
public sealed class ReleasedApiTests
{
    internal const string Dataset = "prepared";

    private const string Question = """{"x": {"size": 72, "kind": "studio"}}""", Example = """{"x": {"size": 71, "kind": "loft"}, "y": 900}""";

    /// <summary>Destructive operations come last, in this order.</summary>
    private static readonly string[] Last = ["deleteExample", "deleteModel", "deleteExamples", "restoreExamples", "revokeApiKey", "signOut", "deleteDataset"];

    private readonly ReleasedDocument _document = ReleasedDocument.Read();
    private readonly List<string> _faults = [];

    [Fact]
    public async Task Every_request_of_the_document_is_accepted_and_answered_by_its_schema()
    {
        await using var server = await PreparedServer.StartAsync();
        var variants = new RequestVariants(_document, server.Key);
        foreach (var operation in _document.Operations.OrderBy(operation => Array.IndexOf(Last, operation.Id)))
        {
            foreach (var query in variants.QueriesOf(operation))
            {
                foreach (var body in BodiesOf(operation, variants, server).DefaultIfEmpty((null, null))) await AskAsync(server, operation, query, body.MediaType, body.Content);
            }
        }

        _faults.ShouldBeEmpty();
    }

    [Fact]
    public void No_schema_of_a_request_has_become_stricter_and_none_of_an_answer_poorer()
    {
        var now = ReleasedDocument.Read(Path.Combine(Repository.Root(), "src", "WebUi", "openapi.json"));
        new OperationChanges(_document, now).All().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("components/schemas/DatasetDto/properties/revision")]
    [InlineData("components/schemas/DatasetDto/required/0")]
    [InlineData("components/schemas/ExampleRequest/properties/y")]
    [InlineData("components/schemas/TrainRequest/properties/startFrom/oneOf/0")]
    [InlineData("components/schemas/AccessScope/enum/1")]
    [InlineData("paths/~1api~1session/delete")]
    public void What_a_later_document_lacks_is_found(string path)
    {
        var later = ReleasedDocument.Parse(ReleasedDocument.File);
        var node = later;
        foreach (var part in path.Split('/').Select(part => part.Replace("~1", "/", StringComparison.Ordinal)))
            node = (node is JsonArray list ? list[int.Parse(part, CultureInfo.InvariantCulture)] : node[part])!;
        if (node.Parent is JsonArray parent) parent.Remove(node);
        else node.Parent!.AsObject().Remove(node.GetPropertyName());

        new OperationChanges(_document, new ReleasedDocument(later)).All().ShouldNotBeEmpty();
    }

    [Fact]
    public void The_document_has_the_operations_that_come_last() => Last.ShouldBeSubsetOf(_document.Operations.Select(operation => operation.Id));

    private static IEnumerable<(string? MediaType, byte[]? Content)> BodiesOf(ReleasedOperation operation, RequestVariants variants, PreparedServer server)
    {
        foreach (var (mediaType, schema, example) in operation.Bodies)
        {
            if (example is not null) yield return (mediaType, Encoding.UTF8.GetBytes(example is JsonValue text ? text.ToString() : example.ToJsonString()));
            if (mediaType == "application/octet-stream") yield return (mediaType, server.Checkpoint);
            else if (schema["$ref"]?.ToString() is "#/components/schemas/Stream") foreach (var file in FilesOf(operation, mediaType)) yield return (mediaType, Encoding.UTF8.GetBytes(file));
            else foreach (var body in variants.BodiesOf(schema)) yield return (mediaType, Encoding.UTF8.GetBytes(body.ToJsonString()));
        }
    }

    private static string[] FilesOf(ReleasedOperation operation, string mediaType) => mediaType switch
    {
        "application/json" => [$"[{Example}]"],
        "application/x-ndjson" => [operation.Id == "predictBatch" ? Question : Example],
        _ => [],
    };

    private async Task AskAsync(PreparedServer server, ReleasedOperation operation, string query, string? mediaType, byte[]? body)
    {
        using var request = new HttpRequestMessage(operation.Method, new Uri(await server.PathOfAsync(operation) + query, UriKind.Relative));
        foreach (var (name, _) in operation.Headers) request.Headers.Add(name, name == "Last-Event-ID" ? "1" : Guid.NewGuid().ToString());
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = new(mediaType!);
        }

        using var answer = await server.Client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        var asked = $"{operation}{query} {(body is null || mediaType == "application/octet-stream" ? mediaType : Encoding.UTF8.GetString(body))}";
        if ((int)answer.StatusCode >= 400) _faults.Add($"{asked}: {(int)answer.StatusCode} {text}");
        else _faults.AddRange(FaultsOf(operation, answer, text).Select(fault => $"{asked}: {fault}"));
        if (operation.Id == "startTraining" && answer.IsSuccessStatusCode) await server.Client.EventsAsync($"{answer.Headers.Location}/events");
    }

    private IEnumerable<string> FaultsOf(ReleasedOperation operation, HttpResponseMessage answer, string text)
    {
        if (operation.AnswerOf((int)answer.StatusCode) is not { } content) return [$"answers {(int)answer.StatusCode}, which the document does not know"];
        if (content.Count == 0) return text.Length == 0 ? [] : ["has a body, and the document none"];
        var mediaType = answer.Content.Headers.ContentType?.MediaType ?? "";
        if (content[mediaType]?["schema"] is not { } schema) return [$"answers in '{mediaType}', which the document does not know"];
        var schemas = new SchemaFaults(_document);
        return mediaType switch
        {
            "application/json" => schemas.Of(JsonNode.Parse(text), schema),
            "text/event-stream" => text.Split('\n').Where(line => line.StartsWith("data:", StringComparison.Ordinal)).SelectMany(line => schemas.Of(JsonNode.Parse(line[5..]), schema)),
            _ => text.Length > 0 ? [] : ["is empty"],
        };
    }
}
