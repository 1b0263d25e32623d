using MediatR;
using Regressor.Application.Serving;

namespace Regressor.Application.Models;

/// <summary>Loads the version that another process has activated; evicts the model if the dataset was deleted.</summary>
public sealed record RefreshActiveModelCommand(string Dataset) : IRequest;

internal sealed class RefreshActiveModelHandler(ModelActivationService serving) : IRequestHandler<RefreshActiveModelCommand>
{
    public async Task Handle(RefreshActiveModelCommand request, CancellationToken cancellationToken)
    {
        try
        {
            await serving.FollowAsync(request.Dataset, cancellationToken);
        }
        catch (NotFoundException)
        {
            // The dataset was deleted: CleanUpDeletedDataset discards the rest.
        }
    }
}
