using AutoMapper;
using MediatR;
using Regressor.Application.Abstractions.Storage;

namespace Regressor.Application.Training;

public sealed record GetTrainingRunQuery(string Dataset, Guid Id) : IRequest<TrainingRunDto>;

internal sealed class GetTrainingRunHandler(IDatasetRepository datasets, ITrainingRunRepository runs, IMapper mapper)
    : IRequestHandler<GetTrainingRunQuery, TrainingRunDto>
{
    public async Task<TrainingRunDto> Handle(GetTrainingRunQuery request, CancellationToken cancellationToken)
    {
        var dataset = await datasets.GetAsync(request.Dataset, cancellationToken);
        return mapper.Map<TrainingRunDto>(await runs.GetAsync(dataset.Id, request.Id, cancellationToken));
    }
}
