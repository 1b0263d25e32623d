using MediatR;
using Microsoft.Extensions.Logging;
using Regressor.Application.Abstractions;
using Regressor.Application.Abstractions.Learning;

namespace Regressor.Application.Training.Execution;

/// <summary>Computes parts of a run that another worker trains, until none is open. Ignores a run that needs no help.</summary>
public sealed record HelpTrainingCommand(Guid TrainingRunId) : IRequest;

internal sealed class HelpTrainingHandler(
    IScopedWork work, ITrainingMemory memory, IModelTrainer trainer, TrainingThreads threads, LocalTrainingRegistry here, ILogger<HelpTrainingHandler> logger)
    : IRequestHandler<HelpTrainingCommand>
{
    /// <param name="request">Identifies the run.</param>
    /// <param name="stopping">Cancelled when the process shuts down: other workers then compute the parts.</param>
    public async Task Handle(HelpTrainingCommand request, CancellationToken stopping)
    {
        var id = request.TrainingRunId;
        if (here.Has(id)) return;
        try
        {
            using var reserved = await work.RunAsync((TrainingPreparation preparation) => preparation.ReserveAsync(id, memory, stopping));
            await threads.RunAsync(() => Help(id, stopping), stopping);
        }
        catch (Exception error) when (error is OperationCanceledException or RunLeaseLostException)
        {
            logger.LogDebug(error, "Training run {Run} needs no more help", id);
        }
        catch (Exception error)
        {
            // The worker of the run computes what others do not, and reports what is wrong with it.
            logger.LogWarning(error, "This worker could not help with training run {Run}", id);
        }
    }

    private bool Help(Guid id, CancellationToken stopping)
    {
        trainer.Help(id, stopping);
        return true;
    }
}
