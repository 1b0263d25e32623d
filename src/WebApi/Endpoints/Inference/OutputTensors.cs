using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Regressor.Application.Predictions;

namespace Regressor.WebApi.Endpoints.Inference;

/// <summary>Writes the predictions as JSON, or as bytes after it for outputs requested that way.</summary>
internal sealed class OutputTensors
{
    private const string Binary = "application/octet-stream";

    private static readonly Dictionary<string, Func<PredictionDto, double?>> Known = new(StringComparer.Ordinal)
    {
        ["y"] = prediction => prediction.Y,
        ["lower"] = prediction => prediction.Interval?.Lower,
        ["upper"] = prediction => prediction.Interval?.Upper,
        ["disagreement"] = prediction => prediction.Disagreement,
        ["covered"] = prediction => prediction.Covered ? 1 : 0,
    };

    private readonly IReadOnlyList<(string Name, bool IsBinary)> _asked;
    private readonly string? _id;

    /// <exception cref="ValidationException">The request names an unknown output, or asks for an unsupported representation.</exception>
    public OutputTensors(InferenceRequest request)
    {
        _id = request.Id;
        var isBinary = new InferenceParameters(request.Parameters).Flag("binary_data_output") ?? false;
        _asked = request.Outputs is { Count: > 0 } outputs
            ? [.. outputs.Select(output => Asked(output, isBinary))]
            : [.. Known.Keys.Select(name => (name, isBinary))];
    }

    public static IReadOnlyCollection<string> Names => Known.Keys;

    public IResult Of(string model, IReadOnlyList<PredictionDto> answers, HttpResponse response)
    {
        // Interval outputs are omitted where there is no interval: the protocol has no null.
        var tensors = _asked.Select(output => (output.Name, output.IsBinary, Values: answers.Select(Known[output.Name]).ToList()))
            .Where(output => output.Values.TrueForAll(value => value is not null))
            .Select(output => (output.Name, output.IsBinary, Values: output.Values.ConvertAll(value => value!.Value))).ToList();
        var body = new InferenceResponse(
            model,
            answers[0].ModelVersion.ToString(CultureInfo.InvariantCulture),
            _id,
            [.. tensors.Select(output => new InferenceOutput(
                output.Name,
                Datatype.OfAnswers,
                [answers.Count],
                output.IsBinary ? null : output.Values,
                output.IsBinary ? new InferenceOutputParameters(answers.Count * sizeof(double)) : null))]);
        var binary = tensors.Where(output => output.IsBinary).SelectMany(output => output.Values).ToList();
        return binary.Count == 0 ? TypedResults.Json(body, InferenceJson.Default) : OfBytes(body, binary, response);
    }

    private static (string Name, bool IsBinary) Asked(InferenceRequestedOutput? output, bool isBinary)
    {
        if (output is null) throw InferenceErrors.Invalid("outputs", "An output must not be null.");
        if (!Known.ContainsKey(output.Name))
            throw InferenceErrors.Invalid("outputs", $"The model has no output '{output.Name}'. The outputs are {string.Join(", ", Known.Keys)}.");
        var parameters = new InferenceParameters(output.Parameters, $"output '{output.Name}'");
        parameters.Refuse("shared_memory_region", "classification");
        parameters.ContentType("np", "pd");
        return (output.Name, parameters.Flag("binary_data") ?? isBinary);
    }

    private static FileContentHttpResult OfBytes(InferenceResponse body, List<double> values, HttpResponse response)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(body, InferenceJson.Default.InferenceResponse);
        var bytes = new byte[json.Length + (values.Count * sizeof(double))];
        json.CopyTo(bytes, 0);
        for (var i = 0; i < values.Count; i++) BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(json.Length + (i * sizeof(double))), values[i]);
        response.Headers[InferenceBody.JsonLengthHeader] = json.Length.ToString(CultureInfo.InvariantCulture);
        return TypedResults.Bytes(bytes, Binary);
    }
}
