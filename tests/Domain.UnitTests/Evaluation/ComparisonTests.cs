using Regressor.Domain.Evaluation;
using Regressor.Domain.Tasks;

namespace Regressor.Domain.UnitTests.Evaluation;

public sealed class ComparisonTests
{
    [Fact]
    public void Half_the_error_on_every_row_is_better_by_half_without_a_margin()
    {
        var comparison = Compare([0, 0, 0], [1, 2, 3], [2, 4, 6], onUnseenRows: true)!;

        comparison.ShouldBe(new BaselineComparison(ComparisonOutcome.Better, 0.5, 0, true, 0.5, 0.5));
    }

    [Fact]
    public void Twice_the_error_is_worse() =>
        Compare([0, 0, 0], [2, 4, 6], [1, 2, 3], onUnseenRows: false).ShouldBe(new BaselineComparison(ComparisonOutcome.Worse, -1, 0, false, -1, -1));

    [Fact]
    public void An_improvement_within_its_margin_is_none()
    {
        // √14 against √17: better by 9 %, but on two of three rows worse.
        var comparison = Compare([0, 0, 0], [3, 2, 1], [4, 1, 0], onUnseenRows: true)!;

        comparison.Kind.ShouldBe(ComparisonOutcome.Same);
        comparison.Improvement.ShouldBe(1 - Math.Sqrt(14 / 17.0), 1e-12);
        comparison.Lower!.Value.ShouldBeLessThan(0);
        comparison.Upper!.Value.ShouldBeGreaterThan(0);
        comparison.Margin.ShouldBe((comparison.Upper.Value - comparison.Lower.Value) / 2);
    }

    [Fact]
    public void The_bounds_lean_to_the_side_where_chance_may_put_the_improvement()
    {
        // The line is far off on one row of twenty: without that row the model is better by much less, with it twice by little more.
        double[] own = [.. Enumerable.Repeat(1.0, 20)], line = [.. Enumerable.Repeat(1.2, 19), 8];
        var comparison = Compare(new double[20], own, line, onUnseenRows: true)!;

        comparison.Kind.ShouldBe(ComparisonOutcome.Better);
        comparison.Lower!.Value.ShouldBeGreaterThan(0);
        (comparison.Improvement - comparison.Lower.Value).ShouldBeGreaterThan(1.3 * (comparison.Upper!.Value - comparison.Improvement));
    }

    [Fact]
    public void Copies_of_rows_narrow_no_bounds()
    {
        var random = new Random(2);
        double[] own = [.. Enumerable.Range(0, 30).Select(_ => random.NextDouble())], line = [.. own.Select(error => error + random.NextDouble() - 0.4)];
        var once = Compare(new double[30], own, line, onUnseenRows: true)!;
        var thrice = Compare(new double[90], Thrice(own), Thrice(line), onUnseenRows: true, [.. Enumerable.Range(0, 30).Select(i => 3 * i)])!;

        thrice.Lower!.Value.ShouldBe(once.Lower!.Value, 1e-9);
        thrice.Upper!.Value.ShouldBe(once.Upper!.Value, 1e-9);
        Compare(new double[90], Thrice(own), Thrice(line), onUnseenRows: true)!.Margin.ShouldBeLessThan(0.7 * once.Margin);
    }

    [Fact]
    public void Errors_whose_squares_overflow_are_compared() =>
        Compare([0, 0, 0], [1e200, 2e200, 3e200], [2e200, 4e200, 6e200], onUnseenRows: true)!.Improvement.ShouldBe(0.5, 1e-12);

    [Fact]
    public void Nothing_is_better_than_a_line_without_error()
    {
        Compare([1, 2], [1, 2], [1, 2], onUnseenRows: true)!.Kind.ShouldBe(ComparisonOutcome.Same);
        Compare([1, 2], [2, 3], [1, 2], onUnseenRows: true).ShouldBe(new BaselineComparison(ComparisonOutcome.Worse, -1, 0, true, -1, -1));
    }

    [Fact]
    public void One_row_is_no_comparison() => Compare([1], [1], [2], onUnseenRows: true).ShouldBeNull();

    [Theory]
    [InlineData(ComparisonOutcome.Better, 0.234, 0.166, 0.29, true, "Better than linear regression by 23 % (17 to 29 %) on rows it never saw.")]
    [InlineData(ComparisonOutcome.Same, 0.01, -0.02, 0.05, true, "No better than linear regression on rows it never saw: by 1 % (-2 to 5 %).")]
    [InlineData(ComparisonOutcome.Same, -0.001, -0.03, 0.03, true, "No better than linear regression on rows it never saw: by 0 % (-3 to 3 %).")]
    [InlineData(ComparisonOutcome.Worse, -0.2, -0.26, -0.15, false, "Worse than linear regression by 20 % (15 to 26 %) on rows held out in training.")]
    [InlineData(ComparisonOutcome.Better, 0.004, 0.002, 0.006, true, "Better than linear regression by 0.4 % (0.2 to 0.6 %) on rows it never saw.")]
    public void It_is_said_in_one_sentence(ComparisonOutcome kind, double improvement, double lower, double upper, bool unseen, string sentence) =>
        new BaselineComparison(kind, improvement, (upper - lower) / 2, unseen, lower, upper).ToSentence(PredictionTasks.Regression).ShouldBe(sentence);

    [Theory]
    [InlineData(ComparisonOutcome.Better, 0.234, 0.061, true, "Better than linear regression by 23 % ± 6 % on rows it never saw.")]
    [InlineData(ComparisonOutcome.Same, 0.01, 0.03, true, "No better than linear regression on rows it never saw (1 % ± 3 %).")]
    [InlineData(ComparisonOutcome.Same, -0.001, 0.03, true, "No better than linear regression on rows it never saw (0 % ± 3 %).")]
    [InlineData(ComparisonOutcome.Worse, -0.2, 0.05, false, "Worse than linear regression by 20 % ± 5 % on rows held out in training.")]
    [InlineData(ComparisonOutcome.Better, 0.004, 0.002, true, "Better than linear regression by 0.4 % ± 0.2 % on rows it never saw.")]
    public void One_stored_without_its_bounds_is_said_with_its_margin(ComparisonOutcome kind, double improvement, double margin, bool unseen, string sentence) =>
        new BaselineComparison(kind, improvement, margin, unseen).ToSentence(PredictionTasks.Regression).ShouldBe(sentence);

    private static double[] Thrice(double[] values) => [.. values.SelectMany(value => Enumerable.Repeat(value, 3))];

    private static BaselineComparison? Compare(double[] actual, double[] predicted, double[] linear, bool onUnseenRows, int[]? different = null)
    {
        var unit = PredictionTasks.Regression.LossUnit(actual, predicted, linear);
        return BaselineComparison.Compute(
            PredictionTasks.Regression, PredictionTasks.Regression.Losses(actual, predicted, unit), PredictionTasks.Regression.Losses(actual, linear, unit), onUnseenRows, different is null ? null : new SamplingUnits(different, actual.Length));
    }

    [Fact]
    public void A_classification_is_compared_with_logistic_regression_by_its_log_loss()
    {
        double[] losses = [.. Enumerable.Repeat(0.3, 50)], linear = [.. Enumerable.Repeat(0.4, 50)];

        BaselineComparison.Compute(PredictionTasks.Classification, losses, linear, onUnseenRows: true)!.ToSentence(PredictionTasks.Classification)
            .ShouldBe("Better than logistic regression by 25.0 % (25.0 to 25.0 %) on rows it never saw.");
    }
}
