using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Regressor.Domain.Datasets;

namespace Regressor.Infrastructure.Files.JsonElements;

/// <summary>Writes examples as <see cref="JsonExampleReader"/> reads them.</summary>
internal sealed class JsonExampleWriter(ArrayBufferWriter<byte> output, Dataset dataset) : JsonRowWriter<Example>(output)
{
    private readonly JsonEncodedText[] _inputs = Encode(dataset.Inputs);
    private readonly JsonEncodedText[] _kept = Encode(dataset.Kept);

    protected override void WriteProperties(Utf8JsonWriter json, Example row)
    {
        json.WriteStartObject("x"u8);
        WriteValues(json, _inputs, row.X);
        if (_kept.Length > 0)
        {
            json.WriteStartObject(JsonExampleReader.Kept);
            WriteValues(json, _kept, row.Kept);
        }

        json.WriteNumber("y"u8, row.Y);
        if (row.Exclusion is { } reason) json.WriteString(JsonExampleReader.Exclusion, reason);
    }

    private static JsonEncodedText[] Encode(IReadOnlyList<Column> columns) =>
        [.. columns.Select(column => JsonEncodedText.Encode(column.Name, JavaScriptEncoder.UnsafeRelaxedJsonEscaping))];

    /// <summary>Writes the properties and the end of an object.</summary>
    private static void WriteValues(Utf8JsonWriter json, JsonEncodedText[] names, IReadOnlyList<ColumnValue> values)
    {
        for (var column = 0; column < names.Length; column++)
        {
            var value = values[column];
            if (value.Number is { } number) json.WriteNumber(names[column], number);
            else json.WriteString(names[column], value.Text);
        }

        json.WriteEndObject();
    }
}
