using System.Buffers;
using System.Text.Json;
using Regressor.Application.Files;
using Regressor.Infrastructure.Files.Grids;
using Regressor.Infrastructure.Files.Writing;

namespace Regressor.Infrastructure.Files.JsonElements.Records;

/// <summary>Writes the caller's own records, each with the answers as further properties.</summary>
internal sealed class JsonRecordPredictionWriter(ArrayBufferWriter<byte> output, PredictionLayout layout) : JsonRowWriter<PredictedRow>(output)
{
    private readonly PredictionColumns _answers = new(layout);

    protected override void WriteProperties(Utf8JsonWriter json, PredictedRow row)
    {
        CopyProperties(json, row.Text.Span);
        foreach (var (index, cell) in _answers.CellsOf(row).Index()) json.WriteCell(_answers.Columns[index].Name, cell);
    }

    /// <summary>Copies the properties of a valid object, with the bytes of their values.</summary>
    private static void CopyProperties(Utf8JsonWriter json, ReadOnlySpan<byte> record)
    {
        if (record.IsEmpty) return;
        var reader = new Utf8JsonReader(record, JsonExampleReader.Options);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            json.WritePropertyName(reader.GetString()!);
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            json.WriteRawValue(record[start..(int)reader.BytesConsumed], skipInputValidation: true);
        }
    }
}
