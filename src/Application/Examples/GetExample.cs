using MediatR;
using Regressor.Application.Abstractions.Storage;

namespace Regressor.Application.Examples;

public sealed record GetExampleQuery(string Dataset, long Id) : IRequest<ExampleDto>;

internal sealed class GetExampleHandler(IDatasetRepository datasets, IExampleQueries examples) : IRequestHandler<GetExampleQuery, ExampleDto>
{
    public async Task<ExampleDto> Handle(GetExampleQuery request, CancellationToken cancellationToken)
    {
        var dataset = await datasets.GetAsync(request.Dataset, cancellationToken);
        return ExampleDto.Of(dataset, await examples.GetAsync(dataset, request.Id, cancellationToken));
    }
}
