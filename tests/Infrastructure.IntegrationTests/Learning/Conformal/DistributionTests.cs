using Regressor.Application.Abstractions.Learning;
using Regressor.Domain.Predictions;
using Regressor.Domain.Training;
using Regressor.Domain.Training.Data;
using static Regressor.Infrastructure.IntegrationTests.Learning.Synthetic;

namespace Regressor.Infrastructure.IntegrationTests.Learning.Conformal;

public sealed class DistributionTests
{
    private static readonly TrainingOptions Short = new() { TestFraction = 0, HiddenSizes = [16], Epochs = 24, Members = 4, Seed = 1 };
    private static readonly double[] Probabilities = [0.1, 0.25, 0.5, 0.75, 0.9];

    [Theory]
    [InlineData("normal", LearnerNames.Networks)]
    [InlineData("skewed", LearnerNames.Networks)]
    [InlineData("log-normal", LearnerNames.Networks)]
    [InlineData("skewed", LearnerNames.Linear)]
    public void New_rows_lie_below_quantiles_and_above_values_as_often_as_they_say(string noise, string learner)
    {
        var table = Draw(noise, 600, 1);
        var serving = Serve(table, Train(table, Short with { Learners = [learner] }));
        var fresh = Draw(noise, 2000, 2);
        var below = new int[Probabilities.Length];
        double expected = 0, actual = 0;
        for (var row = 0; row < fresh.Rows; row++)
        {
            const double Value = 1.5;
            var distribution = Ask(serving, [fresh.Columns[0][row]], new DistributionRequest(Probabilities, [Value])).Distribution!;
            for (var i = 0; i < below.Length; i++) below[i] += fresh.Y[row] <= distribution.Quantiles[i] ? 1 : 0;
            expected += distribution.Above[0];
            actual += fresh.Y[row] > Value ? 1 : 0;
        }

        for (var i = 0; i < below.Length; i++) (below[i] / (double)fresh.Rows).ShouldBe(Probabilities[i], 0.05);
        (expected / fresh.Rows).ShouldBe(actual / fresh.Rows, 0.04);
    }

    [Theory]
    [InlineData("normal", 60)]
    [InlineData("skewed", 600)]
    [InlineData("log-normal", 300)]
    [InlineData("normal", 2100)]   // split conformal
    public void The_quantiles_are_the_ends_of_the_intervals_and_rise(string noise, int rows)
    {
        var table = Draw(noise, rows, 3);
        var serving = Serve(table, Train(table, Short with { Epochs = 8 }));
        double[] all = [.. Enumerable.Range(1, 39).Select(i => i / 40.0)];
        for (var i = 0; i <= 10; i++)
        {
            foreach (var confidence in new[] { 0.5, 0.8, 0.9 })
            {
                ColumnValue[] x = [ColumnValue.Of(i / 10.0)];
                var answer = Ask(serving, x, new DistributionRequest([(1 - confidence) / 2, (1 + confidence) / 2, .. all], [-1e9, 1e9]), confidence);
                var (quantiles, above) = answer.Distribution!;

                quantiles[0].ShouldBe(answer.Interval!.Lower);
                quantiles[1].ShouldBe(answer.Interval.Upper);
                quantiles.Skip(2).ShouldBe(quantiles.Skip(2).Order());
                above[0].ShouldBeInRange(0.99, 0.99999);
                above[1].ShouldBeInRange(0.00001, 0.01);
            }
        }
    }

    [Fact]
    public void Where_no_target_is_below_zero_no_quantile_is_and_nearly_everything_lies_above()
    {
        var random = new Random(4);
        var table = Table([Number("x")], Enumerable.Range(0, 200).Select(_ => random.NextDouble()).Select(x => (new[] { ColumnValue.Of(x) }, Math.Floor(4 * x * random.NextDouble()))));
        var serving = Serve(table, Train(table, Short));

        var distribution = Ask(serving, [ColumnValue.Of(0.1)], new DistributionRequest([0.05], [-0.5])).Distribution!;

        distribution.Quantiles[0].ShouldBe(0);
        distribution.Above[0].ShouldBeGreaterThan(0.99);
    }

    [Fact]
    public void What_is_not_covered_has_no_distribution()
    {
        var table = Draw("normal", 100, 5);
        var serving = Serve(table, Train(table, Short));
        var asked = new DistributionRequest([0.5], [1]);

        Ask(serving, [ColumnValue.Of(1000)], asked).Distribution.ShouldBeNull();
        Ask(serving, [ColumnValue.Of(0.5)], asked).Distribution.ShouldNotBeNull();
        ((RegressionPrediction)serving.Predict(ColumnValue.Of(0.5))).Distribution.ShouldBeNull();
    }

    private static RegressionPrediction Ask(IPredictor serving, ColumnValue[] x, DistributionRequest asked, double confidence = 0.9)
    {
        var answer = new Prediction[1];
        serving.Predict(x, confidence, answer, asked);
        return (RegressionPrediction)answer[0];
    }

    private static TrainingData Draw(string noise, int rows, int seed)
    {
        var random = new Random(seed);
        return Table([Number("x")], Enumerable.Range(0, rows).Select(_ => random.NextDouble()).Select(x => (new[] { ColumnValue.Of(x) }, noise switch
        {
            "normal" => Math.Sin(3 * x) + Normal(random),
            "skewed" => Math.Sin(3 * x) - Math.Log(1 - random.NextDouble()),
            _ => Math.Exp(x + (0.6 * Normal(random))),
        })));
    }
}
