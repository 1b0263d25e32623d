using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using FluentValidation;

namespace Regressor.WebApi.Endpoints.Inference;

/// <summary>
/// Reads the body of an inference request: JSON, followed by the bytes of the tensors that the JSON does not contain (the protocol's binary
/// data extension). A header specifies where the JSON ends.
/// </summary>
internal static class InferenceBody
{
    public const string JsonLengthHeader = "Inference-Header-Content-Length";

    public static async Task<(InferenceRequest Request, ReadOnlyMemory<byte> Tensors)> ReadAsync(HttpRequest http, CancellationToken cancellationToken)
    {
        var body = (await http.BodyReader.WholeAsync(cancellationToken)).Buffer;
        var bytes = body.ToArray();
        http.BodyReader.AdvanceTo(body.End);
        var jsonLength = JsonLength(http.Headers, bytes.Length);
        return (Parse(bytes.AsMemory(0, jsonLength)), bytes.AsMemory(jsonLength));
    }

    private static int JsonLength(IHeaderDictionary headers, int bodyLength)
    {
        var given = headers[JsonLengthHeader];
        if (given.Count == 0) return bodyLength;
        return int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var length) && length <= bodyLength
            ? length
            : throw InferenceErrors.Invalid(
                JsonLengthHeader, $"The header {JsonLengthHeader} must be the size of the JSON in bytes, at most {bodyLength}.");
    }

    private static InferenceRequest Parse(ReadOnlyMemory<byte> body)
    {
        var json = body.Span.StartsWith(Encoding.UTF8.Preamble) ? body.Span[Encoding.UTF8.Preamble.Length..] : body.Span;
        try
        {
            return Deserialize(json);
        }
        catch (JsonException wrong)
        {
            try
            {
                return NumberWords.ToJson(json) is { } rewritten ? Deserialize(rewritten) : throw Malformed(wrong);
            }
            catch (JsonException still)
            {
                throw Malformed(still);
            }
        }
    }

    private static InferenceRequest Deserialize(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, InferenceJson.Default.InferenceRequest) ?? throw InferenceErrors.Invalid("inputs", "The body must not be null.");

    private static ValidationException Malformed(JsonException wrong)
    {
        var field = wrong.Path?.TrimStart('$').TrimStart('.') ?? "";

        // An inner error of the reader means that the body is not JSON at all, whatever was being read.
        var expected = wrong.InnerException is JsonException ? null : field[(field.LastIndexOf('.') + 1)..].Split('[')[0] switch
        {
            "id" or "name" or "datatype" => "a text",
            "shape" => "a list of whole numbers",
            "parameters" => "an object",
            "inputs" => "a list of inputs, each with a name, a shape and a datatype",
            "outputs" => "a list of outputs, each with a name",
            _ => null,
        };
        return InferenceErrors.Invalid(field, expected is null
            ? $"The body is not valid JSON for the protocol, at byte {wrong.BytePositionInLine} of line {wrong.LineNumber + 1}. "
                + $"If binary tensors follow the JSON, set the header {JsonLengthHeader} to the JSON's size in bytes."
            : $"'{field}' must be {expected}.");
    }
}
