using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Regressor.Application.Abstractions;
using Regressor.Domain.Models;

namespace Regressor.Infrastructure.Tables;

/// <summary>Writes the answers to a file of questions, as CSV or as lines of JSON.</summary>
internal static class PredictionWriter
{
    private const int FlushAt = 1 << 16;

    public static async Task WriteAsync(
        Stream destination, TableFileKind kind, IServingModel model, IEnumerable<PredictedRow> rows, CancellationToken cancellationToken)
    {
        var output = new ArrayBufferWriter<byte>(2 * FlushAt);
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        if (kind == TableFileKind.Csv) WriteHeader(output, model);
        foreach (var row in rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (kind == TableFileKind.Csv) WriteRow(output, row);
            else WriteLine(output, json, row);
            if (output.WrittenCount < FlushAt) continue;
            await destination.WriteAsync(output.WrittenMemory, cancellationToken);
            output.ResetWrittenCount();
        }

        await destination.WriteAsync(output.WrittenMemory, cancellationToken);
    }

    private static void WriteHeader(ArrayBufferWriter<byte> output, IServingModel model)
    {
        foreach (var input in model.Inputs)
        {
            output.WriteText(input.Name);
            output.Write(","u8);
        }

        output.WriteText($"predicted {model.Target.Name}");
        output.Write(",lower,upper,warnings,not predicted because\r\n"u8);
    }

    private static void WriteRow(ArrayBufferWriter<byte> output, PredictedRow row)
    {
        foreach (var value in row.X.Span)
        {
            output.WriteValue(value);
            output.Write(","u8);
        }

        if (row.Prediction is { } prediction)
        {
            output.WriteNumber(prediction.Y);
            output.Write(","u8);
            if (prediction.Interval is { } interval) output.WriteNumber(interval.Lower);
            output.Write(","u8);
            if (prediction.Interval is not null) output.WriteNumber(prediction.Interval.Upper);
            output.Write(","u8);
            if (prediction.Warnings.Count > 0) output.WriteText(string.Join(' ', prediction.Warnings.Select(warning => warning.Message)));
            output.Write(",\r\n"u8);
            return;
        }

        output.Write(",,,,"u8);
        output.WriteText(string.Join(' ', row.Faults.Select(fault => fault.Column is null ? $"The row {fault.Reason}" : $"'{fault.Column}' {fault.Reason}")));
        output.Write("\r\n"u8);
    }

    private static void WriteLine(ArrayBufferWriter<byte> output, Utf8JsonWriter json, PredictedRow row)
    {
        json.Reset();
        json.WriteStartObject();
        json.WriteNumber("line", row.Line);
        if (row.Prediction is { } prediction) WriteAnswer(json, prediction);
        else WriteFaults(json, row.Faults);
        json.WriteEndObject();
        json.Flush();
        output.Write("\n"u8);
    }

    /// <summary>As the answer to one question is written.</summary>
    private static void WriteAnswer(Utf8JsonWriter json, Prediction prediction)
    {
        json.WriteNumber("y", prediction.Y);
        if (prediction.Interval is { } interval)
        {
            json.WriteStartObject("interval");
            json.WriteNumber("lower", interval.Lower);
            json.WriteNumber("upper", interval.Upper);
            json.WriteNumber("confidence", interval.Confidence);
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
    }

    private static void WriteFaults(Utf8JsonWriter json, IReadOnlyList<RowFault> faults)
    {
        json.WriteStartArray("errors");
        foreach (var fault in faults)
        {
            json.WriteStartObject();
            json.WriteString("column", fault.Column);
            json.WriteString("reason", fault.Reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
