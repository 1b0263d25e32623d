using Regressor.Domain.Predictions;

namespace Regressor.Domain.UnitTests.Predictions;

public sealed class ConformalIntervalTests
{
    [Theory]
    [InlineData(9, 0.9, 9)]      // ⌈10 · 0.9⌉
    [InlineData(10, 0.9, 10)]    // ⌈11 · 0.9⌉ = ⌈9.9⌉
    [InlineData(99, 0.9, 90)]
    [InlineData(99, 0.57, 57)]   // 100 · 0.57 is 56.99… in floating point
    [InlineData(99, 0.99, 99)]
    [InlineData(1, 0.5, 1)]
    public void The_rank_is_the_finite_sample_one(int n, double confidence, int rank) =>
        ConformalInterval.Rank(n, confidence).ShouldBe(rank);

    [Theory]
    [InlineData(8, 0.9)]
    [InlineData(98, 0.99)]
    [InlineData(0, 0.5)]
    public void Too_few_scores_bound_nothing(int n, double confidence) => ConformalInterval.Rank(n, confidence).ShouldBeNull();

    [Fact]
    public void With_one_fold_it_is_the_split_conformal_interval() =>
        // n = 4, confidence 0.6: rank ⌈5 · 0.6⌉ = 3, so ± the third score.
        ConformalInterval.Of([[0.5f, 1, 2, 4]], [10], [1], 0.6).ShouldBe((8, 12));

    [Fact]
    public void Scores_are_scaled_by_the_difficulty_of_x() =>
        ConformalInterval.Of([[0.5f, 1, 2, 4]], [10], [3], 0.6).ShouldBe((4, 16));

    [Fact]
    public void Folds_with_different_centers_are_merged_as_in_CV_plus()
    {
        // Upper ends 1, 2, 12, 14 and lower ends -1, -2, 8, 6; n = 4, confidence 0.6, rank 3: third smallest, third greatest.
        ConformalInterval.Of([[1, 2], [2, 4]], [0, 10], [1, 1], 0.6).ShouldBe((-1, 12));
    }

    [Theory]
    [InlineData(double.NaN, 1)]
    [InlineData(double.PositiveInfinity, 1)]
    [InlineData(0, double.NaN)]
    [InlineData(0, double.PositiveInfinity)]
    public void There_is_none_around_what_is_no_number(double center, double scale) =>
        ConformalInterval.Of([[1, 2, 3], [1, 2, 3]], [0, center], [1, scale], 0.5).ShouldBeNull();

    [Fact]
    public void Scores_of_nothing_bound_nothing_but_the_center_itself()
    {
        ConformalInterval.Of([[0, 0, 0], [0, 0, 0]], [0, 0], [1, 6], 0.5).ShouldBe((0, 0));
        ConformalInterval.Of([new float[300], new float[300]], [7, 7], [1, 6], 0.5).ShouldBe((7, 7));
    }

    [Fact]
    public void Scores_beyond_every_bound_are_no_end_in_themselves()
    {
        float[] endless = [1, float.PositiveInfinity, float.PositiveInfinity];
        ConformalInterval.Of([[1, 2], endless], [0, 0], [1, 1], 0.8).ShouldBe((double.NegativeInfinity, double.PositiveInfinity));
        ConformalInterval.Of([[1, 2], endless], [0, 0], [1, 1], 0.5).ShouldBe((-2, 2));
    }

    [Theory]
    [InlineData(12, 6, 4)]          // few, many alike
    [InlineData(60, 100_000, 4)]
    [InlineData(700, 100_000, 4)]
    [InlineData(700, 2, 1000)]      // clumps far from each other
    public void It_agrees_with_sorting_everything(int most, int distinct, int spread)
    {
        var random = new Random(5);
        for (var trial = 0; trial < 200; trial++)
        {
            var folds = Enumerable.Range(0, random.Next(1, 9))
                .Select(_ => Enumerable.Range(0, random.Next(0, most)).Select(_ => (float)random.Next(distinct) * 6 / distinct).Order().ToArray())
                .ToArray();
            var centers = folds.Select(_ => random.Next(spread) + (distinct > 6 ? random.NextDouble() : 0)).ToArray();
            var scales = folds.Select(_ => distinct > 6 ? 0.3 + random.NextDouble() : random.Next(1, 3) * 0.5).ToArray();
            var confidence = 0.5 + (0.49 * random.NextDouble());

            var upper = folds.SelectMany((fold, k) => fold.Select(score => centers[k] + (scales[k] * score))).Order().ToList();
            var lower = folds.SelectMany((fold, k) => fold.Select(score => centers[k] - (scales[k] * score))).OrderDescending().ToList();
            var rank = ConformalInterval.Rank(upper.Count, confidence);
            (double, double)? expected = rank is { } r ? (lower[r - 1], upper[r - 1]) : null;

            ConformalInterval.Of(folds, centers, scales, confidence).ShouldBe(expected);
        }
    }

    [Fact]
    public void It_covers_new_scores_as_promised()
    {
        var random = new Random(7);
        var covered = 0;
        const int Trials = 4000;
        for (var trial = 0; trial < Trials; trial++)
        {
            var scores = Enumerable.Range(0, 19).Select(_ => (float)random.NextDouble()).Order().ToArray();
            var (lower, upper) = ConformalInterval.Of([scores], [0], [1], 0.8)!.Value;
            var y = random.NextDouble() * (random.Next(2) == 0 ? 1 : -1);
            if (y >= lower && y <= upper) covered++;
        }

        ((double)covered / Trials).ShouldBe(0.8, 0.02);
    }
}
