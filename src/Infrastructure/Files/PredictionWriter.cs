using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Regressor.Application.Abstractions;
using Regressor.Domain.Models;
using Regressor.Infrastructure.Files.Formats.Csv;

namespace Regressor.Infrastructure.Files;

/// <summary>Writes the answers to a file of questions, as CSV or as lines of JSON.</summary>
internal static class PredictionWriter
{
    private const int FlushAt = 1 << 16;

    /// <summary>What is put behind the columns of the file, apart from the prediction itself and why there is none.</summary>
    private static readonly (string Name, Action<ArrayBufferWriter<byte>, Prediction, TableFormat> Write)[] Answers =
    [
        ("lower", (output, prediction, format) => output.WriteNumber(prediction.Interval?.Lower, format)),
        ("upper", (output, prediction, format) => output.WriteNumber(prediction.Interval?.Upper, format)),
        ("covered", (output, prediction, _) => output.WriteText(prediction.Covered ? "true" : "false")),
        ("warnings", (output, prediction, _) => output.WriteText(string.Join(' ', prediction.Warnings.Select(warning => warning.Message)))),
    ];

    public static async Task WriteAsync(
        Stream destination, ITableFile file, IServingModel model, IEnumerable<PredictedRow> rows, CancellationToken cancellationToken)
    {
        var output = new ArrayBufferWriter<byte>(2 * FlushAt);
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        if (file.Format.Kind == TableFileKind.Csv) WriteHeader(output, file, model);
        foreach (var row in rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (file.Format.Kind == TableFileKind.Csv) WriteRow(output, row, file.Format);
            else WriteLine(output, json, row);
            if (output.WrittenCount < FlushAt) continue;
            await destination.WriteAsync(output.WrittenMemory, cancellationToken);
            output.ResetWrittenCount();
        }

        await destination.WriteAsync(output.WrittenMemory, cancellationToken);
    }

    private static void WriteHeader(ArrayBufferWriter<byte> output, ITableFile file, IServingModel model)
    {
        output.Write(file.Head.Span);
        foreach (var name in (string[])[$"predicted {model.Target.Name}", .. Answers.Select(answer => answer.Name), "not predicted because"])
        {
            output.WriteDelimiter(file.Format);
            output.WriteText(Free(name, file.Columns!));
        }

        output.Write("\r\n"u8);
    }

    /// <summary>A file of answers may be asked about again: no two of its columns have the same name then.</summary>
    private static string Free(string name, IReadOnlyList<string> taken)
    {
        var names = Enumerable.Range(2, taken.Count).Select(number => $"{name} {number}").Prepend(name);
        return names.First(free => !taken.Contains(free, StringComparer.OrdinalIgnoreCase));
    }

    private static void WriteRow(ArrayBufferWriter<byte> output, PredictedRow row, TableFormat format)
    {
        output.Write(row.Text.Span);
        output.WriteDelimiter(format);
        if (row.Prediction is { } known) output.WriteNumber(known.Y, format);
        foreach (var (_, write) in Answers)
        {
            output.WriteDelimiter(format);
            if (row.Prediction is { } prediction) write(output, prediction, format);
        }

        output.WriteDelimiter(format);
        output.WriteText(string.Join(' ', row.Faults.Select(fault => fault.Column is null ? $"The row {fault.Reason}" : $"'{fault.Column}' {fault.Reason}")));
        output.Write("\r\n"u8);
    }

    private static void WriteNumber(this ArrayBufferWriter<byte> output, double? number, TableFormat format)
    {
        if (number is { } known) output.WriteNumber(known, format);
    }

    private static void WriteDelimiter(this ArrayBufferWriter<byte> output, TableFormat format) => Encoding.UTF8.GetBytes([format.Delimiter!.Value], output);

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
