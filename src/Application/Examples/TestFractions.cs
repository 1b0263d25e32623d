using Regressor.Application.Abstractions;
using Regressor.Domain.Datasets;

namespace Regressor.Application.Examples;

internal static class TestFractions
{
    /// <summary>Of the split that the active model was measured on; the default one where there is no model.</summary>
    public static async Task<double> TestFractionAsync(this IModelRepository models, Dataset dataset, CancellationToken cancellationToken) =>
        dataset.ActiveModelVersion is { } version && await models.FindAsync(dataset.Id, version, cancellationToken) is { } model
            ? model.Options.TestFraction
            : DataSplit.DefaultTestFraction;
}
