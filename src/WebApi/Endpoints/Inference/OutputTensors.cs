using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.Json;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Regressor.Application.Predictions;

namespace Regressor.WebApi.Endpoints.Inference;

/// <summary>Writes the predictions as JSON, or as bytes after it for outputs requested that way.</summary>
internal sealed class OutputTensors
{
    private const string Binary = "application/octet-stream";

    private readonly IReadOnlyList<OutputColumn> _known;
    private readonly IReadOnlyList<(OutputColumn Column, bool IsBinary)> _asked;
    private readonly string? _id;

    /// <param name="request">The request.</param>
    /// <param name="known">Outputs of the model.</param>
    /// <exception cref="ValidationException">The request names an unknown output, or asks for an unsupported representation.</exception>
    public OutputTensors(InferenceRequest request, IReadOnlyList<OutputColumn> known)
    {
        (_id, _known) = (request.Id, known);
        var isBinary = new InferenceParameters(request.Parameters).Flag("binary_data_output") ?? false;
        _asked = request.Outputs is { Count: > 0 } outputs
            ? [.. outputs.Select(output => Asked(output, isBinary))]
            : [.. known.Select(column => (column, isBinary))];
    }

    public IResult Of(string model, IReadOnlyList<PredictionDto> answers, HttpResponse response)
    {
        // Intervals, sets and decisions are omitted where there are none: the protocol has no null.
        var tensors = _asked.Select(output => (output.Column, output.IsBinary, Values: answers.Select(output.Column.ValueOf).ToList()))
            .Where(output => output.Values.TrueForAll(value => !value.IsMissing))
            .Select(output => (output.Column, output.Values, Bytes: output.IsBinary ? BytesOf(output.Values) : null)).ToList();
        var body = new InferenceResponse(
            model,
            answers[0].ModelVersion.ToString(CultureInfo.InvariantCulture),
            _id,
            [.. tensors.Select(output => new InferenceOutput(
                output.Column.Name,
                output.Column.Datatype,
                [answers.Count],
                output.Bytes is null ? output.Values : null,
                output.Bytes is null ? null : new InferenceOutputParameters(output.Bytes.Length)))]);
        var binary = tensors.SelectMany(output => output.Bytes ?? []).ToArray();
        return tensors.Exists(output => output.Bytes is not null) ? OfBytes(body, binary, response) : TypedResults.Json(body, InferenceJson.Default);
    }

    private (OutputColumn Column, bool IsBinary) Asked(InferenceRequestedOutput? output, bool isBinary)
    {
        if (output is null) throw InferenceErrors.Invalid("outputs", "An output must not be null.");
        var column = _known.FirstOrDefault(column => column.Name == output.Name)
            ?? throw InferenceErrors.Invalid("outputs", $"The model has no output '{output.Name}'. The outputs are {string.Join(", ", _known.Select(known => known.Name))}.");
        var parameters = new InferenceParameters(output.Parameters, $"output '{output.Name}'");
        parameters.Refuse("shared_memory_region", "classification");
        if (column.Datatype == Datatype.OfTexts) parameters.ContentType("str", "np", "pd");
        else parameters.ContentType("np", "pd");
        return (column, parameters.Flag("binary_data") ?? isBinary);
    }

    /// <summary>Writes numbers as eight bytes each, little-endian, and texts as UTF-8, each behind its length of four bytes.</summary>
    private static byte[] BytesOf(List<ColumnValue> values)
    {
        var bytes = new ArrayBufferWriter<byte>();
        foreach (var value in values)
        {
            if (value.Number is { } number)
            {
                BinaryPrimitives.WriteDoubleLittleEndian(bytes.GetSpan(sizeof(double)), number);
                bytes.Advance(sizeof(double));
                continue;
            }

            BinaryPrimitives.WriteInt32LittleEndian(bytes.GetSpan(sizeof(int)), Encoding.UTF8.GetByteCount(value.Text!));
            bytes.Advance(sizeof(int));
            Encoding.UTF8.GetBytes(value.Text!, bytes);
        }

        return bytes.WrittenSpan.ToArray();
    }

    private static FileContentHttpResult OfBytes(InferenceResponse body, byte[] values, HttpResponse response)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(body, InferenceJson.Default.InferenceResponse);
        response.Headers[InferenceBody.JsonLengthHeader] = json.Length.ToString(CultureInfo.InvariantCulture);
        return TypedResults.Bytes([.. json, .. values], Binary);
    }
}
