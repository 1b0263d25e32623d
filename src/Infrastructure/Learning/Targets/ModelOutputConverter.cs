using System.Text.Json;
using System.Text.Json.Serialization;

namespace Regressor.Infrastructure.Learning.Targets;

/// <summary>Reads and writes the output of any task. The names of its properties tell which one it is, as a regression's has no name for its task.</summary>
internal sealed class ModelOutputConverter : JsonConverter<ModelOutput>
{
    private const string Classes = "classes";

    public override ModelOutput? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty(Classes, out _)
            ? document.RootElement.Deserialize<ClassOutput>(options)
            : document.RootElement.Deserialize<TargetBlend>(options);
    }

    public override void Write(Utf8JsonWriter writer, ModelOutput value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value, value.GetType(), options);
}
