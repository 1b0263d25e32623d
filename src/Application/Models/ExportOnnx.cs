using MediatR;
using Regressor.Application.Abstractions.Learning;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain;

namespace Regressor.Application.Models;

/// <summary>Exports a version as an ONNX graph that computes y from raw inputs.</summary>
public sealed record ExportOnnxQuery(string Dataset, int Version) : IRequest<OnnxExport>;

/// <param name="FileName">Suggested file name.</param>
/// <param name="Content">Bytes of the file.</param>
public sealed record OnnxExport(string FileName, ReadOnlyMemory<byte> Content);

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
            throw new DomainException(ProblemCodes.InvalidState, $"Version {model.Version} cannot be exported: {damage.Message}");
        }
    }
}
