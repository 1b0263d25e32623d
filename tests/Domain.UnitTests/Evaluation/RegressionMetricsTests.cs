using Regressor.Domain.Evaluation;

namespace Regressor.Domain.UnitTests.Evaluation;

public sealed class RegressionMetricsTests
{
    [Fact]
    public void They_follow_their_formulae()
    {
        var metrics = RegressionMetrics.Of([1, 2, 3, 6], [1, 2, 5, 5]);

        metrics.Rmse.ShouldBe(Math.Sqrt(5 / 4.0), 1e-12);
        metrics.Mae.ShouldBe(3 / 4.0, 1e-12);
        metrics.MedianAe.ShouldBe(0.5, 1e-12); // errors 0, 0, 1, 2
        metrics.R2!.Value.ShouldBe(1 - (5 / 14.0), 1e-12);
        metrics.Count.ShouldBe(4);
    }

    [Fact]
    public void A_constant_target_has_no_R2() => RegressionMetrics.Of([2, 2], [1, 3]).R2.ShouldBeNull();

    [Fact]
    public void One_row_has_no_R2() => RegressionMetrics.Of([2], [1]).ShouldBe(new RegressionMetrics(1, 1, null, 1, MedianAe: 1));

    [Theory]
    [InlineData(1e-300)]
    [InlineData(1e-170)]
    [InlineData(1e200)]
    [InlineData(2e307)]
    public void They_follow_the_unit_however_large_or_small_it_is(double unit)
    {
        var metrics = RegressionMetrics.Of([1 * unit, 2 * unit, 3 * unit, 6 * unit], [1 * unit, 2 * unit, 5 * unit, 5 * unit]);

        (metrics.Rmse / unit).ShouldBe(Math.Sqrt(5 / 4.0), 1e-12);
        (metrics.Mae / unit).ShouldBe(3 / 4.0, 1e-12);
        metrics.R2!.Value.ShouldBe(1 - (5 / 14.0), 1e-12);
    }

    [Fact]
    public void They_are_finite_for_errors_beyond_all_numbers()
    {
        var metrics = RegressionMetrics.Of([double.MaxValue, 1], [double.MinValue, 0]);

        new[] { metrics.Rmse, metrics.Mae, metrics.MedianAe, metrics.R2 ?? 0 }.ShouldAllBe(figure => double.IsFinite(figure));
    }

    [Fact]
    public void A_miss_that_no_number_tells_beside_a_small_spread_has_no_R2() => RegressionMetrics.Of([1, 2], [1e300, 2]).R2.ShouldBeNull();

    [Fact]
    public void No_row_is_refused() => Should.Throw<ArgumentException>(() => RegressionMetrics.Of([], []));

    [Fact]
    public void Different_lengths_are_refused() => Should.Throw<ArgumentException>(() => RegressionMetrics.Of([1], [1, 2]));
}
