using MediatR;
using Microsoft.Extensions.Logging;
using Regressor.Application.Abstractions.Storage;
using Regressor.Application.Serving;
using Regressor.Domain;

namespace Regressor.Application.Models;

/// <summary>Checks every version that is marked as damaged again. Runs at startup: a disk that was unavailable may be back.</summary>
public sealed record RecoverDamagedModelsCommand : IRequest;

internal sealed class RecoverDamagedModelsHandler(
    IModelRepository models, IDatasetRepository datasets, DamagedModels damaged, ILogger<RecoverDamagedModelsHandler> logger) : IRequestHandler<RecoverDamagedModelsCommand>
{
    public async Task Handle(RecoverDamagedModelsCommand request, CancellationToken cancellationToken)
    {
        var marked = await models.ListDamagedAsync(datasetId: null, cancellationToken);
        foreach (var datasetId in marked.Select(model => model.DatasetId).Distinct())
        {
            if (await datasets.FindAsync(datasetId, cancellationToken) is not { } dataset) continue;
            try
            {
                await damaged.RecoverAsync(dataset.Slug, cancellationToken);
            }
            catch (Exception error) when (error is CheckpointUnavailableException or DomainException)
            {
                logger.LogWarning(error, "The damaged models of {Dataset} could not be checked again", dataset.Slug);
            }
        }
    }
}
