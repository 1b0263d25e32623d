using FluentValidation;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Datasets;

namespace Regressor.Application.Examples;

/// <summary>Resolves what a request selects examples by.</summary>
internal sealed class ExampleFilters(IModelRepository models, IExampleQueries examples)
{
    /// <param name="dataset">The dataset of the examples.</param>
    /// <param name="expression">Expression of the request; null for all examples.</param>
    /// <param name="cancellationToken">Cancels the search for the parts.</param>
    /// <exception cref="ValidationException">The expression does not fit the dataset.</exception>
    public async Task<ExampleFilter> OfAsync(Dataset dataset, FilterExpression? expression, CancellationToken cancellationToken)
    {
        var filter = expression?.For(dataset) ?? ExampleFilter.All;
        return expression?.Part is { } part
            ? filter with { Part = new PartCondition(part == DataPart.Test, await TestSplitAsync(dataset, cancellationToken)) }
            : filter;
    }

    /// <summary>Returns the split on which the active model was evaluated; without one, that of a training with the default test fraction.</summary>
    private async Task<TestSplit> TestSplitAsync(Dataset dataset, CancellationToken cancellationToken)
    {
        var model = dataset.ActiveModelVersion is { } version ? await models.FindAsync(dataset.Id, version, cancellationToken) : null;
        if (model?.TestSplit() is { } split && split.Rule?.FindProblem(dataset.Columns) is null) return split;
        var share = new TestSplit(DataSplit.DefaultTestFraction);
        return dataset.Splitter is not { } splitter
            ? share
            : (share with { Rule = dataset.Split }).Testing(DataSplit.DefaultTestFraction, await examples.ReadPlacesAsync(dataset, splitter, cancellationToken));
    }
}
