using Regressor.Domain.Models;

namespace Regressor.Domain.UnitTests.Models;

public sealed class ComparisonTests
{
    [Fact]
    public void Half_the_error_on_every_row_is_better_by_half_without_a_margin()
    {
        var comparison = Comparison.Of([0, 0, 0], [1, 2, 3], [2, 4, 6], onUnseenRows: true)!;

        comparison.ShouldBe(new Comparison(ComparisonKind.Better, 0.5, 0, true));
    }

    [Fact]
    public void Twice_the_error_is_worse() =>
        Comparison.Of([0, 0, 0], [2, 4, 6], [1, 2, 3], onUnseenRows: false).ShouldBe(new Comparison(ComparisonKind.Worse, -1, 0, false));

    [Fact]
    public void An_improvement_within_its_margin_is_none()
    {
        // √14 against √17: better by 9 %, but on two of three rows worse.
        var comparison = Comparison.Of([0, 0, 0], [3, 2, 1], [4, 1, 0], onUnseenRows: true)!;

        comparison.Kind.ShouldBe(ComparisonKind.Same);
        comparison.Improvement.ShouldBe(1 - Math.Sqrt(14 / 17.0), 1e-12);
        comparison.Margin.ShouldBeGreaterThan(comparison.Improvement);
    }

    [Fact]
    public void Nothing_is_better_than_a_line_without_error()
    {
        Comparison.Of([1, 2], [1, 2], [1, 2], onUnseenRows: true)!.Kind.ShouldBe(ComparisonKind.Same);
        Comparison.Of([1, 2], [2, 3], [1, 2], onUnseenRows: true).ShouldBe(new Comparison(ComparisonKind.Worse, -1, 0, true));
    }

    [Fact]
    public void One_row_is_no_comparison() => Comparison.Of([1], [1], [2], onUnseenRows: true).ShouldBeNull();

    [Theory]
    [InlineData(ComparisonKind.Better, 0.234, 0.061, true, "Better than linear regression by 23 % ± 6 % on rows it never saw.")]
    [InlineData(ComparisonKind.Same, 0.01, 0.03, true, "No better than linear regression on rows it never saw (1 % ± 3 %).")]
    [InlineData(ComparisonKind.Same, -0.001, 0.03, true, "No better than linear regression on rows it never saw (0 % ± 3 %).")]
    [InlineData(ComparisonKind.Worse, -0.2, 0.05, false, "Worse than linear regression by 20 % ± 5 % on rows held out in training.")]
    [InlineData(ComparisonKind.Better, 0.004, 0.002, true, "Better than linear regression by 0.4 % ± 0.2 % on rows it never saw.")]
    public void It_is_said_in_one_sentence(ComparisonKind kind, double improvement, double margin, bool unseen, string sentence) =>
        new Comparison(kind, improvement, margin, unseen).ToSentence().ShouldBe(sentence);
}
