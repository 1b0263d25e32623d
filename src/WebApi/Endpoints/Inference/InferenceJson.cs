using System.Text.Json;
using System.Text.Json.Serialization;

namespace Regressor.WebApi.Endpoints.Inference;

/// <summary>Messages of the Open Inference Protocol; unknown members are ignored, as it requires.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(InferenceServer))]
[JsonSerializable(typeof(InferenceHealth))]
[JsonSerializable(typeof(InferenceModel))]
[JsonSerializable(typeof(InferenceReady))]
[JsonSerializable(typeof(InferenceRequest))]
[JsonSerializable(typeof(InferenceResponse))]
[JsonSerializable(typeof(InferenceError))]
internal sealed partial class InferenceJson : JsonSerializerContext;

internal sealed record InferenceServer(string Name, string Version, IReadOnlyList<string> Extensions);

internal sealed record InferenceHealth(bool? Live = null, bool? Ready = null, string? Error = null);

internal sealed record InferenceModel(
    string Name, IReadOnlyList<string> Versions, string Platform, IReadOnlyList<InferenceColumn> Inputs, IReadOnlyList<InferenceColumn> Outputs);

internal sealed record InferenceColumn(string Name, string Datatype, IReadOnlyList<int> Shape);

internal sealed record InferenceReady(string Name, bool Ready);

internal sealed record InferenceRequest(
    IReadOnlyList<InferenceInput?>? Inputs = null,
    string? Id = null,
    IReadOnlyDictionary<string, JsonElement>? Parameters = null,
    IReadOnlyList<InferenceRequestedOutput?>? Outputs = null);

/// <param name="Name">Name of the tensor.</param>
/// <param name="Shape">Shape: [rows], [rows, 1], or [rows, columns].</param>
/// <param name="Datatype">Datatype of the values.</param>
/// <param name="Data">Values, as a list that may be nested; null where the values follow the JSON as bytes.</param>
/// <param name="Parameters">Parameters, such as the number of bytes that follow the JSON.</param>
internal sealed record InferenceInput(
    string Name, IReadOnlyList<long> Shape, string Datatype, JsonElement? Data = null, IReadOnlyDictionary<string, JsonElement>? Parameters = null);

internal sealed record InferenceRequestedOutput(string Name, IReadOnlyDictionary<string, JsonElement>? Parameters = null);

internal sealed record InferenceResponse(string ModelName, string ModelVersion, string? Id, IReadOnlyList<InferenceOutput> Outputs);

/// <param name="Name">Name of the tensor.</param>
/// <param name="Datatype">Datatype of the values.</param>
/// <param name="Shape">Shape: [rows].</param>
/// <param name="Data">Values; null where they follow the JSON as bytes.</param>
/// <param name="Parameters">Number of bytes that follow the JSON; null where there are none.</param>
internal sealed record InferenceOutput(
    string Name, string Datatype, IReadOnlyList<int> Shape, IReadOnlyList<ColumnValue>? Data, InferenceOutputParameters? Parameters);

internal sealed record InferenceOutputParameters(int BinaryDataSize);

/// <param name="Error">Message, as the protocol defines it; the other members are those of the server's problems (RFC 9457).</param>
/// <param name="Type">Problem type, for programs.</param>
/// <param name="Title">Short description.</param>
/// <param name="Status">Status code of the response.</param>
/// <param name="TraceId">Trace ID, as in the server's log.</param>
internal sealed record InferenceError(string Error, string? Type, string? Title, int? Status, string TraceId);
