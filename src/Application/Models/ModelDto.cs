using AutoMapper;
using Regressor.Domain.Models;

namespace Regressor.Application.Models;

/// <param name="Version">1, 2, 3 … within the dataset.</param>
/// <param name="Active">Whether it answers predictions.</param>
/// <param name="Metrics">How far its predictions are from the truth.</param>
/// <param name="Coverage">Of its intervals on the test part.</param>
/// <param name="TrainedOn">Examples in the training part.</param>
/// <param name="TestedOn">Examples in the test part.</param>
/// <param name="CreatedAt">UTC.</param>
/// <param name="TrainingRunId">The run that made it.</param>
/// <param name="Problem">Why its checkpoint cannot be used; null when it can.</param>
public sealed record ModelDto(
    int Version,
    bool Active,
    ModelMetricsDto Metrics,
    CoverageDto? Coverage,
    int TrainedOn,
    int TestedOn,
    DateTimeOffset CreatedAt,
    Guid TrainingRunId,
    string? Problem)
{
    internal static ModelDto From(Model model, bool active, IMapper mapper) => mapper.Map<ModelDto>(model) with { Active = active };
}

/// <param name="Train">On the rows it was fitted to.</param>
/// <param name="Test">On rows it never saw; null when the test part is empty.</param>
/// <param name="OutOfFold">On the training part, each row predicted by members that did not fit it.</param>
/// <param name="Baseline">Predicting the mean, on the same rows as test (out of fold where there is none).</param>
/// <param name="Linear">Ridge regression, on the same rows as baseline.</param>
public sealed record ModelMetricsDto(MetricsDto Train, MetricsDto? Test, MetricsDto OutOfFold, MetricsDto Baseline, MetricsDto Linear);

/// <param name="Rmse">Root mean squared error, in the target's unit.</param>
/// <param name="Mae">Mean absolute error, in the target's unit.</param>
/// <param name="R2">Coefficient of determination; null where it is undefined.</param>
/// <param name="Count">Rows measured.</param>
public sealed record MetricsDto(double Rmse, double Mae, double? R2, int Count);

/// <param name="Confidence">What was promised.</param>
/// <param name="Covered">The share of rows whose y lay in its interval.</param>
/// <param name="MeanWidth">In the target's unit.</param>
public sealed record CoverageDto(double Confidence, double Covered, double MeanWidth);

internal sealed class ModelProfile : Profile
{
    public ModelProfile()
    {
        CreateMap<RegressionMetrics, MetricsDto>();
        CreateMap<IntervalCoverage, CoverageDto>();
        CreateMap<ModelReport, ModelMetricsDto>();
        CreateMap<Model, ModelDto>()
            .ForCtorParam(nameof(ModelDto.Active), option => option.MapFrom(_ => false))
            .ForCtorParam(nameof(ModelDto.Metrics), option => option.MapFrom(model => model.Report))
            .ForCtorParam(nameof(ModelDto.Coverage), option => option.MapFrom(model => model.Report.Coverage))
            .ForCtorParam(nameof(ModelDto.TrainedOn), option => option.MapFrom(model => model.Report.TrainedOn))
            .ForCtorParam(nameof(ModelDto.TestedOn), option => option.MapFrom(model => model.Report.TestedOn));
    }
}
