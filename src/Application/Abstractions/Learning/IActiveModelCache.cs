using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Models;

namespace Regressor.Application.Abstractions.Learning;

/// <summary>
/// The models that answer predictions, in memory: one a dataset, swapped atomically. Where they are too many for the memory that they may
/// take, those that were not asked for longest are let go.
/// </summary>
public interface IActiveModelCache
{
    /// <summary>The addresses of those whose models are in memory.</summary>
    IReadOnlyCollection<string> Datasets { get; }

    /// <summary>Null where the dataset has no active model, or it is not in memory.</summary>
    IPredictor? Find(string datasetSlug);

    /// <summary>From here on this model answers for its dataset.</summary>
    /// <exception cref="CorruptCheckpointException">Its network does not fit its description.</exception>
    IPredictor Activate(Checkpoint checkpoint);

    /// <summary>A model to try: it answers for no dataset, and what it is asked is not counted as a prediction.</summary>
    /// <exception cref="CorruptCheckpointException">Its network does not fit its description.</exception>
    IPredictor Open(Checkpoint checkpoint);

    /// <summary>Whether the model could answer, before anybody relies on it.</summary>
    /// <exception cref="CorruptCheckpointException">Its network does not fit its description, or answers with what is no number.</exception>
    void Check(Checkpoint checkpoint);

    void Deactivate(string datasetSlug);
}

/// <summary>A model ready to answer; safe to call from many threads.</summary>
public interface IPredictor
{
    Guid DatasetId { get; }

    int Version { get; }

    IReadOnlyList<InputColumn> Inputs { get; }

    TargetColumn Target { get; }

    /// <summary>The string that the model keeps for a category, so that a caller who has characters need not make one; null for one it does not know.</summary>
    string? KnownCategory(int column, ReadOnlySpan<char> category);

    /// <param name="x">One value per input column, of its kind.</param>
    /// <param name="confidence">In [<see cref="Prediction.MinConfidence"/>, <see cref="Prediction.MaxConfidence"/>].</param>
    Prediction Predict(ReadOnlySpan<InputValue> x, double confidence);

    /// <summary>The same for many rows, at less cost a row.</summary>
    /// <param name="rows">[N, input column].</param>
    /// <param name="confidence">As for one.</param>
    /// <param name="answers">[N], filled.</param>
    void Predict(ReadOnlySpan<InputValue> rows, double confidence, Span<Prediction> answers);
}
