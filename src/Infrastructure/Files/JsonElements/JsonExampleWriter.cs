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
        WriteValues(json, _inputs, dataset.Inputs, row.X);
        if (_kept.Length > 0)
        {
            json.WriteStartObject(JsonExampleReader.Kept);
            WriteValues(json, _kept, dataset.Kept, row.Kept);
        }

        if (row.Y.Text is { } label) json.WriteString("y"u8, label);
        else json.WriteNumber("y"u8, row.Y.Number!.Value);
        if (row.Exclusion is { } reason) json.WriteString(JsonExampleReader.Exclusion, reason);
    }

    private static JsonEncodedText[] Encode(IReadOnlyList<Column> columns) =>
        [.. columns.Select(column => JsonEncodedText.Encode(column.Name, JavaScriptEncoder.UnsafeRelaxedJsonEscaping))];

    /// <summary>Writes the properties and the end of an object.</summary>
    private static void WriteValues(Utf8JsonWriter json, JsonEncodedText[] names, IReadOnlyList<Column> columns, IReadOnlyList<ColumnValue> values)
    {
        for (var column = 0; column < names.Length; column++)
        {
            var value = columns[column].Type.Write(values[column]);
            if (value.Number is { } number) json.WriteNumber(names[column], number);
            else json.WriteString(names[column], value.Text);
        }

        json.WriteEndObject();
    }
}
