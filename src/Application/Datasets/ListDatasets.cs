using AutoMapper;
using FluentValidation;
using MediatR;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Datasets;
using Regressor.Domain.Evaluation;

namespace Regressor.Application.Datasets;

/// <param name="Page">Page number, from 1.</param>
/// <param name="PageSize">Number of datasets per page.</param>
/// <param name="Only">The only dataset the caller may see; null for all.</param>
/// <param name="Search">Text that the name contains; null for all.</param>
/// <param name="NewestFirst">True for the latest first.</param>
/// <param name="WithQuality">True to include the quality of the active models.</param>
/// <param name="First">Slugs of the datasets that come before all others; null for none.</param>
public sealed record ListDatasetsQuery(
    int Page = 1, int PageSize = Paging.DefaultPageSize, string? Only = null, string? Search = null, bool NewestFirst = false, bool WithQuality = false, IReadOnlyList<string>? First = null)
    : IRequest<PageDto<DatasetDto>>, IPagedQuery
{
    /// <summary>Maximum number of datasets that can come first.</summary>
    public const int MaxFirst = 50;
}

internal sealed class ListDatasetsValidator : PagedQueryValidator<ListDatasetsQuery>
{
    public ListDatasetsValidator()
    {
        RuleFor(query => query.Search).MaximumLength(Dataset.MaxNameLength).WithoutNul().OverridePropertyName("q");
        RuleFor(query => query.First).Must(first => first is null || first.Count <= ListDatasetsQuery.MaxFirst).WithMessage($"'first' must contain at most {ListDatasetsQuery.MaxFirst} datasets.");
        RuleForEach(query => query.First).MaximumLength(Slug.MaxLength).WithoutNul();
    }
}

internal sealed class ListDatasetsHandler(IDatasetRepository datasets, IModelRepository models, IMapper mapper) : IRequestHandler<ListDatasetsQuery, PageDto<DatasetDto>>
{
    public async Task<PageDto<DatasetDto>> Handle(ListDatasetsQuery request, CancellationToken cancellationToken)
    {
        var page = await datasets.ListAsync(new DatasetFilter(request.Only, request.Search?.Trim(), request.NewestFirst, request.First), request.Paging(), cancellationToken);
        var active = request.WithQuality ? await models.ListActiveAsync([.. page.Items.Select(dataset => dataset.Id)], cancellationToken) : [];
        var qualities = active.ToDictionary(model => model.DatasetId, model => ModelQualities.Of(model.Report));
        return PageDto<DatasetDto>.Of(page, request.Paging(), dataset => mapper.Map<DatasetDto>(dataset) with { ActiveModelQuality = qualities.GetValueOrDefault(dataset.Id) });
    }
}
