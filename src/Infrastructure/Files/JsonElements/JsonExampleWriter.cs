using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Regressor.Domain.Datasets;

namespace Regressor.Infrastructure.Files.JsonElements;

/// <summary>Writes examples as <see cref="JsonExampleReader"/> reads them.</summary>
internal sealed class JsonExampleWriter(ArrayBufferWriter<byte> output, Dataset dataset) : JsonRowWriter<Example>(output)
{
    private readonly JsonEncodedText[] _names = [.. dataset.Inputs.Select(input => JsonEncodedText.Encode(input.Name, JavaScriptEncoder.UnsafeRelaxedJsonEscaping))];

    protected override void WriteProperties(Utf8JsonWriter json, Example row)
    {
        json.WriteStartObject("x"u8);
        for (var column = 0; column < _names.Length; column++)
        {
            var value = row.X[column];
            if (value.Number is { } number) json.WriteNumber(_names[column], number);
            else json.WriteString(_names[column], value.Text);
        }

        json.WriteEndObject();
        json.WriteNumber("y"u8, row.Y);
        if (row.Exclusion is { } reason) json.WriteString(JsonExampleReader.Exclusion, reason);
    }
}
