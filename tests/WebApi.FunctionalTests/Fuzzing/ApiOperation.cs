using System.Text.Json.Nodes;

namespace Regressor.WebApi.FunctionalTests.Fuzzing;

/// <param name="Id">Operation id.</param>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">Path with {parameters}.</param>
/// <param name="Query">Name and schema of each query parameter.</param>
/// <param name="Bodies">Schema of each media type; empty if the operation has no body.</param>
internal sealed record ApiOperation(
    string Id, string Method, string Path, IReadOnlyList<(string Name, JsonNode Schema)> Query, IReadOnlyList<(string MediaType, JsonNode Schema)> Bodies)
{
    private static readonly string[] InferencePaths =
    [
        "/v2", "/v2/health/ready", "/v2/models/{dataset}", "/v2/models/{dataset}/ready", "/v2/models/{dataset}/versions/{version}", "/v2/models/{dataset}/versions/{version}/ready",
    ];

    private static readonly string[] OtherPaths =
        ["/metrics", "/health/live", "/health/ready", "/openapi/v1.json", "/openapi/{id}.json", "/scalar/", "/scalar/{id}", "/", "/{id}", "/{dataset}/{id}"];

    private static readonly JsonNode Anything = new JsonObject { ["type"] = "string" };

    /// <summary>The operations in the server's document, and those that it omits.</summary>
    public static IReadOnlyList<ApiOperation> AllOf(JsonNode document) =>
    [
        .. document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()
            .Where(item => item.Key != "parameters")
            .Select(item => Of(path.Key, item.Key, item.Value!, path.Value!["parameters"]?.AsArray()))),
        .. Undocumented,
    ];

    private static IEnumerable<ApiOperation> Undocumented =>
    [
        .. InferencePaths.Select(path => new ApiOperation("inference", "GET", path, [], [])),
        new("infer", "POST", "/v2/models/{dataset}/infer", [], [("application/json", Inference)]),
        new("inferVersion", "POST", "/v2/models/{dataset}/versions/{version}/infer", [], [("application/json", Inference)]),
        .. OtherPaths.Select(path => new ApiOperation("page", "GET", path, [("name", Anything)], [])),
    ];

    private static JsonNode Inference => JsonNode.Parse("""
        {"type": "object", "required": ["inputs"], "properties": {
          "id": {"type": "string"},
          "parameters": {"type": "object", "properties": {"confidence": {"type": "number", "minimum": 0.5, "maximum": 0.99}, "binary_data_output": {"type": "boolean"}}},
          "inputs": {"type": "array", "items": {"type": "object", "required": ["name", "shape", "datatype", "data"], "properties": {
            "name": {"enum": ["size", "kind", "x"]},
            "shape": {"type": "array", "maxItems": 2, "items": {"type": "integer", "minimum": 1, "maximum": 2}},
            "datatype": {"enum": ["FP64", "BYTES", "INT64", "BOOL", "FP99"]},
            "parameters": {"type": "object", "properties": {"content_type": {"enum": ["str", "base64", "pd", "x"]}, "binary_data_size": {"type": "integer", "minimum": 0, "maximum": 16}}},
            "data": {"type": "array", "maxItems": 2, "items": {"type": ["number", "string", "null"]}}}}},
          "outputs": {"type": "array", "items": {"type": "object", "required": ["name"], "properties": {"name": {"enum": ["y", "lower", "z"]}}}}}}
        """)!;

    private static ApiOperation Of(string path, string method, JsonNode operation, JsonArray? shared)
    {
        var parameters = (operation["parameters"]?.AsArray() ?? []).Concat(shared ?? []);
        return new ApiOperation(
            operation["operationId"]!.GetValue<string>(),
            method.ToUpperInvariant(),
            path,
            [.. parameters.Where(parameter => parameter!["in"]!.GetValue<string>() == "query").Select(parameter => (parameter!["name"]!.GetValue<string>(), parameter["schema"]!))],
            [.. (operation["requestBody"]?["content"]?.AsObject() ?? []).Select(content => (content.Key, content.Value!["schema"]!))]);
    }
}
