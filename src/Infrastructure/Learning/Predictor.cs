using System.Collections.Concurrent;
using Regressor.Application.Abstractions;
using Regressor.Domain;
using Regressor.Domain.Datasets;
using Regressor.Domain.Models;

namespace Regressor.Infrastructure.Learning;

/// <summary>The active models in memory. Reading takes no lock; a model is replaced as a whole.</summary>
internal sealed class Predictor : IPredictor
{
    private readonly ConcurrentDictionary<string, IServingModel> _models = new(StringComparer.Ordinal);

    public IServingModel? Find(string datasetSlug) => _models.GetValueOrDefault(datasetSlug);

    public void Activate(Checkpoint checkpoint) => _models[checkpoint.Dataset.Slug] = new ServingModel(checkpoint);

    public void Check(Checkpoint checkpoint)
    {
        var model = new ServingModel(checkpoint);
        try
        {
            model.Predict([.. model.Inputs.Select(_ => InputValue.Missing)], Prediction.DefaultConfidence);
        }
        catch (DomainException useless)
        {
            throw new CheckpointDamagedException(useless.Message, useless);
        }
    }

    public void Deactivate(string datasetSlug) => _models.TryRemove(datasetSlug, out _);
}
