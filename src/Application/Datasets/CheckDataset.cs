using MediatR;
using Regressor.Application.Abstractions.Storage;

namespace Regressor.Application.Datasets;

/// <summary>Verifies that the dataset exists before a file for it is accepted. Throws if it does not.</summary>
public sealed record CheckDatasetQuery(string Dataset) : IRequest;

internal sealed class CheckDatasetHandler(IDatasetRepository datasets) : IRequestHandler<CheckDatasetQuery>
{
    public async Task Handle(CheckDatasetQuery request, CancellationToken cancellationToken)
    {
        if (!await datasets.ExistsAsync(request.Dataset, cancellationToken)) await datasets.GetAsync(request.Dataset, cancellationToken);
    }
}
