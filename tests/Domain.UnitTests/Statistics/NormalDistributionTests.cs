namespace Regressor.Domain.UnitTests.Statistics;

public sealed class NormalDistributionTests
{
    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1, 0.8413447)]
    [InlineData(-1.959964, 0.025)]
    [InlineData(-6, 9.865876e-10)]
    public void Shares_and_quantiles_are_those_of_tables(double z, double below)
    {
        NormalDistribution.Below(z).ShouldBe(below, 1e-7);
        if (below > 0.001) NormalDistribution.Quantile(below).ShouldBe(z, 1e-5);
    }

    [Theory]
    [InlineData(3, 3.182446)]
    [InlineData(5, 2.570582)]
    [InlineData(29, 2.045230)]
    [InlineData(1000, 1.962339)]
    public void Students_quantiles_are_those_of_tables(double freedom, double expected) =>
        NormalDistribution.ToStudent(1.959964, freedom).ShouldBe(expected, 0.01 * expected);
}
