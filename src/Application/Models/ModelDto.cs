using AutoMapper;
using Regressor.Application.Training;
using Regressor.Domain.Datasets;
using Regressor.Domain.Evaluation;
using Regressor.Domain.Models;
using Regressor.Domain.Predictions;
using Regressor.Domain.Tasks;
using Regressor.Domain.Training;

namespace Regressor.Application.Models;

/// <param name="Version">Number within the dataset: 1, 2, 3 …</param>
/// <param name="Active">True for the version that answers predictions.</param>
/// <param name="Task">Task of the model. It determines the metrics.</param>
/// <param name="Metrics">Error metrics of its predictions.</param>
/// <param name="Comparison">Comparison with linear regression; null for fewer than two rows, and for models stored before it was computed.</param>
/// <param name="Coverage">Coverage of its intervals on the test part.</param>
/// <param name="TrainedOn">Number of examples that its networks were trained on.</param>
/// <param name="TestedOn">Number of examples in the test part.</param>
/// <param name="CalibratedOn">
/// Number of calibration rows, which trained nothing and set the width of the intervals; 0 where out-of-fold errors of the training rows set it.
/// </param>
/// <param name="Data">Fingerprint of the rows that it was trained on; null for models stored before fingerprints were kept.</param>
/// <param name="Elsewhere">True for a file imported from another dataset: revision and run are then that dataset's.</param>
/// <param name="Split">Rule that selected the test part: the same split of the same data selects the same examples.</param>
/// <param name="Options">Options that it was trained with.</param>
/// <param name="CreatedAt">Time of the training, UTC.</param>
/// <param name="TrainingRunId">Run that trained it.</param>
/// <param name="Activation">
/// Outcome of the activation decision after the training; null for imported models, and for versions stored before it was recorded.
/// </param>
/// <param name="Problem">Reason why its checkpoint cannot be used; null when it can.</param>
/// <param name="Quality">
/// How useful it is, in one word: *good*, *fair* or *weak* by the mean width of its intervals, at most a third or two thirds of targetSpread,
/// or more; *noSignal* where it is not better than the mean beyond chance; *tooGood* where an input gives the target away. Null where it was
/// not tested, and for models stored before that was recorded.
/// </param>
/// <param name="TargetSpread">
/// Distance between the 5 % and 95 % quantiles of y in the training part; null for models stored before it was recorded.
/// </param>
/// <param name="Note">A person's remark on the version; null where there is none.</param>
public sealed record ModelDto(
    int Version,
    bool Active,
    PredictionTask Task,
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
    string? Problem,
    ModelQuality? Quality,
    double? TargetSpread,
    string? Note)
{
    internal static ModelDto From(Model model, bool active, IMapper mapper) => mapper.Map<ModelDto>(model) with { Active = active };
}

/// <param name="Revision">Revision of the dataset when the rows were read; a different one means that the data has changed since.</param>
/// <param name="Hash">Hash of the rows without excluded ones; the same rows have the same hash at any revision.</param>
public sealed record DataStampDto(long Revision, string Hash);

/// <param name="Threshold">
/// Examples are tested whose position in [0, 1), derived from their content or by group from their group, is below this value. By time,
/// those are tested that are later than it, in the column's numbers or in seconds since 1970.
/// </param>
/// <param name="CopiesTogether">
/// Number of identical examples that share a position as copies of each other. 0 means all of them: their inputs hardly ever occur with
/// another target. 1 means none: their inputs do, so each is an observation of its own. A larger number is how often the data was added.
/// </param>
/// <param name="By">What the model was tested on: *row*, other rows like these; *group*, rows of new groups; *time*, later rows.</param>
/// <param name="Column">Name of the column with the group or the time; null by row.</param>
/// <param name="Trained">Number of groups, or of different times, outside the test part; null by row.</param>
/// <param name="Tested">Number of groups, or of different times, in the test part; null by row.</param>
/// <param name="From">The oldest tested time, as a number or in seconds since 1970; null unless by time.</param>
/// <param name="To">The newest tested time; null unless by time.</param>
public sealed record TestSplitDto(
    double Threshold,
    int CopiesTogether,
    SplitBy By,
    string? Column,
    int? Trained,
    int? Tested,
    double? From,
    double? To)
{
    internal static TestSplitDto Of(Model model) => Of(model.TestSplit(), model.Report.Extent);

    private static TestSplitDto Of(TestSplit split, SplitExtent? extent) => new(
        split.By == SplitBy.Time ? -split.Threshold : split.Threshold,
        split.CopiesTogether,
        split.By,
        split.Rule?.Column,
        extent?.Trained,
        extent?.Tested,
        extent?.From,
        extent?.To);
}

