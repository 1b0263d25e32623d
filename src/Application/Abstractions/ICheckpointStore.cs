using Regressor.Domain.Datasets;
using Regressor.Domain.Models;
using Regressor.Domain.Training;

namespace Regressor.Application.Abstractions;

/// <summary>Keeps models as files: one checkpoint a model, complete in itself.</summary>
public interface ICheckpointStore
{
    /// <summary>Writes the whole checkpoint or nothing; when it returns, the checkpoint survives a crash.</summary>
    Task SaveAsync(Checkpoint checkpoint, CancellationToken cancellationToken);

    /// <exception cref="CheckpointDamagedException">The file is missing, or is not a sound checkpoint.</exception>
    Task<Checkpoint> LoadAsync(Guid datasetId, int version, CancellationToken cancellationToken);

    /// <summary>Reads what comes from outside, and may hold anything.</summary>
    /// <param name="content">Seekable.</param>
    /// <exception cref="CheckpointDamagedException">It is not a sound checkpoint.</exception>
    Checkpoint Read(Stream content);

    /// <summary>The file as it is; null where there is none. It stays readable when it is deleted or replaced meanwhile.</summary>
    CheckpointFile? Open(Guid datasetId, int version);

    /// <summary>Every version of every dataset that has a file, by dataset and then version.</summary>
    IReadOnlyList<(Guid DatasetId, int Version)> List();

    void Delete(Guid datasetId, int version);

    /// <summary>Removes every checkpoint of a dataset.</summary>
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
public sealed class CheckpointDamagedException(string message, Exception? inner = null) : Exception(message, inner);
