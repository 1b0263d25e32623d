using MediatR;
using Regressor.Application.Abstractions;

namespace Regressor.Application.Models;

/// <summary>Puts the active model of every dataset in place; done once, before the first request.</summary>
public sealed record LoadModelsCommand : IRequest;

internal sealed class LoadModelsHandler(IDatasetRepository datasets, ServingModels serving) : IRequestHandler<LoadModelsCommand>
{
    public async Task Handle(LoadModelsCommand request, CancellationToken cancellationToken) =>
        await serving.LoadAsync(await datasets.ListActiveVersionsAsync(cancellationToken), cancellationToken);
}
