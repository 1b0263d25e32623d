namespace Regressor.Domain.UnitTests.Statistics;

public sealed class BinomialDistributionTests
{
    [Theory]
    [InlineData(0, 1, 0.9, 0.1)]
    [InlineData(6, 10, 0.9, 0.0127952)]
    [InlineData(7, 10, 0.9, 0.0701908)]
    [InlineData(10, 10, 0.9, 1)]
    [InlineData(84, 100, 0.9, 0.0398906)]
    public void The_chance_of_at_most_so_many_is_the_textbooks(int k, int trials, double p, double chance) =>
        BinomialDistribution.AtMost(k, trials, p).ShouldBe(chance, 1e-6);

    [Fact]
    public void Many_trials_continue_what_few_begin() =>
        BinomialDistribution.AtMost(885, 1001, 0.9).ShouldBe(BinomialDistribution.AtMost(884, 1000, 0.9), 0.01);
}
