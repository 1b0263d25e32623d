using AutoMapper;
using Microsoft.Extensions.Logging.Abstractions;
using Regressor.Application.Datasets;
using Regressor.Application.Models;
using Regressor.Application.Training;
using Regressor.Domain.Datasets;
using Regressor.Domain.Evaluation;
using Regressor.Domain.Models;
using Regressor.Domain.Tasks;
using Regressor.Domain.Training;

namespace Regressor.Application.UnitTests;

public class MappingTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private readonly IMapper _mapper =
        new MapperConfiguration(options => options.AddMaps(typeof(DatasetDto).Assembly), NullLoggerFactory.Instance).CreateMapper();

    [Fact]
    public void Every_map_is_complete() => _mapper.ConfigurationProvider.AssertConfigurationIsValid();

    [Fact]
    public void Options_that_leave_the_sizes_open_stay_open()
    {
        var dataset = NewDataset();
        _mapper.Map<TrainingRunDto>(TrainingRun.Queue(dataset, new TrainingOptions(), Now)).Options.HiddenSizes.ShouldBeNull();
        _mapper.Map<TrainingRunDto>(TrainingRun.Queue(dataset, new TrainingOptions { HiddenSizes = [8, 4] }, Now)).Options.HiddenSizes.ShouldBe([8, 4]);
    }

    [Fact]
    public void A_run_that_has_not_begun_has_no_progress() =>
        _mapper.Map<TrainingRunDto>(TrainingRun.Queue(NewDataset(), new TrainingOptions(), Now)).Progress.ShouldBeNull();

    [Fact]
    public void A_model_without_a_test_part_has_no_test_metrics_and_no_coverage()
    {
        var metrics = Metrics(null);
        var model = Model.Create(
            Guid.NewGuid(), 2, Guid.NewGuid(), new TrainingOptions(), new ModelReport(metrics, null, metrics, metrics, metrics, null, 10, 0), Now);
        var dto = ModelDto.From(model, active: true, _mapper);
        dto.ShouldSatisfyAllConditions(
            () => dto.Version.ShouldBe(2),
            () => dto.Active.ShouldBeTrue(),
            () => dto.Metrics.Test.ShouldBeNull(),
            () => dto.Metrics.Train.ShouldBe(new MetricsDto(1, 0.5, 0.25, null, 10, null, dto.Metrics.Train.Metrics)),
            () => dto.Comparison.ShouldBeNull(),
            () => dto.Coverage.ShouldBeNull(),
            () => dto.TrainedOn.ShouldBe(10));
    }

    [Fact]
    public void A_model_stores_its_test_rows_and_an_older_one_derives_them_from_its_share()
    {
        var metrics = Metrics(null);
        var report = new ModelReport(metrics, metrics, metrics, metrics, metrics, null, 10, 5, Split: new TestSplit(0.31, 1));
        SplitOf(report).ShouldBe(new TestSplitDto(0.31, 1, SplitBy.Row, null, null, null, null, null));
        SplitOf(report with { Split = new TestSplit(-86_400, 1) { Rule = new Split(SplitBy.Time, "day") }, Extent = new SplitExtent(8, 2, 90_000, 99_000) })
            .ShouldBe(new TestSplitDto(86_400, 1, SplitBy.Time, "day", 8, 2, 90_000, 99_000));
        SplitOf(report with { Split = null }).ShouldBe(new TestSplitDto(0.3, TestSplit.All, SplitBy.Row, null, null, null, null, null));

        TestSplitDto SplitOf(ModelReport kept) =>
            ModelDto.From(Model.Create(Guid.NewGuid(), 2, Guid.NewGuid(), new TrainingOptions { TestFraction = 0.3 }, kept, Now), active: true, _mapper).Split;
    }

    [Fact]
    public void A_comparison_is_also_a_sentence()
    {
        var metrics = Metrics(new ConfidenceInterval(1, 2));
        var report = new ModelReport(metrics, metrics, metrics, metrics, metrics, null, 10, 5, new BaselineComparison(ComparisonOutcome.Better, 0.23, 0.06, true, 0.17, 0.29));
        var dto = ModelDto.From(Model.Create(Guid.NewGuid(), 2, Guid.NewGuid(), new TrainingOptions(), report, Now), active: true, _mapper);

        dto.Comparison.ShouldBe(new ComparisonDto(
            ComparisonOutcome.Better, 0.23, 0.06, true, "Better than linear regression by 23 % (17 to 29 %) on rows it never saw.", 0.17, 0.29));
        dto.Metrics.Test!.Intervals!.Rmse.ShouldBe(new BoundsDto(1, 2));
        dto.Metrics.Test.Intervals.R2.ShouldBeNull();
    }

    [Fact]
    public void A_model_names_its_task_and_lists_the_metrics_of_it()
    {
        var metrics = Metrics(new ConfidenceInterval(1, 2));
        var report = new ModelReport(metrics, metrics, metrics, metrics, metrics, null, 10, 5);
        var dto = ModelDto.From(Model.Create(Guid.NewGuid(), 2, Guid.NewGuid(), new TrainingOptions(), report, Now), active: true, _mapper);

        dto.Task.Name.ShouldBe("regression");
        dto.Metrics.Test!.Metrics.ShouldBe(
        [
            new MetricDto("rmse", 1, 1, 2, MetricDirection.LowerIsBetter), new MetricDto("mae", 0.5, 1, 2, MetricDirection.LowerIsBetter),
            new MetricDto("medianAe", 0.25, 1, 2, MetricDirection.LowerIsBetter), new MetricDto("r2", null, null, null, MetricDirection.HigherIsBetter),
        ]);
    }

    [Fact]
    public void The_learners_of_a_blend_are_listed_by_their_error_and_one_that_is_undefined_comes_last()
    {
        var metrics = Metrics(null);
        var comparison = new BaselineComparison(ComparisonOutcome.Better, 0.07, 0.03, true, 0.04, 0.1);
        var report = new ModelReport(metrics, metrics, metrics, metrics, metrics, null, 10, 5, Learners:
        [
            new LearnerResult("linear", 0, 0.1, Rmse(null)), new LearnerResult("networks", 0.625, 3, Rmse(2)), new LearnerResult("trees", 0.375, 2, Rmse(1.5), comparison, IsTuned: true),
        ]);
        var listed = LearnerResultDto.From(report);
        listed.Select(learner => learner with { Metrics = [] }).ShouldBe(
        [
            new LearnerResultDto("trees", 0.375, 2, 1.5, 1, 3, new LearnerComparisonDto(ComparisonOutcome.Better, 0.07, 0.04, 0.1), [], true),
            new LearnerResultDto("networks", 0.625, 3, 2, 1, 3, null, [], false),
            new LearnerResultDto("linear", 0, 0.1, null, 1, 3, null, [], false),
        ]);
        listed[0].Metrics.ShouldBe([new MetricDto("rmse", 1.5, 1, 3, MetricDirection.LowerIsBetter)]);
        LearnerResultDto.From(report with { Learners = null }).ShouldBeEmpty();

        static EvaluationMetrics Rmse(double? value) => new(10, [new Metric("rmse", value, MetricDirection.LowerIsBetter, new ConfidenceInterval(1, 3))]);
    }

    [Fact]
    public void A_datasets_address_is_its_id()
    {
        var dataset = NewDataset();
        dataset.ExamplesChanged(5);
        var dto = _mapper.Map<DatasetDto>(dataset);
        dto.Id.ShouldBe("house-prices");
        (dto.ExampleCount, dto.Revision).ShouldBe((5, 1));
        dto.Inputs.ShouldBe([new InputColumnDto("sqft", ColumnTypes.Numeric, "ft²")]);
    }

    private static EvaluationMetrics Metrics(ConfidenceInterval? interval) => new(
        10,
        [
            new Metric("rmse", 1, MetricDirection.LowerIsBetter, interval), new Metric("mae", 0.5, MetricDirection.LowerIsBetter, interval),
            new Metric("medianAe", 0.25, MetricDirection.LowerIsBetter, interval), new Metric("r2", null, MetricDirection.HigherIsBetter),
        ]);

    private static Dataset NewDataset() =>
        Dataset.Create("House prices", [new InputColumn("sqft", ColumnTypes.Numeric, "ft²")], new TargetColumn("price", null), Now);
}
