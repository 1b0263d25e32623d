using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using static Regressor.WebApi.FunctionalTests.Compatibility.ReleasedDocument;

namespace Regressor.WebApi.FunctionalTests.Compatibility;

/// <summary>Finds how a value differs from its schema: missing properties, wrong types, values outside an enumeration. Additional properties are allowed.</summary>
internal sealed class SchemaFaults(ReleasedDocument document)
{
    public IReadOnlyList<string> Of(JsonNode? value, JsonNode schema, string path = "")
    {
        var faults = document.AlternativesOf(schema).Select(alternative => OfAlternative(value, alternative, path)).ToList();
        return faults.Find(alternative => alternative.Count == 0) ?? faults.MinBy(alternative => alternative.Count)!;
    }

    private List<string> OfAlternative(JsonNode? value, JsonObject schema, string path)
    {
        var types = TypesOf(schema);
        if (types.Count > 0 && !types.Any(type => IsOfType(value, type))) return [$"{path} is {value?.ToJsonString() ?? "null"} and not of type {string.Join(" or ", types)}"];
        if (schema["enum"] is JsonArray known && value is not null && !known.Any(other => other!.ToString() == value.ToString()))
            return [$"{path} is '{value}', which is not one of {known.ToJsonString()}"];
        return value switch
        {
            JsonArray list when schema["items"] is { } items => [.. list.SelectMany((item, index) => Of(item, items, $"{path}[{index}]"))],
            JsonObject given => [.. OfObject(given, schema, path)],
            _ => [],
        };
    }

    private IEnumerable<string> OfObject(JsonObject value, JsonObject schema, string path)
    {
        foreach (var missing in RequiredOf(schema).Where(name => !value.ContainsKey(name))) yield return $"{path}.{missing} is missing";
        foreach (var (name, property) in PropertiesOf(schema))
        {
            if (!value.TryGetPropertyValue(name, out var item)) continue;
            foreach (var fault in Of(item, property!, $"{path}.{name}")) yield return fault;
        }

        if (schema["additionalProperties"] is not JsonObject others) yield break;
        foreach (var fault in value.SelectMany(item => Of(item.Value, others, $"{path}.{item.Key}"))) yield return fault;
    }

    private static bool IsOfType(JsonNode? value, string type) => (type, value?.GetValueKind() ?? JsonValueKind.Null) switch
    {
        ("null", JsonValueKind.Null) or ("string", JsonValueKind.String) or ("number", JsonValueKind.Number) => true,
        ("boolean", JsonValueKind.True or JsonValueKind.False) or ("array", JsonValueKind.Array) or ("object", JsonValueKind.Object) => true,
        ("integer", JsonValueKind.Number) => long.TryParse(value!.ToJsonString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        _ => false,
    };
}
