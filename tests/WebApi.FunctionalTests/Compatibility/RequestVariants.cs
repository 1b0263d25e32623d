using System.Globalization;
using System.Text.Json.Nodes;

namespace Regressor.WebApi.FunctionalTests.Compatibility;

/// <summary>Generates values for requests, so that each property and parameter is sent at least once.</summary>
internal sealed class RequestVariants(ReleasedDocument document, string key)
{
    /// <summary>Parameters that exclude each other.</summary>
    private static readonly string[][] Alternatives =
    [
        ["x", "xs"], ["exclude", "include"], ["startFrom", "hiddenSizes"], ["categorical", "leaveOut"], ["all", "where"], ["all", "excluded"], ["all", "part"],
    ];

    private static readonly JsonObject Flat = new() { ["size"] = 54, ["kind"] = "loft" };

    private int _names;

    /// <summary>Bodies generated from the schema; together they have all of its properties.</summary>
    public IEnumerable<JsonNode> BodiesOf(JsonNode schema) => Split(document.AlternativesOf(schema).Last(), ReleasedDocument.PropertiesOf)
        .Select(names => (JsonNode)new JsonObject(names.Select(property => KeyValuePair.Create(property.Key, (JsonNode?)ValueOf(property.Key, property.Value!)))));

    /// <summary>Query strings: an empty one, and ones that together have all parameters.</summary>
    public IEnumerable<string> QueriesOf(ReleasedOperation operation)
    {
        var needed = operation.Description["parameters"]?.AsArray().Any(parameter => parameter!["in"]!.ToString() == "query" && parameter["required"]?.GetValue<bool>() is true) is true;
        if (!needed && operation.Id is not ("deleteExamples" or "importDataset")) yield return "";
        foreach (var parameters in Split(operation.Query.ToList(), all => all.Select(parameter => KeyValuePair.Create(parameter.Name, (JsonNode?)parameter.Schema))))
        {
            if (parameters.Count > 0)
                yield return "?" + string.Join('&', parameters.Select(parameter => $"{parameter.Key}={Uri.EscapeDataString(TextOf(parameter.Key, parameter.Value!))}"));
        }
    }

    /// <summary>All parameters together, or one variant each where some exclude each other.</summary>
    private static IEnumerable<List<KeyValuePair<string, JsonNode?>>> Split<T>(T schema, Func<T, IEnumerable<KeyValuePair<string, JsonNode?>>> propertiesOf)
    {
        var all = propertiesOf(schema).ToList();
        var groups = Alternatives.Where(group => group.All(name => all.Exists(property => property.Key == name))).ToList();
        for (var turn = 0; turn < groups.Select(group => group.Length).DefaultIfEmpty(1).Max(); turn++)
        {
            var excluded = groups.SelectMany(group => group.Where((_, place) => place != turn)).ToHashSet(StringComparer.Ordinal);
            yield return all.FindAll(property => !excluded.Contains(property.Key));
        }
    }

    private string TextOf(string name, JsonNode schema) => name switch
    {
        "where" => "size>=10",
        "target" => "rent",
        "input" or "sort" or "numeric" => "size",
        "categorical" or "leaveOut" => "kind",
        "part" => "train",
        "delimiter" => ",",
        "decimal" => ".",
        "encoding" => "utf-8",
        "confidence" => "0.8",
        "returnTo" => "/",
        _ => ValueOf(name, schema).ToString().ToLowerInvariant(),
    };

    private JsonNode ValueOf(string name, JsonNode schema) => name switch
    {
        "x" => Flat.DeepClone(),
        "xs" => new JsonArray(Flat.DeepClone(), Flat.DeepClone()),
        "key" => key,
        "dataset" => ReleasedApiTests.Dataset,
        "name" => string.Create(CultureInfo.InvariantCulture, $"Made {++_names}"),
        "epochs" or "members" => 2,
        "hiddenSizes" => new JsonArray(8, 8),
        _ => ValueOf(document.AlternativesOf(schema).Last()),
    };

    private JsonNode ValueOf(JsonObject schema) => ReleasedDocument.TypesOf(schema)[^1] switch
    {
        "object" => new JsonObject(ReleasedDocument.PropertiesOf(schema).Select(property => KeyValuePair.Create(property.Key, (JsonNode?)ValueOf(property.Key, property.Value!)))),
        "array" => new JsonArray(ValueOf("", schema["items"]!)),
        "boolean" => schema["default"]?.GetValue<bool>() is not true,
        "number" or "integer" => (schema["maximum"] ?? schema["default"])?.DeepClone() ?? 20,
        _ when schema["enum"] is JsonArray values => values[0]!.DeepClone(),
        _ => "some text",
    };
}
