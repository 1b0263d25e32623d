using MediatR;
using Regressor.Application.Abstractions.Storage;

namespace Regressor.Application.Datasets;

/// <summary>Permanently deletes a dataset in the trash.</summary>
public sealed record DeleteTrashedDatasetCommand(Guid Id) : IRequest;

internal sealed class DeleteTrashedDatasetHandler(IDatasetRepository datasets, DatasetRemoval removal) : IRequestHandler<DeleteTrashedDatasetCommand>
{
    public async Task Handle(DeleteTrashedDatasetCommand request, CancellationToken cancellationToken) =>
        await removal.RemoveAsync(await datasets.GetFromTrashAsync(request.Id, cancellationToken), cancellationToken);
}
