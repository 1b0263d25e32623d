using Regressor.Domain.Predictions;

namespace Regressor.Domain.UnitTests.Predictions;

public sealed class ConformalDistributionTests
{
    // Residuals −2, −1, 0, 1, 3, 4, 5, 6, 8 in units of the scale: n = 9, so quantiles of k/10 are residuals themselves.
    private static readonly float[][] Above = [[-2, -1, 0, 1, 3, 4, 5, 6, 8]];
    private static readonly float[][] Below = [[-8, -6, -5, -4, -3, -1, 0, 1, 2]];

    [Theory]
    [InlineData(0.1, 96)]     // the first of nine: 100 − 2 · 2
    [InlineData(0.2, 98)]
    [InlineData(0.25, 98)]    // ⌊10 · 0.25⌋ = 2
    [InlineData(0.5, 106)]
    [InlineData(0.55, 108)]   // ⌈10 · 0.55⌉ = 6
    [InlineData(0.9, 116)]
    public void A_quantile_is_the_residual_of_its_rank(double probability, double y) =>
        new ConformalDistribution(Below, Above, [100], [2], 0).Quantile(probability).ShouldBe(y);

    [Theory]
    [InlineData(0.09)]
    [InlineData(0.91)]
    public void There_is_no_quantile_beyond_the_scores(double probability) =>
        new ConformalDistribution(Below, Above, [100], [2], 0).Quantile(probability).ShouldBeNull();

    [Theory]
    [InlineData(0, 0.95)]      // below all nine residuals: (9 + ½) / 10
    [InlineData(97, 0.85)]     // between the first and the second
    [InlineData(106, 0.5)]     // a residual itself: four above, four below
    [InlineData(110, 0.3)]
    [InlineData(115, 0.15)]
    [InlineData(1e300, 0.05)]
    public void The_probability_above_a_value_counts_the_residuals_above_it(double value, double probability) =>
        new ConformalDistribution(Below, Above, [100], [2], 0).ProbabilityAbove(value).ShouldBe(probability, 1e-12);

    [Theory]
    [InlineData(0.5, 10)]
    [InlineData(0.8, 12)]      // ⌈5 · 0.6⌉ = 3: the third score
    [InlineData(0.2, 8)]
    [InlineData(0.6, 10.5)]
    [InlineData(0.9, 14)]
    public void Errors_alike_on_both_sides_are_halved(double probability, double y) =>
        new ConformalDistribution([], [[0.5f, 1, 2, 4]], [10], [1], 10).Quantile(probability).ShouldBe(y);

    [Theory]
    [InlineData(10, 0.5)]
    [InlineData(12, 0.2)]       // the third of four scores: half of 1 − 3/5
    [InlineData(8, 0.8)]
    [InlineData(11.5, 0.25)]
    [InlineData(100, 0.05)]     // half of half a step
    [InlineData(-100, 0.95)]
    public void Their_probability_is_half_of_that_beyond(double value, double probability) =>
        new ConformalDistribution([], [[0.5f, 1, 2, 4]], [10], [1], 10).ProbabilityAbove(value).ShouldBe(probability, 1e-12);

    [Fact]
    public void A_center_that_is_no_number_has_no_quantiles() =>
        new ConformalDistribution(Below, Above, [double.NaN], [1], 0).Quantile(0.5).ShouldBeNull();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Quantiles_are_the_ends_of_intervals_and_rise_while_probabilities_fall(bool symmetric)
    {
        var random = new Random(4);
        for (var trial = 0; trial < 100; trial++)
        {
            var folds = Enumerable.Range(0, random.Next(1, 6))
                .Select(_ => Enumerable.Range(0, random.Next(5, 40)).Select(_ => (random.NextSingle() - 0.3f) * 6).ToArray())
                .ToArray();
            var above = Array.ConvertAll(folds, fold => fold.Select(score => symmetric ? Math.Abs(score) : score).Order().ToArray());
            var below = symmetric ? [] : Array.ConvertAll(folds, fold => fold.Select(score => -score).Order().ToArray());
            var centers = folds.Select(_ => 3 * random.NextDouble()).ToArray();
            var scales = folds.Select(_ => 0.5 + random.NextDouble()).ToArray();
            var distribution = new ConformalDistribution(below, above, centers, scales, centers.Average());
            var step = 1.0 / (folds.Sum(fold => fold.Length) + 1);

            double? last = null;
            var lastAbove = 1.0;
            for (var percent = 5; percent <= 95; percent += 5)
            {
                var p = percent / 100.0;
                if (distribution.Quantile(p) is not { } y) continue;
                y.ShouldBeGreaterThanOrEqualTo(last ?? y);
                last = y;
                var probability = distribution.ProbabilityAbove(y);
                probability.ShouldBeInRange(step / 4, lastAbove);
                lastAbove = probability;
                var ends = percent > 70 ? (symmetric
                    ? ConformalInterval.Of(above, centers, scales, (2 * p) - 1)
                    : ConformalInterval.Of(below, above, centers, scales, (2 * p) - 1)) : null;
                if (ends is not var (lower, upper)) continue;
                y.ShouldBe(symmetric ? Math.Max(upper, centers.Average()) : upper);
                distribution.Quantile(1 - p).ShouldBe(symmetric ? Math.Min(lower, centers.Average()) : lower);
                if (!symmetric || upper > centers.Average()) probability.ShouldBe(1 - p, step);
            }
        }
    }

    [Fact]
    public void New_values_lie_below_a_quantile_as_often_as_it_says()
    {
        var random = new Random(7);
        const int Trials = 4000;
        var hits = new int[3];
        double[] probabilities = [0.1, 0.5, 0.9];
        for (var trial = 0; trial < Trials; trial++)
        {
            float[] scores = [.. Enumerable.Range(0, 19).Select(_ => (float)-Math.Log(1 - random.NextDouble())).Order()];
            var distribution = new ConformalDistribution([[.. scores.Select(score => -score).Reverse()]], [scores], [0], [1], 0);
            var y = -Math.Log(1 - random.NextDouble());
            for (var i = 0; i < hits.Length; i++)
                if (y <= distribution.Quantile(probabilities[i])) hits[i]++;
        }

        for (var i = 0; i < hits.Length; i++) ((double)hits[i] / Trials).ShouldBe(probabilities[i], 0.02);
    }
}
