using MediatR;
using Regressor.Application.Abstractions.Learning;
using Regressor.Application.Abstractions.Storage;
using Regressor.Application.Serving;

namespace Regressor.Application.Models;

/// <summary>Follows another process, which may have activated a version of a dataset or removed the dataset.</summary>
public sealed record RefreshActiveModelCommand(string Dataset) : IRequest;

internal sealed class RefreshActiveModelHandler(
    IDatasetRepository datasets, ModelActivationService serving, ColumnSummaries summaries, ITrainingLogFactory logs, FileRemoval removal) : IRequestHandler<RefreshActiveModelCommand>
{
    public async Task Handle(RefreshActiveModelCommand request, CancellationToken cancellationToken)
    {
        try
        {
            await serving.FollowAsync(request.Dataset, cancellationToken);
        }
        catch (NotFoundException)
        {
            // The dataset was removed in the meantime, and its removal is announced, too.
        }

        if (await datasets.FindAsync(request.Dataset, cancellationToken) is not null) return;
        summaries.Forget(request.Dataset);
        Instrumentation.Forget(request.Dataset);
        removal.Try(() => logs.DeleteAll(request.Dataset));
    }
}
