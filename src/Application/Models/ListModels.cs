using AutoMapper;
using MediatR;
using Regressor.Application.Abstractions.Storage;

namespace Regressor.Application.Models;

/// <summary>Lists the versions of a dataset, newest first.</summary>
public sealed record ListModelsQuery(string Dataset, int Page = 1, int PageSize = Paging.DefaultPageSize) : IRequest<PageDto<ModelDto>>, IPagedQuery;

internal sealed class ListModelsValidator : PagedQueryValidator<ListModelsQuery>;

internal sealed class ListModelsHandler(IDatasetRepository datasets, IModelRepository models, IMapper mapper)
    : IRequestHandler<ListModelsQuery, PageDto<ModelDto>>
{
    public async Task<PageDto<ModelDto>> Handle(ListModelsQuery request, CancellationToken cancellationToken)
    {
        var dataset = await datasets.GetAsync(request.Dataset, cancellationToken);
        var page = await models.ListAsync(dataset.Id, request.Paging(), cancellationToken);
        return PageDto<ModelDto>.Of(page, request.Paging(), model => ModelDto.From(model, model.Version == dataset.ActiveModelVersion, mapper));
    }
}
