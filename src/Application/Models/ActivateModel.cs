using AutoMapper;
using MediatR;
using Regressor.Application.Abstractions.Storage;
using Regressor.Application.Serving;

namespace Regressor.Application.Models;

/// <summary>Activates a version, older or newer, so that it answers predictions.</summary>
public sealed record ActivateModelCommand(string Dataset, int Version) : IRequest<ModelDto>;

internal sealed class ActivateModelHandler(
    IDatasetRepository datasets,
    IModelRepository models,
    ICheckpointStore checkpoints,
    ModelActivationService serving,
    IDistributedLockProvider turns,
    IUnitOfWork unitOfWork,
    IMapper mapper) : IRequestHandler<ActivateModelCommand, ModelDto>
{
    public async Task<ModelDto> Handle(ActivateModelCommand request, CancellationToken cancellationToken)
    {
        await using var turn = await turns.TakeAsync(LockName.VersionsOf(request.Dataset), cancellationToken);
        var dataset = await datasets.GetAsync(request.Dataset, cancellationToken);
        var model = await models.GetAsync(dataset.Id, request.Version, cancellationToken);
        try
        {
            var checkpoint = await checkpoints.LoadAsync(dataset.Id, request.Version, cancellationToken);
            await serving.ServeAndStoreAsync(checkpoint, dataset.Costs, () =>
            {
                model.MarkSound();
                dataset.Activate(model.Version);
                return unitOfWork.SaveChangesAsync(cancellationToken);
            });
        }
        catch (CorruptCheckpointException damage)
        {
            model.MarkDamaged(damage.Message);
            await unitOfWork.SaveChangesAsync(cancellationToken);
            model.CheckUsable();
        }

        return ModelDto.From(model, active: true, mapper);
    }
}
