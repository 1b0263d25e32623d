using System.Text.Json;

namespace Regressor.Infrastructure.Files.JsonElements.Records;

/// <summary>Tells plain records, {"area": 52, "town": "Bonn"}, from examples in the API's form, {"x": {"area": 52, "town": "Bonn"}, "y": 1}.</summary>
internal static class JsonRecords
{
    /// <summary>Properties of the API's examples and of its responses.</summary>
    private static readonly HashSet<string> OfExamples = ["x", "y", JsonExampleReader.Kept, JsonExampleReader.Exclusion, "id", "createdAt"];

    /// <summary>Determines from the first element of a file whether its elements are plain records.</summary>
    public static bool Are(ReadOnlySpan<byte> element)
    {
        var hasOther = false;
        try
        {
            var json = new Utf8JsonReader(element, JsonExampleReader.Options);
            if (!json.Read() || json.TokenType != JsonTokenType.StartObject) return false;
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                var name = json.GetString()!;
                json.Read();
                if (name == "x" && json.TokenType == JsonTokenType.StartObject) return false;
                hasOther |= !OfExamples.Contains(name);
                json.Skip();
            }
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            // Reported as an error of its row.
            return false;
        }

        // A single input of an example may be given without its name: {"x": 52, "y": 1}.
        return hasOther;
    }
}
