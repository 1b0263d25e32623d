using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Datasets;

namespace Regressor.Application.Examples;

internal static class TestSplits
{
    /// <summary>Returns the split on which the active model was evaluated; the default split if there is no model.</summary>
    public static async Task<TestSplit> TestSplitAsync(this IModelRepository models, Dataset dataset, CancellationToken cancellationToken) =>
        dataset.ActiveModelVersion is { } version && await models.FindAsync(dataset.Id, version, cancellationToken) is { } model
            ? model.TestSplit()
            : new TestSplit(DataSplit.DefaultTestFraction);
}
