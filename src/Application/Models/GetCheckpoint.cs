using MediatR;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Datasets;

namespace Regressor.Application.Models;

/// <summary>Downloads a version as a checkpoint file, which can be imported again. It has the costs of answers that are in force now.</summary>
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
        return new CheckpointDownload($"{dataset.Slug}-v{model.Version}.safetensors", dataset.Task.HasDecisions ? await WithCostsAsync(file, dataset, model.Version, cancellationToken) : file);
    }

    private async Task<CheckpointFile> WithCostsAsync(CheckpointFile file, Dataset dataset, int version, CancellationToken cancellationToken)
    {
        try
        {
            var checkpoint = await checkpoints.LoadAsync(dataset.Id, version, cancellationToken);
            var content = new MemoryStream();
            checkpoints.Write(content, checkpoint with { Dataset = checkpoint.Dataset with { Costs = dataset.Costs } });
            content.Position = 0;
            await file.Content.DisposeAsync();
            return file with { Content = content };
        }
        catch (CorruptCheckpointException)
        {
            // A damaged file is handed out as it is.
            return file;
        }
    }
}
