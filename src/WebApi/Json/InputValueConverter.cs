using System.Text.Json;
using System.Text.Json.Serialization;

namespace Regressor.WebApi.Json;

/// <summary>Converts an input value: a JSON number, text or null.</summary>
internal sealed class InputValueConverter : JsonConverter<InputValue>
{
    public override bool HandleNull => true;

    public override InputValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(ref reader, column: null);

    public override void Write(Utf8JsonWriter writer, InputValue value, JsonSerializerOptions options)
    {
        if (value.Number is { } number) writer.WriteNumberValue(number);
        else if (value.Category is { } category) writer.WriteStringValue(category);
        else writer.WriteNullValue();
    }

    /// <param name="reader">Reader, positioned at the value.</param>
    /// <param name="column">Column of the value, for the error message; null if it is unknown.</param>
    public static InputValue Read(ref Utf8JsonReader reader, string? column) => reader.TokenType switch
    {
        JsonTokenType.Number => InputValue.Of(reader.GetDouble()),
        JsonTokenType.String => InputValue.Of(reader.GetString()!),
        JsonTokenType.Null => InputValue.Missing,
        _ => throw new UnexpectedValueException("Must be a number, a text or null.", column),
    };
}
