using AutoMapper;
using MediatR;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Evaluation;

namespace Regressor.Application.Models;

/// <summary>Returns the evaluation report of a version.</summary>
public sealed record GetModelReportQuery(string Dataset, int Version) : IRequest<ModelReportDto>;

internal sealed class GetModelReportHandler(IDatasetRepository datasets, IModelRepository models, IMapper mapper)
    : IRequestHandler<GetModelReportQuery, ModelReportDto>
{
    public async Task<ModelReportDto> Handle(GetModelReportQuery request, CancellationToken cancellationToken)
    {
        var dataset = await datasets.GetAsync(request.Dataset, cancellationToken);
        var model = await models.GetAsync(dataset.Id, request.Version, cancellationToken);
        var diagnostics = await models.FindDiagnosticsAsync(dataset, model.Version, cancellationToken)
            ?? throw new NotFoundException($"The report of version {model.Version}, which was trained before reports were stored,");
        var completed = model.Report.CompletedFrom(diagnostics);
        var dto = ModelDto.From(model, model.Version == dataset.ActiveModelVersion, mapper) with
        {
            Quality = ModelQualities.Of(completed),
            TargetSpread = completed.TargetSpread,
        };
        return ModelReportDto.Of(dto, completed, model.Options.LearnedOf(dataset.Inputs), diagnostics, dataset.Costs);
    }
}
