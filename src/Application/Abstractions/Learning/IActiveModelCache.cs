using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Decisions;
using Regressor.Domain.Predictions;

namespace Regressor.Application.Abstractions.Learning;

/// <summary>
/// Keeps the active models in memory: one per dataset, swapped atomically. When they exceed their memory limit, the least recently
/// used are evicted.
/// </summary>
public interface IActiveModelCache
{
    /// <summary>The slugs of the datasets whose models are in memory.</summary>
    IReadOnlyCollection<string> Datasets { get; }

    /// <summary>Returns the dataset's model; null if it has no active model, or the model is not in memory.</summary>
    IPredictor? Find(string datasetSlug);

    /// <summary>Makes this model answer the predictions of its dataset.</summary>
    /// <param name="checkpoint">The model.</param>
    /// <param name="costs">The dataset's costs of answers; null where there are none.</param>
    /// <exception cref="CorruptCheckpointException">Its network does not fit its description.</exception>
    IPredictor Activate(Checkpoint checkpoint, DecisionCosts? costs);

    /// <summary>Makes the dataset's model, if it is in memory, decide by other costs.</summary>
    /// <param name="datasetSlug">Slug of the dataset.</param>
    /// <param name="costs">The dataset's costs of answers; null where there are none.</param>
    void Decide(string datasetSlug, DecisionCosts? costs);

    /// <summary>Opens a model for a trial: it serves no dataset, and its predictions are not counted.</summary>
    /// <exception cref="CorruptCheckpointException">Its network does not fit its description.</exception>
    IPredictor Open(Checkpoint checkpoint);

    /// <summary>Verifies that the model can answer before it is used.</summary>
    /// <exception cref="CorruptCheckpointException">Its network does not fit its description, or its answers are not numbers.</exception>
    void Check(Checkpoint checkpoint);

    void Deactivate(string datasetSlug);
}

/// <summary>A model ready to answer; safe to call from many threads.</summary>
public interface IPredictor
{
    Guid DatasetId { get; }

    int Version { get; }

    IReadOnlyList<InputColumn> Inputs { get; }

    /// <summary>Inputs of the dataset that the model was not trained on. Callers may name them; their values are ignored.</summary>
    IReadOnlyList<InputColumn> LeftOut { get; }

    TargetColumn Target { get; }

    /// <summary>The classes that it predicts, the most frequent one in its training first; empty for numbers.</summary>
    IReadOnlyList<string> Classes { get; }

    /// <summary>Decides by the dataset's costs of answers, in the order of <see cref="Classes"/>; null where there are none.</summary>
    DecisionRule? Decisions { get; }

    /// <summary>Returns the model's string for a category, so that callers need not allocate one; null for an unknown category.</summary>
    string? KnownCategory(int column, ReadOnlySpan<char> category);

    /// <param name="x">One value per input column, of the column's type.</param>
    /// <param name="confidence">Confidence, in [<see cref="Prediction.MinConfidence"/>, <see cref="Prediction.MaxConfidence"/>].</param>
    Prediction Predict(ReadOnlySpan<ColumnValue> x, double confidence);

    /// <summary>Predicts many rows, at a lower cost per row.</summary>
    /// <param name="rows">Inputs, [N, input column].</param>
    /// <param name="confidence">Confidence of the intervals, as for a single row.</param>
    /// <param name="answers">Receives the predictions, [N].</param>
    /// <param name="distribution">Values of the distribution of y that each prediction should contain; null for none.</param>
    void Predict(ReadOnlySpan<ColumnValue> rows, double confidence, Span<Prediction> answers, DistributionRequest? distribution = null);
}
