using System.Text.Json;
using Regressor.Application.Abstractions.Storage;

namespace Regressor.Infrastructure.Checkpoints;

/// <summary>
/// Rejects values that the serializer accepts but a model cannot use: numbers too large for a double, nulls in lists, and the NUL character,
/// which PostgreSQL cannot store.
/// </summary>
internal static class SoundJson
{
    /// <param name="json">JSON of a checkpoint.</param>
    /// <param name="mayHoldNulls">Names of the lists in which null is valid.</param>
    /// <exception cref="InvalidOperationException">A text is not valid Unicode.</exception>
    /// <exception cref="CorruptCheckpointException">The JSON has a value that is invalid in a checkpoint.</exception>
    public static void Require(JsonDocument json, params IReadOnlyCollection<string> mayHoldNulls) => Require(json.RootElement, name: "", mayHoldNulls);

    private static void Require(JsonElement element, string name, IReadOnlyCollection<string> mayHoldNulls)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Number when !double.IsFinite(element.GetDouble()):
                throw new CorruptCheckpointException($"The checkpoint has a number at '{name}' that is not finite.");
            case JsonValueKind.String when element.GetString()!.Contains('\0', StringComparison.Ordinal):
                throw new CorruptCheckpointException($"The checkpoint has a NUL character in the text at '{name}'.");
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    if (item.ValueKind == JsonValueKind.Null && !mayHoldNulls.Contains(name))
                        throw new CorruptCheckpointException($"The checkpoint has a null in the list '{name}'.");
                    Require(item, name, mayHoldNulls);
                }

                break;
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject()) Require(property.Value, property.Name, mayHoldNulls);
                break;
        }
    }
}
