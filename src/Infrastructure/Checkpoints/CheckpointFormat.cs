using Regressor.Application.Abstractions.Learning;
using Regressor.Application.Abstractions.Storage;

namespace Regressor.Infrastructure.Checkpoints;

/// <summary>Serializes checkpoints as safetensors files, whose metadata contains everything except the tensors.</summary>
internal static class CheckpointFormat
{
    public static void Write(Stream content, Checkpoint checkpoint)
    {
        var metadata = new Dictionary<string, string> { [Manifest.Key] = Manifest.Write(checkpoint) };
        SafetensorsFile.Write(content, metadata, checkpoint.Network.Tensors);
    }

    /// <exception cref="CorruptCheckpointException">The file is not a valid checkpoint.</exception>
    public static Checkpoint Read(Stream content)
    {
        var (metadata, tensors) = SafetensorsFile.Read(content);
        var manifest = Manifest.Read(metadata);
        return new Checkpoint(
            manifest.Dataset,
            manifest.Version,
            manifest.TrainingRunId,
            manifest.Options,
            manifest.Report,
            manifest.CreatedAt,
            new TrainedNetwork(manifest.Network, tensors),
            manifest.Diagnostics);
    }

    /// <exception cref="CorruptCheckpointException">The file is not a valid checkpoint, or belongs to another model.</exception>
    public static Checkpoint Read(Stream content, Guid datasetId, int version)
    {
        var checkpoint = Read(content);
        return checkpoint.Dataset.Id == datasetId && checkpoint.Version == version
            ? checkpoint
            : throw new CorruptCheckpointException("The checkpoint contains a different model than its file name states.");
    }
}
