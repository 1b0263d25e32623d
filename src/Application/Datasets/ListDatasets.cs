using AutoMapper;
using MediatR;
using Regressor.Application.Abstractions;

namespace Regressor.Application.Datasets;

public sealed record ListDatasetsQuery(int Page = 1, int PageSize = Paging.DefaultPageSize) : IRequest<PageDto<DatasetDto>>, IPagedQuery;

internal sealed class ListDatasetsValidator : PagedQueryValidator<ListDatasetsQuery>;

internal sealed class ListDatasetsHandler(IDatasetRepository datasets, IMapper mapper) : IRequestHandler<ListDatasetsQuery, PageDto<DatasetDto>>
{
    public async Task<PageDto<DatasetDto>> Handle(ListDatasetsQuery request, CancellationToken cancellationToken)
    {
        var page = await datasets.ListAsync(request.Paging(), cancellationToken);
        return PageDto<DatasetDto>.Of(page, request.Paging(), mapper.Map<DatasetDto>);
    }
}
