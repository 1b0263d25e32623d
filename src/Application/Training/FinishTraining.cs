using AutoMapper;
using MediatR;
using Regressor.Application.Abstractions.Storage;

namespace Regressor.Application.Training;

/// <summary>
/// Ends a running training early and keeps its best model so far: the learners end within about two seconds, and the worker evaluates and publishes it as if training had ended.
/// During a search for settings, only the search ends.
/// </summary>
public sealed record FinishTrainingCommand(string Dataset, Guid Id) : IRequest<TrainingRunDto>;

internal sealed class FinishTrainingHandler(
    IDatasetRepository datasets,
    ITrainingRunRepository runs,
    IUnitOfWork unitOfWork,
    IMapper mapper) : IRequestHandler<FinishTrainingCommand, TrainingRunDto>
{
    public async Task<TrainingRunDto> Handle(FinishTrainingCommand request, CancellationToken cancellationToken)
    {
        var dataset = await datasets.GetAsync(request.Dataset, cancellationToken);
        var run = await runs.GetAsync(dataset.Id, request.Id, cancellationToken);
        run.RequestFinish();
        await unitOfWork.SaveChangesAsync(cancellationToken);
        return mapper.Map<TrainingRunDto>(run);
    }
}
