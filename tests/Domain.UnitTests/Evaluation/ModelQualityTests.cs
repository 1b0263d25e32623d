using Regressor.Domain.Evaluation;
using Regressor.Domain.Tasks;

namespace Regressor.Domain.UnitTests.Evaluation;

public sealed class ModelQualityTests
{
    [Theory]
    [InlineData(30, ModelQuality.Good)]
    [InlineData(33, ModelQuality.Good)]
    [InlineData(34, ModelQuality.Fair)]
    [InlineData(66, ModelQuality.Fair)]
    [InlineData(67, ModelQuality.Weak)]
    public void The_width_of_the_intervals_beside_the_spread_of_the_target_makes_the_quality(double width, ModelQuality quality) =>
        ModelQualities.Of(Report(width)).ShouldBe(quality);

    [Fact]
    public void Not_better_than_the_mean_beyond_chance_is_no_signal() =>
        ModelQualities.Of(Report(10) with { Test = Measured(-0.01) }).ShouldBe(ModelQuality.NoSignal);

    [Fact]
    public void A_column_that_gives_the_target_away_is_too_good() => ModelQualities.Of(Report(1) with { Leaks = true }).ShouldBe(ModelQuality.TooGood);

    [Fact]
    public void Without_test_rows_or_intervals_there_is_no_quality()
    {
        ModelQualities.Of(Report(10) with { Test = null, Coverage = null, TestedOn = 0 }).ShouldBeNull();
        ModelQualities.Of(Report(10) with { Coverage = null }).ShouldBeNull();
    }

    [Fact]
    public void An_older_report_is_judged_once_its_diagnostics_complete_it()
    {
        var stored = Report(50) with { TargetSpread = null, Leaks = null };
        ModelQualities.Of(stored).ShouldBeNull();
        ModelQualities.Of(stored.CompletedFrom(Diagnostics())).ShouldBe(ModelQuality.Fair);
        ModelQualities.Of(stored.CompletedFrom(Diagnostics(new ModelFinding(FindingCode.Leak, "x", "'x' alone predicts the target.")))).ShouldBe(ModelQuality.TooGood);
    }

    [Fact]
    public void The_spread_leaves_out_a_twentieth_on_each_side()
    {
        ModelQualities.Spread(Enumerable.Range(0, 101).Select(y => (double)y)).ShouldBe(90);
        ModelQualities.Spread([]).ShouldBeNull();
    }

    [Theory]
    [InlineData(0.97, 62, 60, true)]
    [InlineData(0.9, 10, 9, true)]
    [InlineData(0.7, 10, 7, true)]
    [InlineData(0.6, 10, 6, false)]
    [InlineData(0.8, 100, 80, false)]
    [InlineData(0.89, 1_000_000, 890_000, false)]
    public void Intervals_keep_their_promise_unless_chance_hardly_explains_it(double covered, int rows, int held, bool kept)
    {
        var coverage = new IntervalCoverage(0.9, covered, 1);
        coverage.CountHeld(rows).ShouldBe(held);
        coverage.IsAsPromised(rows).ShouldBe(kept);
    }

    [Theory]
    [InlineData(0.3, 0.6, ModelQuality.Good)]
    [InlineData(0.31, 0.6, ModelQuality.Fair)]
    [InlineData(0.49, 0.6, ModelQuality.Weak)]
    [InlineData(0.3, 0.5, ModelQuality.NoSignal)]
    public void The_log_loss_beside_that_of_the_class_shares_makes_the_quality_of_a_classification(double loss, double lowerAuc, ModelQuality quality)
    {
        var (test, shares) = (Classified(loss, lowerAuc), Classified(0.6, 0.5));
        var report = new ModelReport(test, test, test, shares, test, null, 400, 100, Leaks: false) { Task = PredictionTasks.Classification };

        ModelQualities.Of(report).ShouldBe(quality);
        ModelQualities.Of(report with { Leaks = true }).ShouldBe(ModelQuality.TooGood);
        ModelQualities.Of(report with { Test = null }).ShouldBeNull();
    }

    private static EvaluationMetrics Classified(double loss, double lowerAuc) => new(
        100,
        [
            new Metric(ClassificationTask.LogLoss.Name, loss, MetricDirection.LowerIsBetter),
            new Metric(ClassificationTask.Auc.Name, 0.8, MetricDirection.HigherIsBetter, new ConfidenceInterval(lowerAuc, 0.9)),
        ]);

    private static ModelReport Report(double width)
    {
        var metrics = Measured(0.5);
        return new ModelReport(metrics, metrics, metrics, metrics, metrics, new IntervalCoverage(0.9, 0.9, width), 400, 100, TargetSpread: 100, Leaks: false);
    }

    private static EvaluationMetrics Measured(double lowerR2) => new(
        100,
        [
            new Metric(RegressionTask.Rmse.Name, 1, MetricDirection.LowerIsBetter),
            new Metric(RegressionTask.R2.Name, 0.6, MetricDirection.HigherIsBetter, new ConfidenceInterval(lowerR2, 0.7)),
        ]);

    private static ModelDiagnostics Diagnostics(params ModelFinding[] findings) => new(
        MeasuredOn.Test, [.. Enumerable.Range(0, 101).Select(y => new EvaluationPoint(y, y, null, null))], 101, [], [], findings);
}
