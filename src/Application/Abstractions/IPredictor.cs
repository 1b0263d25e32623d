using Regressor.Domain.Datasets;
using Regressor.Domain.Models;

namespace Regressor.Application.Abstractions;

/// <summary>The models that answer predictions, in memory: one a dataset, swapped atomically.</summary>
public interface IPredictor
{
    /// <summary>Null where the dataset has no active model.</summary>
    IServingModel? Find(string datasetSlug);

    /// <summary>From here on this model answers for its dataset.</summary>
    /// <exception cref="CheckpointDamagedException">Its network does not fit its description.</exception>
    void Activate(Checkpoint checkpoint);

    /// <summary>Whether the model could answer, before anybody relies on it.</summary>
    /// <exception cref="CheckpointDamagedException">Its network does not fit its description, or answers with what is no number.</exception>
    void Check(Checkpoint checkpoint);

    void Deactivate(string datasetSlug);
}

/// <summary>A model ready to answer; safe to call from many threads.</summary>
public interface IServingModel
{
    int Version { get; }

    IReadOnlyList<InputColumn> Inputs { get; }

    /// <param name="x">One value per input column, of its kind.</param>
    /// <param name="confidence">In [<see cref="Prediction.MinConfidence"/>, <see cref="Prediction.MaxConfidence"/>].</param>
    Prediction Predict(IReadOnlyList<InputValue> x, double confidence);
}