/// <param name="Train">Metrics on the rows that the model was trained on.</param>
/// <param name="Test">Metrics on the test part, which the model never saw; null when it is empty.</param>
/// <param name="OutOfFold">Metrics on the training part, each row predicted by members that did not train on it.</param>
/// <param name="Baseline">Metrics of predicting the mean, on the rows of test, or out of fold where test is null.</param>
/// <param name="Linear">Metrics of ridge regression, on the rows of the baseline.</param>
public sealed record ModelMetricsDto(MetricsDto Train, MetricsDto? Test, MetricsDto OutOfFold, MetricsDto Baseline, MetricsDto Linear);

/// <param name="Kind">Better or worse where the whole interval of the improvement is; otherwise the same.</param>
/// <param name="Improvement">1 − error/error of the linear model, on the same rows, where the error is the RMSE, or the log loss for classes: test, or out of fold where test is null.</param>
/// <param name="Margin">Half the width of the improvement's 95 % interval, by the bootstrap.</param>
/// <param name="OnUnseenRows">True where those rows are the test part.</param>
/// <param name="Sentence">The comparison as an English sentence.</param>
/// <param name="Lower">Lower bound of the improvement's 95 % interval; null for models stored before it was kept.</param>
/// <param name="Upper">Upper bound of the improvement's 95 % interval; null for models stored before it was kept.</param>
public sealed record ComparisonDto(
    ComparisonOutcome Kind, double Improvement, double Margin, bool OnUnseenRows, string Sentence, double? Lower, double? Upper)
{
    internal static ComparisonDto? From(ModelReport report) => report.Comparison is { } found
        ? new ComparisonDto(found.Kind, found.Improvement, found.Margin, found.OnUnseenRows, found.ToSentence(report.Task), found.Lower, found.Upper)
        : null;
}

/// <param name="Confidence">Confidence of the intervals: the share that should contain y.</param>
/// <param name="Covered">Share of rows whose interval contained y.</param>
/// <param name="MeanWidth">Mean width of the intervals, in the target's unit.</param>
/// <param name="Held">Number of rows whose interval contained y.</param>
/// <param name="Rows">Number of rows measured.</param>
/// <param name="AsPromised">
/// False where so few rows were within their intervals that chance explains it in fewer than 5 % of cases, by the binomial distribution; by
/// group that of the groups, because rows of a group are not independent.
/// </param>
/// <param name="Basis">
/// What was measured: *newRow*, other rows; *newGroup*, rows of groups that the model was not trained on; *laterTime*, later rows, where the
/// share is an observation about the tested period and not a promise.
/// </param>
public sealed record CoverageDto(double Confidence, double Covered, double MeanWidth, int Held, int Rows, bool AsPromised, PromiseBasis Basis)
{
    internal static CoverageDto? From(ModelReport report) => report.Coverage is { } coverage
        ? new CoverageDto(
            coverage.Confidence,
            coverage.Covered,
            coverage.MeanWidth,
            coverage.CountHeld(report.TestedOn),
            report.TestedOn,
            coverage.IsAsPromised(report.IndependentlyTested),
            PromiseBases.Of(report.Split?.By ?? SplitBy.Row))
        : null;
}

internal sealed class ModelProfile : Profile
{
    public ModelProfile()
    {
        CreateMap<DataFingerprint, DataStampDto>();
        CreateMap<ModelReport, ModelMetricsDto>();
        CreateMap<Model, ModelDto>()
            .ForCtorParam(nameof(ModelDto.Active), option => option.MapFrom(_ => false))
            .ForCtorParam(nameof(ModelDto.Task), option => option.MapFrom(model => model.Report.Task))
            .ForCtorParam(nameof(ModelDto.Metrics), option => option.MapFrom(model => model.Report))
            .ForCtorParam(nameof(ModelDto.Comparison), option => option.MapFrom(model => ComparisonDto.From(model.Report)))
            .ForCtorParam(nameof(ModelDto.Coverage), option => option.MapFrom(model => CoverageDto.From(model.Report)))
            .ForCtorParam(nameof(ModelDto.TrainedOn), option => option.MapFrom(model => model.Report.TrainedOn))
            .ForCtorParam(nameof(ModelDto.TestedOn), option => option.MapFrom(model => model.Report.TestedOn))
            .ForCtorParam(nameof(ModelDto.CalibratedOn), option => option.MapFrom(model => model.Report.CalibratedOn))
            .ForCtorParam(nameof(ModelDto.Data), option => option.MapFrom(model => model.Report.Data))
            .ForCtorParam(nameof(ModelDto.Elsewhere), option => option.MapFrom(model => model.Report.Elsewhere))
            .ForCtorParam(nameof(ModelDto.Split), option => option.MapFrom(model => TestSplitDto.Of(model)))
            .ForCtorParam(nameof(ModelDto.Activation), option => option.MapFrom(model => model.Report.Activation))
            .ForCtorParam(nameof(ModelDto.Quality), option => option.MapFrom(model => ModelQualities.Of(model.Report)))
            .ForCtorParam(nameof(ModelDto.TargetSpread), option => option.MapFrom(model => model.Report.TargetSpread));
    }
}
