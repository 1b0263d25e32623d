using System.Text.Json;
using System.Text.Json.Serialization;

namespace Regressor.WebApi.Endpoints.Inference;

/// <summary>What the Open Inference Protocol sends to and fro; unknown members are passed over, as it asks.</summary>
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

/// <param name="Name">Of the tensor.</param>
/// <param name="Shape">[rows], [rows, 1], or [rows, columns].</param>
/// <param name="Datatype">Of its values.</param>
/// <param name="Data">A list, of lists too; none where the values follow the JSON as bytes.</param>
/// <param name="Parameters">Such as how many bytes those are.</param>
internal sealed record InferenceInput(
    string Name, IReadOnlyList<long> Shape, string Datatype, JsonElement? Data = null, IReadOnlyDictionary<string, JsonElement>? Parameters = null);

internal sealed record InferenceRequestedOutput(string Name, IReadOnlyDictionary<string, JsonElement>? Parameters = null);

internal sealed record InferenceResponse(string ModelName, string ModelVersion, string? Id, IReadOnlyList<InferenceOutput> Outputs);

/// <param name="Name">Of the tensor.</param>
/// <param name="Datatype">Of its values.</param>
/// <param name="Shape">[rows].</param>
/// <param name="Data">Null where the values follow the JSON as bytes.</param>
/// <param name="Parameters">How many bytes those are.</param>
internal sealed record InferenceOutput(
    string Name, string Datatype, IReadOnlyList<int> Shape, IReadOnlyList<double>? Data, InferenceOutputParameters? Parameters);

internal sealed record InferenceOutputParameters(int BinaryDataSize);

/// <param name="Error">As the protocol has it; the others are those of the server's problems (RFC 9457).</param>
/// <param name="Type">For programs.</param>
/// <param name="Title">In short.</param>
/// <param name="Status">Of the answer.</param>
/// <param name="TraceId">As the server's log has it.</param>
internal sealed record InferenceError(string Error, string? Type, string? Title, int? Status, string TraceId);
