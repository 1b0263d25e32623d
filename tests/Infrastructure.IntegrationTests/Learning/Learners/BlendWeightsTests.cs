using Regressor.Domain.Tasks;
using Regressor.Infrastructure.Learning.Learners.Blend.Training;
using static Regressor.Infrastructure.IntegrationTests.Learning.Synthetic;

namespace Regressor.Infrastructure.IntegrationTests.Learning.Learners;

public sealed class BlendWeightsTests
{
    [Fact]
    public void Equal_learners_are_not_blended()
    {
        double[] y = [1, 2, 3, 4, 5, 6], p = [1.5, 2, 2.5, 4, 5.5, 6];

        BlendWeights.Fit(PredictionTasks.Regression, y, [p, [.. p]]).ShouldBe([1.0, 0]);
    }

    [Fact]
    public void Independent_errors_are_averaged()
    {
        var (y, p) = Draws(2000, 1, 1, 3);

        var weights = BlendWeights.Fit(PredictionTasks.Regression, y, p);

        weights.Sum().ShouldBe(1, 1e-12);
        weights[0].ShouldBe(9 / 19.0, 0.06);
        weights[1].ShouldBe(9 / 19.0, 0.06);
        weights[2].ShouldBeLessThan(0.1);
    }

    [Fact]
    public void A_learner_that_adds_nothing_is_left_out()
    {
        var (y, p) = Draws(500, 0.1, 3);

        BlendWeights.Fit(PredictionTasks.Regression, y, p).ShouldBe([1.0, 0]);
    }

    [Fact]
    public void Few_rows_favor_the_best_learner()
    {
        double SharesOfBest(int rows) => Enumerable.Range(0, 20).Average(seed =>
        {
            var (y, p) = Draws(rows, seed, [1, 1.1]);
            return BlendWeights.Fit(PredictionTasks.Regression, y, p).Max();
        });

        SharesOfBest(12).ShouldBeGreaterThan(SharesOfBest(1000) + 0.1);
    }

    [Fact]
    public void Probabilities_are_pooled_by_their_log_loss()
    {
        var random = new Random(3);
        var y = new double[1500];
        double[][] p = [new double[3000], new double[3000]];
        for (var row = 0; row < y.Length; row++)
        {
            var logit = 2 * Normal(random);
            y[row] = random.NextDouble() < 1 / (1 + Math.Exp(-logit)) ? 1 : 0;
            foreach (var learner in p)
            {
                learner[(2 * row) + 1] = 1 / (1 + Math.Exp(-logit - (1.5 * Normal(random))));
                learner[2 * row] = 1 - learner[(2 * row) + 1];
            }
        }

        BlendWeights.Fit(PredictionTasks.Classification, y, p)[0].ShouldBe(0.5, 0.1);
    }

    /// <summary>Targets, and predictions whose errors are independent with these standard deviations.</summary>
    private static (double[] Y, double[][] P) Draws(int rows, params double[] deviations) => Draws(rows, 1, deviations);

    private static (double[] Y, double[][] P) Draws(int rows, int seed, double[] deviations)
    {
        var random = new Random(seed);
        double[] y = [.. Enumerable.Range(0, rows).Select(_ => 5 * Normal(random))];
        return (y, Array.ConvertAll(deviations, deviation => Array.ConvertAll(y, value => value + (deviation * Normal(random)))));
    }
}
