using MediatR;
using Regressor.Application.Abstractions.Storage;
using Regressor.Application.Behaviors;
using Regressor.Domain;

namespace Regressor.Application.Examples;

/// <summary>Undoes the last deletion of examples: they are restored with their ids.</summary>
public sealed record RestoreExamplesCommand(string Dataset) : IRequest<RestoredExamplesDto>, IConsumesStorage;

/// <param name="Restored">Number of examples restored.</param>
public sealed record RestoredExamplesDto(int Restored);

internal sealed class RestoreExamplesHandler(IDatasetRepository datasets, IExampleStore examples)
    : IRequestHandler<RestoreExamplesCommand, RestoredExamplesDto>
{
    public async Task<RestoredExamplesDto> Handle(RestoreExamplesCommand request, CancellationToken cancellationToken)
    {
        var restored = await examples.RestoreAsync(await datasets.GetAsync(request.Dataset, cancellationToken), cancellationToken);
        return restored > 0
            ? new RestoredExamplesDto(restored)
            : throw new DomainException(ProblemCodes.NothingToUndo, "There is no deletion to undo.");
    }
}
