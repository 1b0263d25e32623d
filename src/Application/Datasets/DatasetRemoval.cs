using Regressor.Application.Abstractions;
using Regressor.Application.Abstractions.Storage;
using Regressor.Application.Serving;
using Regressor.Domain.Datasets;

namespace Regressor.Application.Datasets;

/// <summary>Permanently removes a dataset with its examples, runs, models, keys, checkpoints and logs. A running training notices and stops.</summary>
internal sealed class DatasetRemoval(
    IDatasetRepository datasets,
    IUnitOfWork unitOfWork,
    ModelActivationService serving,
    ICheckpointStore checkpoints,
    IApiKeyCache keyring,
    DatasetRemnants remnants,
    FileRemoval removal)
{
    public async Task RemoveAsync(Dataset dataset, CancellationToken cancellationToken)
    {
        await datasets.RemoveAsync(dataset, cancellationToken);
        await serving.RemoveAsync(dataset.Slug, () => unitOfWork.SaveChangesAsync(cancellationToken));

        // The dataset is now deleted, so nothing below may fail. Clear memory first, because requests are answered from it.
        await keyring.ForgetAsync(dataset.Id);
        remnants.Discard(dataset.Slug);
        removal.Try(() => checkpoints.DeleteAll(dataset.Id));
    }
}
