using MediatR;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain;

namespace Regressor.Application.Models;

/// <summary>Deletes a version and its checkpoint. The active version cannot be deleted until another is activated.</summary>
public sealed record DeleteModelCommand(string Dataset, int Version) : IRequest;

internal sealed class DeleteModelHandler(
    IDatasetRepository datasets, IModelRepository models, ICheckpointStore checkpoints, IDistributedLockProvider turns, IUnitOfWork unitOfWork, FileRemoval removal)
    : IRequestHandler<DeleteModelCommand>
{
    public async Task Handle(DeleteModelCommand request, CancellationToken cancellationToken)
    {
        await using var turn = await turns.TakeAsync(LockName.VersionsOf(request.Dataset), cancellationToken);
        var dataset = await datasets.GetAsync(request.Dataset, cancellationToken);
        var model = await models.GetAsync(dataset.Id, request.Version, cancellationToken);
        if (model.Version == dataset.ActiveModelVersion)
            throw new DomainException(ProblemCodes.InvalidState, $"Version {model.Version} is active. Activate another version before deleting it.");

        await models.RemoveAsync(model, cancellationToken);
        await unitOfWork.SaveChangesAsync(cancellationToken);
        removal.Try(() => checkpoints.Delete(dataset.Id, model.Version));
    }
}
