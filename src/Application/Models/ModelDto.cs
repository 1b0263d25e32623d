using AutoMapper;
using Regressor.Application.Training;
using Regressor.Domain.Datasets;
using Regressor.Domain.Models;
using Regressor.Domain.Training;

namespace Regressor.Application.Models;

/// <param name="Version">1, 2, 3 … within the dataset.</param>
/// <param name="Active">Whether it answers predictions.</param>
/// <param name="Metrics">How far its predictions are from the truth.</param>
/// <param name="Comparison">With linear regression; null for fewer than two rows, or a model stored before it was made.</param>
/// <param name="Coverage">Of its intervals on the test part.</param>
/// <param name="TrainedOn">Examples that its networks learned from.</param>
/// <param name="TestedOn">Examples in the test part.</param>
/// <param name="CalibratedOn">Other examples, which nothing was learned from, that set how wide intervals are; 0 where those learned from did, left out by turns.</param>
/// <param name="Data">Which rows it was made from; null for a model stored before that was kept.</param>
/// <param name="Elsewhere">It came as a file from another dataset: data counts that one's revisions, and the run is that one's.</param>
/// <param name="Split">Which examples were tested: of the same data, the same split tests the same.</param>
/// <param name="Options">What it was trained with.</param>
/// <param name="CreatedAt">UTC; when it was trained.</param>
/// <param name="TrainingRunId">The run that made it.</param>
/// <param name="Activation">Whether it took over when it was trained, and why; null for a model that came as a file, and for versions that did not say.</param>
/// <param name="Problem">Why its checkpoint cannot be used; null when it can.</param>
public sealed record ModelDto(
    int Version,
    bool Active,
    ModelMetricsDto Metrics,
    ComparisonDto? Comparison,
    CoverageDto? Coverage,
    int TrainedOn,
    int TestedOn,
    int CalibratedOn,
    DataStampDto? Data,
    bool Elsewhere,
    TestSplitDto Split,
    TrainingOptions Options,
    DateTimeOffset CreatedAt,
    Guid TrainingRunId,
    ActivationDto? Activation,
    string? Problem)
{
    internal static ModelDto From(Model model, bool active, IMapper mapper) => mapper.Map<ModelDto>(model) with { Active = active };
}

/// <param name="Revision">The dataset's when the rows were read: it says whether the data has changed since.</param>
/// <param name="Hash">Of the rows, excluded ones left out; the same rows have the same hash at any revision.</param>
public sealed record DataStampDto(long Revision, string Hash);

/// <param name="Threshold">Those whose place in [0, 1), which follows from their content, is below it.</param>
/// <param name="CopiesTogether">
/// How many identical examples share a place as copies of each other: 0, all of them, where their inputs hardly ever come with another
/// target; 1, none, where they do: then each is an observation of its own; more where the data was added so many times.
/// </param>
public sealed record TestSplitDto(double Threshold, int CopiesTogether);

/// <param name="Train">On the rows it was fitted to.</param>
/// <param name="Test">On rows it never saw; null when the test part is empty.</param>
/// <param name="OutOfFold">On the training part, each row predicted by members that did not fit it.</param>
/// <param name="Baseline">Predicting the mean, on the same rows as test (out of fold where there is none).</param>
/// <param name="Linear">Ridge regression, on the same rows as baseline.</param>
public sealed record ModelMetricsDto(MetricsDto Train, MetricsDto? Test, MetricsDto OutOfFold, MetricsDto Baseline, MetricsDto Linear);

/// <param name="Rmse">Root mean squared error, in the target's unit.</param>
/// <param name="Mae">Mean absolute error, in the target's unit.</param>
/// <param name="MedianAe">Median absolute error, in the target's unit; 0 in models stored before it was measured.</param>
/// <param name="R2">Coefficient of determination; null where it is undefined.</param>
/// <param name="Count">Rows measured.</param>
/// <param name="Intervals">95 % intervals by the bootstrap of the different rows, for this model: that other rows to learn from would have made another one is not in them. Null for fewer than two rows, or a model stored before they were measured.</param>
public sealed record MetricsDto(double Rmse, double Mae, double MedianAe, double? R2, int Count, MetricIntervalsDto? Intervals);

