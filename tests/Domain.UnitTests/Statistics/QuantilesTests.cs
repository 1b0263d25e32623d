namespace Regressor.Domain.UnitTests.Statistics;

public sealed class QuantilesTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.25, 1.75)]
    [InlineData(0.5, 2.5)]
    [InlineData(1, 10)]
    public void They_are_linear_between_the_values(double p, double expected) => Quantiles.Of([1, 2, 3, 10], p).ShouldBe(expected, 1e-12);

    [Fact]
    public void No_value_is_refused() => Should.Throw<ArgumentException>(() => Quantiles.Of([], 0.5));

    [Theory]
    [InlineData(new double[] { 3 }, 3)]
    [InlineData(new double[] { 4, 1 }, 2.5)]
    [InlineData(new double[] { 5, 1, 4, 2, 3 }, 3)]
    [InlineData(new double[] { 9, 9, 1, 1, 1, 9 }, 5)]
    public void The_median_is_the_middle_value(double[] values, double median) => Quantiles.Median(values).ShouldBe(median);
}
