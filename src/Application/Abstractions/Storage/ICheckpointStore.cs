using Regressor.Application.Abstractions.Learning;
using Regressor.Domain.Datasets;
using Regressor.Domain.Evaluation;
using Regressor.Domain.Training;

namespace Regressor.Application.Abstractions.Storage;

/// <summary>Stores models: one self-contained checkpoint per model, in the safetensors format.</summary>
public interface ICheckpointStore
{
    /// <summary>Writes the checkpoint atomically, now or with the unit of work. Once that is stored, the checkpoint survives a crash.</summary>
    Task SaveAsync(Checkpoint checkpoint, CancellationToken cancellationToken);

    /// <exception cref="CorruptCheckpointException">It is missing while others of its dataset exist, or it is invalid.</exception>
    /// <exception cref="CheckpointUnavailableException">It cannot be read, or all checkpoints of its dataset are missing.</exception>
    Task<Checkpoint> LoadAsync(Guid datasetId, int version, CancellationToken cancellationToken);

    /// <summary>Reads a checkpoint from an untrusted source.</summary>
    /// <param name="content">A seekable stream.</param>
    /// <exception cref="CorruptCheckpointException">The content is not a valid checkpoint.</exception>
    Checkpoint Read(Stream content);

    /// <summary>Writes a checkpoint for somebody else; the store does not keep it.</summary>
    void Write(Stream content, Checkpoint checkpoint);

    /// <summary>Opens the checkpoint; null if absent. It stays readable if it is deleted or replaced meanwhile.</summary>
    /// <exception cref="CheckpointUnavailableException">All checkpoints of its dataset are missing.</exception>
    Task<CheckpointFile?> OpenAsync(Guid datasetId, int version, CancellationToken cancellationToken);

    /// <summary>True if each start rebuilds dataset and model rows from readable files: a file without a row may then be a model.</summary>
    bool RowsComeFromFiles { get; }

    /// <summary>Lists every version that has its own file, by dataset and then version.</summary>
    IReadOnlyList<(Guid DatasetId, int Version)> ListFiles();

    /// <summary>Removes the remains of a checkpoint whose model was deleted or never stored.</summary>
    void Delete(Guid datasetId, int version);

    /// <summary>Removes the remains of all checkpoints of a deleted dataset.</summary>
    void DeleteAll(Guid datasetId);
}

/// <param name="Content">The bytes, to be disposed of by the caller.</param>
/// <param name="WrittenAt">Time of writing, in UTC.</param>
public sealed record CheckpointFile(Stream Content, DateTimeOffset WrittenAt);

/// <summary>A model with everything needed to predict without a database.</summary>
/// <remarks>The diagnostics do not name examples; they are null if the model was stored before diagnostics existed.</remarks>
public sealed record Checkpoint(
    DatasetSchema Dataset,
    int Version,
    Guid TrainingRunId,
    TrainingOptions Options,
    ModelReport Report,
    DateTimeOffset CreatedAt,
    TrainedNetwork Network,
    ModelDiagnostics? Diagnostics = null)
{
    /// <summary>The inputs of the dataset that the model was trained on.</summary>
    public IReadOnlyList<InputColumn> Inputs => Options.LearnedOf(Dataset.Inputs);
}

/// <summary>A checkpoint cannot be used. The message says why.</summary>
public sealed class CorruptCheckpointException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>A checkpoint cannot be read at the moment. Its content may be valid: a later attempt may succeed.</summary>
public sealed class CheckpointUnavailableException(Exception inner) : Exception("The checkpoint file is temporarily unreadable.", inner);