/// <param name="Rmse">Of the root mean squared error.</param>
/// <param name="Mae">Of the mean absolute error.</param>
/// <param name="MedianAe">Of the median absolute error.</param>
/// <param name="R2">Of the coefficient of determination; null where it is undefined.</param>
public sealed record MetricIntervalsDto(BoundsDto Rmse, BoundsDto Mae, BoundsDto MedianAe, BoundsDto? R2);

/// <param name="Lower">Of a confidence interval.</param>
/// <param name="Upper">Of a confidence interval.</param>
public sealed record BoundsDto(double Lower, double Upper);

/// <param name="Kind">Better or worse where all of the improvement's interval is, else the same.</param>
/// <param name="Improvement">1 − RMSE/RMSE of linear regression, on the same rows: test, or out of fold where that is null.</param>
/// <param name="Margin">Half the width of the improvement's 95 % interval, by the bootstrap.</param>
/// <param name="OnUnseenRows">Whether those rows are the test part.</param>
/// <param name="Sentence">The same in English.</param>
/// <param name="Lower">Of the improvement's 95 % interval; null for a model stored before it was kept.</param>
/// <param name="Upper">As lower.</param>
public sealed record ComparisonDto(
    ComparisonKind Kind, double Improvement, double Margin, bool OnUnseenRows, string Sentence, double? Lower, double? Upper);

/// <param name="Confidence">What was promised.</param>
/// <param name="Covered">The share of rows whose y lay in its interval.</param>
/// <param name="MeanWidth">In the target's unit.</param>
public sealed record CoverageDto(double Confidence, double Covered, double MeanWidth);

internal sealed class ModelProfile : Profile
{
    public ModelProfile()
    {
        CreateMap<Bounds, BoundsDto>();
        CreateMap<MetricIntervals, MetricIntervalsDto>();
        CreateMap<RegressionMetrics, MetricsDto>();
        CreateMap<Comparison, ComparisonDto>()
            .ForCtorParam(nameof(ComparisonDto.Sentence), option => option.MapFrom(comparison => comparison.ToSentence()));
        CreateMap<IntervalCoverage, CoverageDto>();
        CreateMap<DataStamp, DataStampDto>();
        CreateMap<TestSplit, TestSplitDto>();
        CreateMap<ModelReport, ModelMetricsDto>();
        CreateMap<Model, ModelDto>()
            .ForCtorParam(nameof(ModelDto.Active), option => option.MapFrom(_ => false))
            .ForCtorParam(nameof(ModelDto.Metrics), option => option.MapFrom(model => model.Report))
            .ForCtorParam(nameof(ModelDto.Comparison), option => option.MapFrom(model => model.Report.Comparison))
            .ForCtorParam(nameof(ModelDto.Coverage), option => option.MapFrom(model => model.Report.Coverage))
            .ForCtorParam(nameof(ModelDto.TrainedOn), option => option.MapFrom(model => model.Report.TrainedOn))
            .ForCtorParam(nameof(ModelDto.TestedOn), option => option.MapFrom(model => model.Report.TestedOn))
            .ForCtorParam(nameof(ModelDto.CalibratedOn), option => option.MapFrom(model => model.Report.CalibratedOn))
            .ForCtorParam(nameof(ModelDto.Data), option => option.MapFrom(model => model.Report.Data))
            .ForCtorParam(nameof(ModelDto.Elsewhere), option => option.MapFrom(model => model.Report.Elsewhere))
            .ForCtorParam(nameof(ModelDto.Split), option => option.MapFrom(model => model.TestSplit()))
            .ForCtorParam(nameof(ModelDto.Activation), option => option.MapFrom(model => model.Report.Activation));
    }
}
