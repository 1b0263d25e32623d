using AutoMapper;
using MediatR;
using Regressor.Application.Abstractions.Storage;

namespace Regressor.Application.Training;

/// <summary>Lists the trainings of a dataset, newest first.</summary>
public sealed record ListTrainingRunsQuery(string Dataset, int Page = 1, int PageSize = Paging.DefaultPageSize)
    : IRequest<PageDto<TrainingRunDto>>, IPagedQuery;

internal sealed class ListTrainingRunsValidator : PagedQueryValidator<ListTrainingRunsQuery>;

internal sealed class ListTrainingRunsHandler(IDatasetRepository datasets, ITrainingRunRepository runs, IMapper mapper)
    : IRequestHandler<ListTrainingRunsQuery, PageDto<TrainingRunDto>>
{
    public async Task<PageDto<TrainingRunDto>> Handle(ListTrainingRunsQuery request, CancellationToken cancellationToken)
    {
        var dataset = await datasets.GetAsync(request.Dataset, cancellationToken);
        var page = await runs.ListAsync(dataset.Id, request.Paging(), cancellationToken);
        return PageDto<TrainingRunDto>.Of(page, request.Paging(), mapper.Map<TrainingRunDto>);
    }
}
