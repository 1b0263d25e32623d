using MediatR;
using Regressor.Application.Abstractions;
using Regressor.Application.Abstractions.Storage;
using Regressor.Application.Retention;
using Regressor.Application.Serving;

namespace Regressor.Application.Datasets;

/// <summary>Moves a dataset to the trash, or deletes it permanently. A running training stops.</summary>
/// <param name="Dataset">Slug of the dataset.</param>
/// <param name="Permanent">True to bypass the trash.</param>
public sealed record DeleteDatasetCommand(string Dataset, bool Permanent) : IRequest<Guid?>;

internal sealed class DeleteDatasetHandler(
    IDatasetRepository datasets,
    IUnitOfWork unitOfWork,
    ModelActivationService serving,
    IDistributedLockProvider turns,
    IApiKeyCache keyring,
    DatasetRemnants remnants,
    DatasetRemoval removal,
    RunCancellation runs,
    RetentionPolicy policy,
    TimeProvider time) : IRequestHandler<DeleteDatasetCommand, Guid?>
{
    /// <returns>The id of the dataset in the trash; null if it was deleted permanently.</returns>
    public async Task<Guid?> Handle(DeleteDatasetCommand request, CancellationToken cancellationToken)
    {
        if (!request.Permanent && policy.TrashDays > 0) return await MoveToTrashAsync(request.Dataset, cancellationToken);
        await removal.RemoveAsync(await datasets.GetAsync(request.Dataset, cancellationToken), cancellationToken);
        return null;
    }

    private async Task<Guid> MoveToTrashAsync(string slug, CancellationToken cancellationToken)
    {
        // A training that is publishing its model must either end before, or find the dataset in the trash.
        await using var turn = await turns.TakeAsync(LockName.VersionsOf(slug), cancellationToken);
        var dataset = await datasets.GetAsync(slug, cancellationToken);
        dataset.MoveToTrash(time.GetUtcNow());
        await serving.RemoveAsync(slug, () => unitOfWork.SaveChangesAsync(cancellationToken));

        // Nothing below may fail. A run that is not cancelled here ends when it finds its dataset in the trash. Event files go: a new dataset of this name would share their folder.
        await keyring.ForgetAsync(dataset.Id);
        remnants.Discard(slug);
        await runs.CancelAsync(dataset.Id);
        return dataset.Id;
    }
}
