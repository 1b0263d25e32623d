using Regressor.Domain.Predictions;
using Regressor.Domain.Training;
using Regressor.Domain.Training.Data;
using static Regressor.Infrastructure.IntegrationTests.Learning.Synthetic;

namespace Regressor.Infrastructure.IntegrationTests.Learning.Conformal;

public sealed class IntervalTests
{
    [Theory]
    [InlineData(0.8)]
    [InlineData(0.9)]
    public void Intervals_contain_the_truth_about_as_often_as_promised(double confidence)
    {
        // Trained on a few hundred rows, measured on many fresh ones.
        var table = Curve(400, x => Math.Sin(5 * x), noise: 0.2);
        var serving = Serve(table, Train(table));
        var fresh = Curve(2000, x => Math.Sin(5 * x), noise: 0.2, seed: 99);
        var covered = 0;
        for (var row = 0; row < fresh.Rows; row++)
        {
            var interval = serving.Predict([fresh.Columns[0][row]], confidence).Interval!;
            if (fresh.Y[row] >= interval.Lower && fresh.Y[row] <= interval.Upper) covered++;
        }

        ((double)covered / fresh.Rows).ShouldBe(confidence, 0.05);
    }

    [Fact]
    public void Over_draws_they_cover_on_average_what_is_promised_and_scatter_no_more_than_the_law()
    {
        // Given its n calibration rows, a split conformal interval covers with Beta(k, n + 1 − k): here mean 0.9 and deviation 0.02. CV+
        // promises the mean from below; ten draws tell it to 0.007, so this allows three such errors, and twice the deviation.
        const int Rows = 200, Draws = 10;
        var coverages = Enumerable.Range(1, Draws).Select(draw =>
        {
            var table = Noisy(Rows, draw);
            var serving = Serve(table, Train(table, new TrainingOptions { TestFraction = 0, HiddenSizes = [16], Epochs = 24, Seed = draw }));
            var fresh = Noisy(1000, draw + 100);
            return Enumerable.Range(0, fresh.Rows).Average(row =>
            {
                var interval = serving.Predict(fresh.Columns[0][row]).Interval!;
                return fresh.Y[row] >= interval.Lower && fresh.Y[row] <= interval.Upper ? 1.0 : 0;
            });
        }).ToList();

        var mean = coverages.Average();
        mean.ShouldBeInRange(0.88, 0.95);
        Math.Sqrt(coverages.Sum(coverage => Math.Pow(coverage - mean, 2)) / (Draws - 1)).ShouldBeLessThan(0.045);
    }

    [Theory]
    [InlineData(32, "normal")]
    [InlineData(64, "normal")]
    [InlineData(64, "skewed")]
    [InlineData(64, "integer")]
    [InlineData(64, "0 or 1")]
    [InlineData(64, "log-normal")]
    public void On_few_rows_and_with_any_kind_of_noise_they_cover_on_average_what_is_promised(int rows, string noise)
    {
        // The law's mean is 0.91; ten draws tell it to 0.016 on 32 rows and 0.011 on 64.
        var coverages = Enumerable.Range(1, 10).Select(draw =>
        {
            var table = Draw(rows, draw);
            var serving = Serve(table, Train(table, new TrainingOptions { TestFraction = 0, HiddenSizes = [16], Epochs = 24, Members = 4, Seed = draw }));
            var fresh = Draw(500, draw + 100);
            return Enumerable.Range(0, fresh.Rows).Average(row =>
            {
                var interval = serving.Predict(fresh.Columns[0][row]).Interval!;
                return fresh.Y[row] >= interval.Lower && fresh.Y[row] <= interval.Upper ? 1.0 : 0;
            });
        });

        coverages.Average().ShouldBeInRange(0.86, 0.96);

        TrainingData Draw(int count, int seed)
        {
            var random = new Random(seed);
            return Table([Number("x")], Enumerable.Range(0, count).Select(_ => random.NextDouble()).Select(x => (new[] { ColumnValue.Of(x) }, noise switch
            {
                "normal" => Math.Sin(3 * x) + Normal(random),
                "skewed" => Math.Sin(3 * x) - Math.Log(1 - random.NextDouble()),
                "integer" => Math.Round((3 * x) + Normal(random)),
                "0 or 1" => random.NextDouble() < 0.2 + (0.6 * x) ? 1 : 0,
                _ => Math.Exp(x + (0.6 * Normal(random))),
            })));
        }
    }

    [Fact]
    public void The_report_states_the_coverage_on_the_test_part()
    {
        var coverage = Train(Curve(500, x => x * x, noise: 0.1)).Report.Coverage!;

        coverage.Confidence.ShouldBe(Prediction.DefaultConfidence);
        coverage.Covered.ShouldBe(0.9, 0.1);
        coverage.MeanWidth.ShouldBe(0.33, 0.08); // 2 · 1.645 · 0.1
    }

    [Fact]
    public void Their_width_follows_the_noise()
    {
        var table = Noisy(800, seed: 8);
        var serving = Serve(table, Train(table));

        Width(0.9).ShouldBe(2 * 1.645 * 0.47, 0.4);
        Width(0.1).ShouldBeLessThan(Width(0.9) / 2.5);

        double Width(double x)
        {
            var interval = serving.Predict(ColumnValue.Of(x)).Interval!;
            return interval.Upper - interval.Lower;
        }
    }

    /// <summary>The noise grows from 0.02 to 0.52 along x.</summary>
    private static TrainingData Noisy(int rows, int seed)
    {
        var random = new Random(seed);
        return Table([Number("x")], Enumerable.Range(0, rows).Select(_ =>
        {
            var x = random.NextDouble();
            return (new[] { ColumnValue.Of(x) }, Math.Sin(3 * x) + ((0.02 + (0.5 * x)) * Normal(random)));
        }));
    }
}
