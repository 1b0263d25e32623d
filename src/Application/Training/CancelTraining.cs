using AutoMapper;
using MediatR;
using Regressor.Application.Abstractions.Storage;

namespace Regressor.Application.Training;

/// <summary>
/// Requests the cancellation of a run. A queued run is cancelled immediately, a running one within an epoch of its worker noticing.
/// </summary>
public sealed record CancelTrainingCommand(string Dataset, Guid Id) : IRequest<TrainingRunDto>;

internal sealed class CancelTrainingHandler(
    IDatasetRepository datasets,
    ITrainingRunRepository runs,
    IUnitOfWork unitOfWork,
    IMapper mapper,
    TimeProvider time) : IRequestHandler<CancelTrainingCommand, TrainingRunDto>
{
    public async Task<TrainingRunDto> Handle(CancelTrainingCommand request, CancellationToken cancellationToken)
    {
        var dataset = await datasets.GetAsync(request.Dataset, cancellationToken);
        var run = await runs.GetAsync(dataset.Id, request.Id, cancellationToken);
        run.RequestCancel(time.GetUtcNow());
        await unitOfWork.SaveChangesAsync(cancellationToken);
        return mapper.Map<TrainingRunDto>(run);
    }
}
