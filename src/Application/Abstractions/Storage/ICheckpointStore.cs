using Regressor.Application.Abstractions.Learning;
using Regressor.Domain.Datasets;
using Regressor.Domain.Models;
using Regressor.Domain.Training;

namespace Regressor.Application.Abstractions.Storage;

/// <summary>Keeps models: one checkpoint a model, complete in itself, in the safetensors format.</summary>
public interface ICheckpointStore
{
    /// <summary>Writes the whole checkpoint or nothing, now or with the unit of work; once that is stored, the checkpoint survives a crash.</summary>
    Task SaveAsync(Checkpoint checkpoint, CancellationToken cancellationToken);

    /// <exception cref="CorruptCheckpointException">It is missing among the others of its dataset, or is not sound.</exception>
    /// <exception cref="CheckpointUnavailableException">It cannot be read, or all of its dataset are missing.</exception>
    Task<Checkpoint> LoadAsync(Guid datasetId, int version, CancellationToken cancellationToken);

    /// <summary>Reads what comes from outside, and may hold anything.</summary>
    /// <param name="content">Seekable.</param>
    /// <exception cref="CorruptCheckpointException">It is not a sound checkpoint.</exception>
    Checkpoint Read(Stream content);

    /// <summary>Its bytes; null where there is none. They stay readable when it is deleted or replaced meanwhile.</summary>
    /// <exception cref="CheckpointUnavailableException">All of its dataset are missing.</exception>
    Task<CheckpointFile?> OpenAsync(Guid datasetId, int version, CancellationToken cancellationToken);

    /// <summary>Whether the rows of datasets and models are made of what can be read of the files, at each start: then a file without a row may be a model all the same.</summary>
    bool RowsComeFromFiles { get; }

    /// <summary>Every version of every dataset that has a file of its own, by dataset and then version.</summary>
    IReadOnlyList<(Guid DatasetId, int Version)> ListFiles();

    /// <summary>Removes what is left of a checkpoint whose model is gone or was never stored.</summary>
    void Delete(Guid datasetId, int version);

    /// <summary>Removes what is left of every checkpoint of a dataset that is gone.</summary>
    void DeleteAll(Guid datasetId);
}

/// <param name="Content">To be disposed of by whoever opened it.</param>
/// <param name="WrittenAt">UTC.</param>
public sealed record CheckpointFile(Stream Content, DateTimeOffset WrittenAt);

/// <summary>A model with everything needed to answer without a database.</summary>
/// <remarks>Its diagnostics do not name examples; they are null where it was stored before there were any.</remarks>
public sealed record Checkpoint(
    DatasetSchema Dataset,
    int Version,
    Guid TrainingRunId,
    TrainingOptions Options,
    ModelReport Report,
    DateTimeOffset CreatedAt,
    TrainedNetwork Network,
    ModelDiagnostics? Diagnostics = null);

/// <summary>A checkpoint cannot be used. The message says why, in words.</summary>
public sealed class CorruptCheckpointException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>A checkpoint cannot be read at the moment. That says nothing about what is in it: later it may be possible.</summary>
public sealed class CheckpointUnavailableException(Exception inner) : Exception("The checkpoint file cannot be read at the moment.", inner);
