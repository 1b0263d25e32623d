using FluentValidation;
using MediatR;
using Regressor.Application.Abstractions.Learning;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain;

namespace Regressor.Application.Models;

/// <summary>A version as an ONNX graph from raw inputs to y.</summary>
public sealed record ExportOnnxQuery(string Dataset, int Version) : IRequest<OnnxExport>;

/// <param name="FileName">A name for the file.</param>
/// <param name="Content">Of the file.</param>
public sealed record OnnxExport(string FileName, ReadOnlyMemory<byte> Content);

internal sealed class ExportOnnxValidator : AbstractValidator<ExportOnnxQuery>
{
    public ExportOnnxValidator() => RuleFor(query => query.Dataset).NotEmpty();
}

internal sealed class ExportOnnxHandler(IDatasetRepository datasets, IModelRepository models, ICheckpointStore checkpoints, IOnnxExporter exporter)
    : IRequestHandler<ExportOnnxQuery, OnnxExport>
{
    public async Task<OnnxExport> Handle(ExportOnnxQuery request, CancellationToken cancellationToken)
    {
        var dataset = await datasets.GetAsync(request.Dataset, cancellationToken);
        var model = await models.GetAsync(dataset.Id, request.Version, cancellationToken);
        model.CheckUsable();
        try
        {
            var checkpoint = await checkpoints.LoadAsync(dataset.Id, model.Version, cancellationToken);
            return new OnnxExport($"{dataset.Slug}-v{model.Version}.onnx", exporter.Export(checkpoint));
        }
        catch (CorruptCheckpointException damage)
        {
            throw new DomainException("invalid-state", $"Version {model.Version} cannot be exported: {damage.Message}");
        }
    }
}
