using FluentValidation;
using MediatR;
using Regressor.Application.Abstractions.Storage;
using Regressor.Application.Files;

namespace Regressor.Application.Examples;

/// <summary>Exports the examples that pass a filter to a file, which an import reads back unchanged.</summary>
public sealed record ExportExamplesQuery(string Dataset, FilterExpression Filter, ITabularFormat Format) : IRequest<TabularResult>;

internal sealed class ExportExamplesValidator : AbstractValidator<ExportExamplesQuery>
{
    public ExportExamplesValidator() => RuleFor(query => query.Dataset).NotEmpty();
}

internal sealed class ExportExamplesHandler(IDatasetRepository datasets, ExampleFilters filters, IExampleQueries examples)
    : IRequestHandler<ExportExamplesQuery, TabularResult>
{
    public async Task<TabularResult> Handle(ExportExamplesQuery request, CancellationToken cancellationToken)
    {
        var dataset = await datasets.GetAsync(request.Dataset, cancellationToken);
        var filter = await filters.OfAsync(dataset, request.Filter, cancellationToken);
        var withExclusions = filter.Excluded is not false && await examples.AnyAsync(dataset, filter with { Excluded = true }, cancellationToken);
        return TabularResult.Create(
            dataset.Slug, request.Format, stop => examples.StreamAsync(dataset, filter, stop), output => request.Format.CreateWriter(output, dataset, withExclusions));
    }
}
