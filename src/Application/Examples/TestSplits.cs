using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Datasets;

namespace Regressor.Application.Examples;

internal static class TestSplits
{
    /// <summary>
    /// Returns the split on which the active model was evaluated; the default split if there is no model. By time, no example is tested before
    /// a training has determined which are the newest.
    /// </summary>
    public static async Task<TestSplit> TestSplitAsync(this IModelRepository models, Dataset dataset, CancellationToken cancellationToken)
    {
        var model = dataset.ActiveModelVersion is { } version ? await models.FindAsync(dataset.Id, version, cancellationToken) : null;
        if (model?.TestSplit() is { } split && split.Rule?.FindProblem(dataset.Columns) is null) return split;
        return new TestSplit(dataset.Split.By == SplitBy.Time ? Splitter.NothingTested : DataSplit.DefaultTestFraction)
        {
            Rule = dataset.Split.By == SplitBy.Row ? null : dataset.Split,
        };
    }
}
