using MediatR;
using Regressor.Application.Abstractions.Storage;

namespace Regressor.Application.Models;

/// <summary>Downloads a version as a checkpoint file, which can be imported again.</summary>
public sealed record GetCheckpointQuery(string Dataset, int Version) : IRequest<CheckpointDownload>;

/// <param name="FileName">Suggested file name.</param>
/// <param name="File">The checkpoint; the caller disposes of its content.</param>
public sealed record CheckpointDownload(string FileName, CheckpointFile File);

internal sealed class GetCheckpointHandler(IDatasetRepository datasets, IModelRepository models, ICheckpointStore checkpoints)
    : IRequestHandler<GetCheckpointQuery, CheckpointDownload>
{
    public async Task<CheckpointDownload> Handle(GetCheckpointQuery request, CancellationToken cancellationToken)
    {
        var dataset = await datasets.GetAsync(request.Dataset, cancellationToken);
        var model = await models.GetAsync(dataset.Id, request.Version, cancellationToken);
        var file = await checkpoints.OpenAsync(dataset.Id, model.Version, cancellationToken) ?? throw new NotFoundException($"The checkpoint of version {model.Version}");
        return new CheckpointDownload($"{dataset.Slug}-v{model.Version}.safetensors", file);
    }
}
