using AutoMapper;
using MediatR;
using Regressor.Application.Abstractions.Storage;

namespace Regressor.Application.Models;

public sealed record GetModelQuery(string Dataset, int Version) : IRequest<ModelDto>;

internal sealed class GetModelHandler(IDatasetRepository datasets, IModelRepository models, IMapper mapper) : IRequestHandler<GetModelQuery, ModelDto>
{
    public async Task<ModelDto> Handle(GetModelQuery request, CancellationToken cancellationToken)
    {
        var dataset = await datasets.GetAsync(request.Dataset, cancellationToken);
        var model = await models.GetAsync(dataset.Id, request.Version, cancellationToken);
        return ModelDto.From(model, model.Version == dataset.ActiveModelVersion, mapper);
    }
}
