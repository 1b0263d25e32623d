using FluentValidation;
using FluentValidation.Results;
using MediatR;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Datasets;

namespace Regressor.Application.Examples;

/// <param name="Dataset">Slug of the dataset.</param>
/// <param name="Page">Page number, from 1.</param>
/// <param name="PageSize">Number of rows per page.</param>
/// <param name="Sort">A column's name, or createdAt (the default).</param>
/// <param name="Descending">Largest or newest first; the default is true for createdAt and false otherwise.</param>
/// <param name="Filter">Selects the examples; null for all.</param>
public sealed record ListExamplesQuery(
    string Dataset,
    int Page = 1,
    int PageSize = Paging.DefaultPageSize,
    string? Sort = null,
    bool? Descending = null,
    FilterExpression? Filter = null) : IRequest<PageDto<ExampleDto>>, IPagedQuery
{
    public const string ByCreation = "createdAt";
}

internal sealed class ListExamplesValidator : PagedQueryValidator<ListExamplesQuery>;

internal sealed class ListExamplesHandler(IDatasetRepository datasets, ExampleFilters filters, IExampleQueries examples)
    : IRequestHandler<ListExamplesQuery, PageDto<ExampleDto>>
{
    public async Task<PageDto<ExampleDto>> Handle(ListExamplesQuery request, CancellationToken cancellationToken)
    {
        var dataset = await datasets.GetAsync(request.Dataset, cancellationToken);
        var filter = await filters.OfAsync(dataset, request.Filter, cancellationToken);
        var page = await examples.ListAsync(dataset, filter, OrderOf(dataset, request), request.Paging(), cancellationToken);
        return PageDto<ExampleDto>.Of(page, request.Paging(), example => ExampleDto.Of(dataset, example));
    }

    private static ExampleOrder OrderOf(Dataset dataset, ListExamplesQuery request)
    {
        var column = dataset.Columns.ToList().FindIndex(column => column.Name == request.Sort);
        if (column >= 0) return new ExampleOrder(column, request.Descending ?? false);
        if (request.Sort == dataset.Target.Name) return new ExampleOrder(ExampleOrder.ByTarget, request.Descending ?? false);
        if (request.Sort is null or ListExamplesQuery.ByCreation) return new ExampleOrder(ExampleOrder.ByCreation, request.Descending ?? true);
        throw new ValidationException([new ValidationFailure("sort", $"'sort' must name a column. The dataset has no column '{request.Sort}'.")]);
    }
}
