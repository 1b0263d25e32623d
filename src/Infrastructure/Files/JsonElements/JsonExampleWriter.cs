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
        json.WritePropertyName("x"u8);
        WriteValues(json, _inputs, row.X);
        if (_kept.Length > 0)
        {
            json.WritePropertyName(JsonExampleReader.Kept);
            WriteValues(json, _kept, row.Kept);
        }

        json.WriteNumber("y"u8, row.Y);
        if (row.Exclusion is { } reason) json.WriteString(JsonExampleReader.Exclusion, reason);
    }

    private static JsonEncodedText[] Encode(IReadOnlyList<Column> columns) =>
        [.. columns.Select(column => JsonEncodedText.Encode(column.Name, JavaScriptEncoder.UnsafeRelaxedJsonEscaping))];

    private static void WriteValues(Utf8JsonWriter json, JsonEncodedText[] names, IReadOnlyList<ColumnValue> values)
    {
        json.WriteStartObject();
        for (var column = 0; column < names.Length; column++)
        {
            if (values[column].Number is { } number) json.WriteNumber(names[column], number);
            else json.WriteString(names[column], values[column].Text);
        }

        json.WriteEndObject();
    }
}
