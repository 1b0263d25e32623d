using Regressor.Domain.Models;

namespace Regressor.Domain.UnitTests.Models;

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
}
