using Regressor.Domain.Evaluation;
using Regressor.Domain.Tasks;

namespace Regressor.Domain.UnitTests.Evaluation;

public sealed class RegressionMetricsTests
{
    [Fact]
    public void They_follow_their_formulae()
    {
        var metrics = Compute([1, 2, 3, 6], [1, 2, 5, 5]);

        metrics[RegressionTask.Rmse].ShouldBe(Math.Sqrt(5 / 4.0), 1e-12);
        metrics[RegressionTask.Mae].ShouldBe(3 / 4.0, 1e-12);
        metrics[RegressionTask.MedianAe].ShouldBe(0.5, 1e-12); // errors 0, 0, 1, 2
        metrics[RegressionTask.R2].ShouldBe(1 - (5 / 14.0), 1e-12);
        metrics.Count.ShouldBe(4);
    }

    [Fact]
    public void A_constant_target_has_no_R2() => Compute([2, 2], [1, 3]).Find(RegressionTask.R2)!.Value.ShouldBeNull();

    [Fact]
    public void One_row_has_no_R2() => Compute([2], [1]).ShouldBe(new EvaluationMetrics(
        1,
        [
            new Metric("rmse", 1, MetricDirection.LowerIsBetter), new Metric("mae", 1, MetricDirection.LowerIsBetter),
            new Metric("medianAe", 1, MetricDirection.LowerIsBetter), new Metric("r2", null, MetricDirection.HigherIsBetter),
        ]));

    [Theory]
    [InlineData(1e-300)]
    [InlineData(1e-170)]
    [InlineData(1e200)]
    [InlineData(2e307)]
    public void They_follow_the_unit_however_large_or_small_it_is(double unit)
    {
        var metrics = Compute([1 * unit, 2 * unit, 3 * unit, 6 * unit], [1 * unit, 2 * unit, 5 * unit, 5 * unit]);

        (metrics[RegressionTask.Rmse] / unit).ShouldBe(Math.Sqrt(5 / 4.0), 1e-12);
        (metrics[RegressionTask.Mae] / unit).ShouldBe(3 / 4.0, 1e-12);
        metrics[RegressionTask.R2].ShouldBe(1 - (5 / 14.0), 1e-12);
    }

    [Fact]
    public void They_are_finite_for_errors_beyond_all_numbers()
    {
        var metrics = Compute([double.MaxValue, 1], [double.MinValue, 0]);

        new[] { metrics[RegressionTask.Rmse], metrics[RegressionTask.Mae], metrics[RegressionTask.MedianAe], metrics.Find(RegressionTask.R2)!.Value ?? 0 }.ShouldAllBe(figure => double.IsFinite(figure));
    }

    [Fact]
    public void A_miss_that_no_number_tells_beside_a_small_spread_has_no_R2() => Compute([1, 2], [1e300, 2]).Find(RegressionTask.R2)!.Value.ShouldBeNull();

    [Fact]
    public void No_row_is_refused() => Should.Throw<ArgumentException>(() => Compute([], []));

    [Fact]
    public void Different_lengths_are_refused() => Should.Throw<ArgumentException>(() => Compute([1], [1, 2]));

    private static EvaluationMetrics Compute(double[] actual, double[] predicted) => EvaluationMetrics.Compute(new RegressionRows(actual, predicted));
}
