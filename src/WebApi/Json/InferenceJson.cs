using System.Text.Json;
using System.Text.Json.Serialization;

namespace Regressor.WebApi.Json;

/// <summary>What the Open Inference Protocol sends to and fro; unknown members are passed over, as it asks.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(InferenceServer))]
[JsonSerializable(typeof(InferenceModel))]
[JsonSerializable(typeof(InferenceReady))]
[JsonSerializable(typeof(InferenceRequest))]
[JsonSerializable(typeof(InferenceResponse))]
[JsonSerializable(typeof(InferenceError))]
internal sealed partial class InferenceJson : JsonSerializerContext;

internal sealed record InferenceServer(string Name, string Version, IReadOnlyList<string> Extensions);

internal sealed record InferenceModel(
    string Name, IReadOnlyList<string> Versions, string Platform, IReadOnlyList<InferenceColumn> Inputs, IReadOnlyList<InferenceColumn> Outputs);

internal sealed record InferenceColumn(string Name, string Datatype, IReadOnlyList<int> Shape);

internal sealed record InferenceReady(string Name, bool Ready);

internal sealed record InferenceRequest(
    IReadOnlyList<InferenceInput> Inputs,
    string? Id = null,
    InferenceParameters? Parameters = null,
    IReadOnlyList<InferenceRequestedOutput>? Outputs = null);

internal sealed record InferenceInput(string Name, IReadOnlyList<long> Shape, string Datatype, JsonElement Data);

/// <param name="Confidence">Of the intervals; the protocol leaves parameters to the server.</param>
internal sealed record InferenceParameters(double? Confidence = null);

internal sealed record InferenceRequestedOutput(string Name);

internal sealed record InferenceResponse(string ModelName, string ModelVersion, string? Id, IReadOnlyList<InferenceOutput> Outputs);

/// <param name="Name">Of the tensor.</param>
/// <param name="Datatype">Of its values.</param>
/// <param name="Shape">[rows].</param>
/// <param name="Data">Null where there is no interval.</param>
internal sealed record InferenceOutput(string Name, string Datatype, IReadOnlyList<int> Shape, IReadOnlyList<double?> Data);

internal sealed record InferenceError(string Error);
