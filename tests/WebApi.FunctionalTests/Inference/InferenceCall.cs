using System.Buffers.Binary;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Regressor.WebApi.FunctionalTests.Inference;

/// <summary>Sends requests with binary tensors after the JSON, and reads such responses, like the protocol's clients.</summary>
internal static class InferenceCall
{
    private const string JsonLength = "Inference-Header-Content-Length";

    /// <param name="client">Client of the server.</param>
    /// <param name="model">Name of the model.</param>
    /// <param name="json">JSON of the request.</param>
    /// <param name="tensors">Bytes that follow the JSON.</param>
    /// <param name="jsonLength">Value of the length header, to send a wrong one.</param>
    /// <param name="mediaType">Media type of the body; null to omit it.</param>
    public static async Task<InferenceAnswer> InferAsync(
        this HttpClient client, string model, string json, byte[] tensors, string? jsonLength = null, string? mediaType = "application/octet-stream")
    {
        var text = Encoding.UTF8.GetBytes(json);
        using var content = new ByteArrayContent([.. text, .. tensors]);
        if (mediaType is not null) content.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v2/models/{model}/infer") { Content = content };
        request.Headers.Add(JsonLength, jsonLength ?? text.Length.ToString(CultureInfo.InvariantCulture));
        return await SendAsync(client, request);
    }

    /// <summary>Sends a request that is only JSON.</summary>
    public static async Task<InferenceAnswer> InferAsync(this HttpClient client, string model, string json)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v2/models/{model}/infer") { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        return await SendAsync(client, request);
    }

    public static byte[] Doubles(params double[] values) => [.. values.SelectMany(BitConverter.GetBytes)];

    /// <summary>Writes each text after its length.</summary>
    public static byte[] Texts(params string[] values) => [.. values.SelectMany(value => Text(Encoding.UTF8.GetBytes(value)))];

    private static byte[] Text(byte[] value)
    {
        var bytes = new byte[4 + value.Length];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value.Length);
        value.CopyTo(bytes, 4);
        return bytes;
    }

    private static async Task<InferenceAnswer> SendAsync(HttpClient client, HttpRequestMessage request)
    {
        using var response = await client.SendAsync(request);
        var body = await response.Content.ReadAsByteArrayAsync();
        var jsonLength = response.Headers.TryGetValues(JsonLength, out var lengths) ? int.Parse(lengths.Single(), CultureInfo.InvariantCulture) : (int?)null;
        return new InferenceAnswer((int)response.StatusCode, response.Content.Headers.ContentType?.ToString(), jsonLength, body);
    }
}

/// <param name="Status">HTTP status.</param>
/// <param name="ContentType">The whole header.</param>
/// <param name="JsonLength">Value of the length header; null if there is none and the whole body is JSON.</param>
/// <param name="Body">The whole body.</param>
internal sealed record InferenceAnswer(int Status, string? ContentType, int? JsonLength, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body, 0, JsonLength ?? Body.Length);

    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    public string Error => Json.GetProperty("error").GetString()!;

    public string[] Outputs => [.. Json.GetProperty("outputs").EnumerateArray().Select(output => output.GetProperty("name").GetString()!)];

    /// <summary>Returns the values of an output, from JSON or bytes; null if the output is missing.</summary>
    public double[]? Values(string name)
    {
        var at = JsonLength ?? Body.Length;
        foreach (var output in Json.GetProperty("outputs").EnumerateArray())
        {
            var size = output.TryGetProperty("parameters", out var parameters) ? parameters.GetProperty("binary_data_size").GetInt32() : (int?)null;
            if (output.GetProperty("name").GetString() == name)
            {
                output.GetProperty("datatype").GetString().ShouldBe("FP64");
                output.TryGetProperty("data", out var data).ShouldBe(size is null);
                double[] values = size is null
                    ? [.. data.EnumerateArray().Select(value => value.GetDouble())]
                    : [.. Enumerable.Range(0, size.Value / 8).Select(i => BinaryPrimitives.ReadDoubleLittleEndian(Body.AsSpan(at + (8 * i), 8)))];
                output.GetProperty("shape")[0].GetInt32().ShouldBe(values.Length);
                return values;
            }

            at += size ?? 0;
        }

        return null;
    }
}
