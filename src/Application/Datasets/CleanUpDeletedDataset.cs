using MediatR;
using Regressor.Application.Abstractions.Storage;

namespace Regressor.Application.Datasets;

/// <summary>Discards what this server keeps of a dataset that another process has deleted. Does nothing while the dataset exists.</summary>
public sealed record CleanUpDeletedDatasetCommand(string Dataset) : IRequest;

internal sealed class CleanUpDeletedDatasetHandler(IDatasetRepository datasets, DatasetRemnants remnants) : IRequestHandler<CleanUpDeletedDatasetCommand>
{
    public async Task Handle(CleanUpDeletedDatasetCommand request, CancellationToken cancellationToken)
    {
        if (!await datasets.ExistsAsync(request.Dataset, cancellationToken)) remnants.Discard(request.Dataset);
    }
}
