using System.Text.Json;
using System.Text.Json.Serialization;

namespace Regressor.Domain.Tasks;

/// <summary>Serializes a task as its name, in the API, the database and checkpoints alike.</summary>
public sealed class PredictionTaskConverter : JsonConverter<PredictionTask>
{
    public override PredictionTask Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        (reader.TokenType == JsonTokenType.String ? PredictionTasks.Find(reader.GetString()!) : null) ?? throw new JsonException("There is no such task.");

    public override void Write(Utf8JsonWriter writer, PredictionTask value, JsonSerializerOptions options) => writer.WriteStringValue(value.Name);
}
