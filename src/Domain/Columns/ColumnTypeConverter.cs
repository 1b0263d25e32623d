using System.Text.Json;
using System.Text.Json.Serialization;

namespace Regressor.Domain.Columns;

/// <summary>Serializes a column type as its name, in the API, the database and checkpoints alike.</summary>
public class ColumnTypeConverter : JsonConverter<ColumnType>
{
    public override ColumnType Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        (reader.TokenType == JsonTokenType.String ? ColumnTypes.Find(reader.GetString()!) : null) ?? throw Unknown();

    public override void Write(Utf8JsonWriter writer, ColumnType value, JsonSerializerOptions options) => writer.WriteStringValue(value.Name);

    private protected static JsonException Unknown() => new("The column type is unknown.");
}
