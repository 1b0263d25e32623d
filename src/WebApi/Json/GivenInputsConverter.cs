using System.Text.Json;
using System.Text.Json.Serialization;
using Regressor.Application;

namespace Regressor.WebApi.Json;

/// <summary>Reads x: an object keyed by input column, or a bare value.</summary>
internal sealed class GivenInputsConverter : JsonConverter<GivenInputs>
{
    public override GivenInputs Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject) return new GivenInputs(InputValueConverter.Read(ref reader, column: null));

        var values = new Dictionary<string, ColumnValue>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var column = reader.GetString()!;
            reader.Read();
            if (!values.TryAdd(column, InputValueConverter.Read(ref reader, column)))
                throw new UnexpectedValueException("This column occurs twice.", column);
        }

        return new GivenInputs(values);
    }

    public override void Write(Utf8JsonWriter writer, GivenInputs value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Inputs are never written as JSON.");
}
