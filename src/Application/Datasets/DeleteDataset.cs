using MediatR;
using Regressor.Application.Abstractions;
using Regressor.Application.Abstractions.Storage;
using Regressor.Application.Serving;

namespace Regressor.Application.Datasets;

/// <summary>Removes a dataset with its examples, runs, models, checkpoints and logs. A running training notices and stops.</summary>
public sealed record DeleteDatasetCommand(string Dataset) : IRequest;

internal sealed class DeleteDatasetHandler(
    IDatasetRepository datasets,
    IUnitOfWork unitOfWork,
    ModelActivationService serving,
    ICheckpointStore checkpoints,
    IApiKeyCache keyring,
    DatasetRemnants remnants,
    FileRemoval removal) : IRequestHandler<DeleteDatasetCommand>
{
    public async Task Handle(DeleteDatasetCommand request, CancellationToken cancellationToken)
    {
        var dataset = await datasets.GetAsync(request.Dataset, cancellationToken);
        await datasets.RemoveAsync(dataset, cancellationToken);
        await serving.RemoveAsync(dataset.Slug, () => unitOfWork.SaveChangesAsync(cancellationToken));

        // The dataset is now deleted, so nothing below may fail. Clear memory first, because requests are answered from it.
        await keyring.ForgetAsync(dataset.Id);
        remnants.Discard(dataset.Slug);
        removal.Try(() => checkpoints.DeleteAll(dataset.Id));
    }
}
