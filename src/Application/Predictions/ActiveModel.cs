using Regressor.Application.Abstractions;
using Regressor.Domain;

namespace Regressor.Application.Predictions;

internal static class ActiveModel
{
    /// <summary>The model that answers for a dataset.</summary>
    /// <exception cref="NotFoundException">There is no such dataset.</exception>
    /// <exception cref="DomainException">It has no trained model.</exception>
    public static async Task<IServingModel> GetAsync(
        this IPredictor predictor, IDatasetRepository datasets, string dataset, CancellationToken cancellationToken)
    {
        if (predictor.Find(dataset) is { } model) return model;
        var untrained = await datasets.GetAsync(dataset, cancellationToken);
        throw new DomainException("no-model", $"'{untrained.Name}' has no trained model yet.");
    }
}
