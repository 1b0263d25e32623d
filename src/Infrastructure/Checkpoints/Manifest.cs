using System.Text.Json;
using System.Text.Json.Serialization;
using Regressor.Application.Abstractions;
using Regressor.Domain.Datasets;
using Regressor.Domain.Models;
using Regressor.Domain.Training;

namespace Regressor.Infrastructure.Checkpoints;

/// <summary>What a checkpoint says about itself beside its tensors; JSON under <see cref="Key"/> in the file's metadata.</summary>
internal sealed record Manifest(
    int FormatVersion,
    DatasetSchema Dataset,
    int Version,
    Guid TrainingRunId,
    TrainingOptions Options,
    ModelReport Report,
    DateTimeOffset CreatedAt,
    string Network,
    ModelDiagnostics? Diagnostics = null)
{
    public const string Key = "regressor";
    public const int CurrentFormat = 1;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public static string Write(Checkpoint checkpoint) => JsonSerializer.Serialize(
        new Manifest(
            CurrentFormat,
            checkpoint.Dataset,
            checkpoint.Version,
            checkpoint.TrainingRunId,
            checkpoint.Options,
            checkpoint.Report,
            checkpoint.CreatedAt,
            checkpoint.Network.Description,
            checkpoint.Diagnostics),
        Json);

    /// <exception cref="CheckpointDamagedException">It cannot be read, or is of a format this version does not know.</exception>
    public static Manifest Read(IReadOnlyDictionary<string, string> metadata)
    {
        if (!metadata.TryGetValue(Key, out var json)) throw new CheckpointDamagedException("The file has no manifest: it was not written by Regressor.");
        try
        {
            var format = JsonDocument.Parse(json).RootElement.GetProperty("formatVersion").GetInt32();
            if (format != CurrentFormat)
                throw new CheckpointDamagedException($"The checkpoint has format version {format}; this program reads version {CurrentFormat}.");
            return JsonSerializer.Deserialize<Manifest>(json, Json) ?? throw new CheckpointDamagedException("The manifest is empty.");
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException or KeyNotFoundException)
        {
            throw new CheckpointDamagedException("The manifest cannot be read.", error);
        }
    }
}
