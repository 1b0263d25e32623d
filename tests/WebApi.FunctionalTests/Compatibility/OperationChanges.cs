using System.Text.Json.Nodes;
using static Regressor.WebApi.FunctionalTests.Compatibility.ReleasedDocument;

namespace Regressor.WebApi.FunctionalTests.Compatibility;

/// <summary>Finds what a newer document removes for clients of an older one. Additions are allowed.</summary>
internal sealed class OperationChanges(ReleasedDocument before, ReleasedDocument after)
{
    /// <summary>
    /// Values of the target, which are texts where it is a class. A client of a release without classes has no such dataset, and its numbers
    /// stay numbers.
    /// </summary>
    private static readonly string[] OfTarget = ["y", "predicted"];

    public IEnumerable<string> All() => before.Operations.SelectMany(older =>
        after.Operations.SingleOrDefault(newer => (newer.Id, newer.Method, newer.Path) == (older.Id, older.Method, older.Path)) is { } newer
            ? Between(older, newer)
            : [$"{older} is gone"]);

    private IEnumerable<string> Between(ReleasedOperation older, ReleasedOperation newer)
    {
        var faults = new List<string>();
        foreach (var (name, schema) in older.Query)
        {
            if (newer.Query.FirstOrDefault(parameter => parameter.Name == name).Schema is { } now) faults.AddRange(InSchema(schema, Repeatable(schema, now), isRequest: true, $"?{name}"));
            else faults.Add($"?{name} is gone");
        }

        foreach (var (mediaType, schema, _) in older.Bodies)
        {
            if (newer.Bodies.FirstOrDefault(body => body.MediaType == mediaType).Schema is { } now) faults.AddRange(InSchema(schema, now, isRequest: true, "body"));
            else faults.Add($"'{mediaType}' is not taken any more");
        }

        foreach (var status in older.AnswerStatuses)
        {
            foreach (var (mediaType, content) in older.Description["responses"]![status]!["content"]?.AsObject() ?? [])
            {
                if (newer.Description["responses"]![status]?["content"]?[mediaType]?["schema"] is { } now) faults.AddRange(InSchema(content!["schema"]!, now, isRequest: false, status));
                else faults.Add($"{status} in '{mediaType}' is gone");
            }
        }

        return faults.Select(fault => $"{older}: {fault}");
    }

    /// <summary>A parameter that can be repeated can also be given once.</summary>
    private static JsonNode Repeatable(JsonNode older, JsonNode newer) =>
        older["items"] is null && newer["items"] is { } item ? item : newer;

    private List<string> InSchema(JsonNode older, JsonNode newer, bool isRequest, string path)
    {
        var (then, now) = (before.AlternativesOf(older).ToList(), after.AlternativesOf(newer).ToList());
        var (sent, understood) = isRequest ? (then, now) : (now, then);
        var unknown = AllTypes(sent).Except(AllTypes(understood)).Where(type => type != "integer" || !AllTypes(understood).Contains("number"));
        if (!isRequest && OfTarget.Contains(path.TrimEnd('[', ']').Split('.')[^1])) unknown = unknown.Where(type => type != "string");
        List<string> faults = [.. unknown.Select(type => $"{path} may not be of type {type}")];

        // Each alternative must still be allowed.
        foreach (var alternative in then)
            faults.AddRange(now.Select(other => InAlternative(alternative, other, isRequest, path)).MinBy(found => found.Count)!);
        return faults;
    }

    private List<string> InAlternative(JsonObject older, JsonObject newer, bool isRequest, string path)
    {
        var (given, needed) = isRequest ? (older, newer) : (newer, older);
        List<string> faults = [.. RequiredOf(needed).Except(RequiredOf(given)).Select(name => $"{path}.{name} {(isRequest ? "has become necessary" : "may be absent")}")];
        if (isRequest && newer["enum"] is JsonArray values && older["enum"] is JsonArray known)
            faults.AddRange(known.Select(value => value!.ToString()).Except(values.Select(value => value!.ToString())).Select(value => $"{path} may not be '{value}' any more"));
        foreach (var (name, schema) in PropertiesOf(older))
        {
            if (newer["properties"]?[name] is { } property) faults.AddRange(InSchema(schema!, property, isRequest, $"{path}.{name}"));
            else faults.Add($"{path}.{name} is gone");
        }

        foreach (var part in new[] { "items", "additionalProperties" })
            if (older[part] is JsonObject then && newer[part] is JsonObject now) faults.AddRange(InSchema(then, now, isRequest, $"{path}[]"));
        return faults;
    }

    private static IEnumerable<string> AllTypes(IEnumerable<JsonObject> alternatives) => alternatives.SelectMany(TypesOf).Distinct();
}
