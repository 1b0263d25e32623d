using FluentValidation;
using MediatR;
using Regressor.Application.Abstractions.Storage;

namespace Regressor.Application.Models;

/// <summary>A version as the file that an import takes back.</summary>
public sealed record GetCheckpointQuery(string Dataset, int Version) : IRequest<CheckpointDownload>;

/// <param name="FileName">A name for the file.</param>
/// <param name="File">Whoever gets it disposes of its content.</param>
public sealed record CheckpointDownload(string FileName, CheckpointFile File);

internal sealed class GetCheckpointValidator : AbstractValidator<GetCheckpointQuery>
{
    public GetCheckpointValidator() => RuleFor(query => query.Dataset).NotEmpty();
}

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
