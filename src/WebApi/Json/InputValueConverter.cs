using System.Text.Json;
using System.Text.Json.Serialization;

namespace Regressor.WebApi.Json;

/// <summary>Converts an input value: a JSON number, text or null.</summary>
internal sealed class InputValueConverter : JsonConverter<ColumnValue>
{
    public override bool HandleNull => true;

    public override ColumnValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(ref reader, column: null);

    public override void Write(Utf8JsonWriter writer, ColumnValue value, JsonSerializerOptions options)
    {
        if (value.Number is { } number) writer.WriteNumberValue(number);
        else if (value.Text is { } category) writer.WriteStringValue(category);
        else writer.WriteNullValue();
    }

    /// <param name="reader">Reader, positioned at the value.</param>
    /// <param name="column">Column of the value, for the error message; null if it is unknown.</param>
    public static ColumnValue Read(ref Utf8JsonReader reader, string? column) => reader.TokenType switch
    {
        JsonTokenType.Number => ColumnValue.Of(reader.GetDouble()),
        JsonTokenType.String => ColumnValue.Of(reader.GetString()!),
        JsonTokenType.Null => ColumnValue.Missing,
        _ => throw new UnexpectedValueException("The value must be a number, a text or null.", column),
    };
}
