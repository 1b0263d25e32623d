using System.Text.Json;
using System.Text.Json.Serialization;

namespace Regressor.Domain.Columns;

/// <summary>Serializes a value as a number, a text or null, in the database and in checkpoints.</summary>
public sealed class ColumnValueConverter : JsonConverter<ColumnValue>
{
    public override bool HandleNull => true;

    public override ColumnValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Number => ColumnValue.Of(reader.GetDouble()),
        JsonTokenType.String => ColumnValue.Of(reader.GetString()!),
        JsonTokenType.Null => ColumnValue.Missing,
        _ => throw new JsonException("A value must be a number, a text or null."),
    };

    public override void Write(Utf8JsonWriter writer, ColumnValue value, JsonSerializerOptions options)
    {
        if (value.Number is { } number) writer.WriteNumberValue(number);
        else if (value.Text is { } text) writer.WriteStringValue(text);
        else writer.WriteNullValue();
    }
}
