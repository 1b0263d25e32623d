using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Datasets;

namespace Regressor.Application.Examples;

internal static class TestSplits
{
    /// <summary>The split that the active model was measured on; the default one where there is no model.</summary>
    public static async Task<TestSplit> TestSplitAsync(this IModelRepository models, Dataset dataset, CancellationToken cancellationToken) =>
        dataset.ActiveModelVersion is { } version && await models.FindAsync(dataset.Id, version, cancellationToken) is { } model
            ? model.TestSplit()
            : new TestSplit(DataSplit.DefaultTestFraction);
}
