using Regressor.Domain.Datasets;
using Regressor.Domain.Models;
using static Regressor.Infrastructure.IntegrationTests.Learning.Synthetic;

namespace Regressor.Infrastructure.IntegrationTests.Learning;

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
            var interval = serving.Predict([InputValue.Of(fresh.Numbers[0][row])], confidence).Interval!;
            if (fresh.Y[row] >= interval.Lower && fresh.Y[row] <= interval.Upper) covered++;
        }

        ((double)covered / fresh.Rows).ShouldBe(confidence, 0.05);
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
        // Noise grows from 0.02 to 0.52 along x.
        var random = new Random(8);
        var table = Table([Number("x")], Enumerable.Range(0, 800).Select(_ =>
        {
            var x = random.NextDouble();
            return (new[] { InputValue.Of(x) }, Math.Sin(3 * x) + ((0.02 + (0.5 * x)) * Normal(random)));
        }));
        var serving = Serve(table, Train(table));

        Width(0.9).ShouldBe(2 * 1.645 * 0.47, 0.4);
        Width(0.1).ShouldBeLessThan(Width(0.9) / 2.5);

        double Width(double x)
        {
            var interval = serving.Predict(InputValue.Of(x)).Interval!;
            return interval.Upper - interval.Lower;
        }
    }
}
