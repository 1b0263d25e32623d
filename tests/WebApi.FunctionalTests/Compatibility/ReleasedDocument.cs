using System.Text.Json.Nodes;

namespace Regressor.WebApi.FunctionalTests.Compatibility;

/// <summary>An OpenAPI document, with its references resolved.</summary>
internal sealed class ReleasedDocument(JsonNode root)
{
    private const string Release = "0.3.0";

    public static string File => Path.Combine(AppContext.BaseDirectory, "Compatibility", $"openapi-{Release}.json");

    public static ReleasedDocument Read(string? file = null) => new(Parse(file ?? File));

    public static JsonNode Parse(string file) => JsonNode.Parse(System.IO.File.ReadAllText(file))!;

    public IReadOnlyList<ReleasedOperation> Operations { get; } =
    [
        .. root["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(operation =>
            new ReleasedOperation(operation.Value!["operationId"]!.ToString(), HttpMethod.Parse(operation.Key), path.Key, operation.Value!))),
    ];

    /// <summary>The alternatives of a schema, without references; "null" is one of the types.</summary>
    public IEnumerable<JsonObject> AlternativesOf(JsonNode schema) => schema switch
    {
        _ when schema["$ref"] is { } reference => AlternativesOf(root["components"]!["schemas"]![reference.ToString().Split('/')[^1]]!),
        _ when schema["oneOf"] is JsonArray alternatives => alternatives.SelectMany(alternative => AlternativesOf(alternative!)),
        _ => [schema.AsObject()],
    };

    public static IReadOnlyList<string> TypesOf(JsonObject schema) => schema["type"] switch
    {
        null => [],
        JsonArray types => [.. types.Select(type => type!.ToString())],
        var type => [type.ToString()],
    };

    public static IReadOnlyList<string> RequiredOf(JsonObject schema) => [.. schema["required"]?.AsArray().Select(name => name!.ToString()) ?? []];

    public static IEnumerable<KeyValuePair<string, JsonNode?>> PropertiesOf(JsonObject schema) => schema["properties"]?.AsObject() ?? [];
}

/// <param name="Id">Operation id, the name in generated clients.</param>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">Path with {parameters}.</param>
/// <param name="Description">The operation in the document.</param>
internal sealed record ReleasedOperation(string Id, HttpMethod Method, string Path, JsonNode Description)
{
    public IEnumerable<(string Name, JsonNode Schema)> Query => Parameters("query");

    public IEnumerable<(string Name, JsonNode Schema)> Headers => Parameters("header");

    /// <summary>Schema and example of each media type.</summary>
    public IEnumerable<(string MediaType, JsonNode Schema, JsonNode? Example)> Bodies =>
        Description["requestBody"]?["content"]!.AsObject().Select(content => (content.Key, content.Value!["schema"]!, content.Value!["example"])) ?? [];

    /// <returns>Null if the document does not contain the status; an empty object if its response has no body.</returns>
    public JsonObject? AnswerOf(int status) => Description["responses"]![$"{status}"] is { } answer ? answer["content"]?.AsObject() ?? [] : null;

    public IEnumerable<string> AnswerStatuses => Description["responses"]!.AsObject().Select(answer => answer.Key).Where(status => status[0] is '2' or '3');

    public override string ToString() => $"{Id} ({Method} {Path})";

    private IEnumerable<(string Name, JsonNode Schema)> Parameters(string place) => (Description["parameters"]?.AsArray() ?? [])
        .Where(parameter => parameter!["in"]!.ToString() == place)
        .Select(parameter => (parameter!["name"]!.ToString(), parameter["schema"]!));
}
