using System.Buffers;
using System.Text.Json;
using Regressor.Application.Files;
using Regressor.Domain.Models;

namespace Regressor.Infrastructure.Files.JsonElements;

/// <summary>Writes predictions like the response to a single row, each with the row's line and kept values.</summary>
internal sealed class JsonPredictionWriter(ArrayBufferWriter<byte> output) : JsonRowWriter<PredictedRow>(output)
{
    protected override void WriteProperties(Utf8JsonWriter json, PredictedRow row)
    {
        json.WriteNumber("line", row.Line);
        if (!row.Text.IsEmpty)
        {
            json.WritePropertyName(JsonExampleReader.Kept);
            json.WriteRawValue(row.Text.Span, skipInputValidation: true);
        }

        if (row.Prediction is { } prediction) WritePrediction(json, prediction);
        else WriteErrors(json, row.Errors);
    }

    private static void WritePrediction(Utf8JsonWriter json, Prediction prediction)
    {
        json.WriteNumber("y", prediction.Y);
        if (prediction.Interval is { } interval)
        {
            json.WriteStartObject("interval");
            json.WriteNumber("lower", interval.Lower);
            json.WriteNumber("upper", interval.Upper);
            json.WriteNumber("confidence", interval.Confidence);
            json.WriteBoolean("cutAtZero", interval.CutAtZero);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("interval");
        }

        json.WriteNumber("disagreement", prediction.Disagreement);
        json.WriteNumber("modelVersion", prediction.ModelVersion);
        json.WriteStartArray("warnings");
        foreach (var warning in prediction.Warnings)
        {
            json.WriteStartObject();
            json.WriteString("code", JsonNamingPolicy.CamelCase.ConvertName(warning.Code.ToString()));
            json.WriteString("column", warning.Column);
            json.WriteString("message", warning.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteBoolean("covered", prediction.Covered);
    }

    private static void WriteErrors(Utf8JsonWriter json, IReadOnlyList<RowError> errors)
    {
        json.WriteStartArray("errors");
        foreach (var error in errors)
        {
            json.WriteStartObject();
            json.WriteString("column", error.Column);
            json.WriteString("reason", error.Reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
