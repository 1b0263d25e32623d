using Regressor.Infrastructure.Files.Notation;
using Regressor.Infrastructure.Files.Notation.Texts;

namespace Regressor.Infrastructure.IntegrationTests.Files.Notation;

public class TextColumnTests
{
    [Theory]
    [InlineData("TRUE|FALSE|TRUE")]
    [InlineData("Yes|No")]
    [InlineData("1 stop|2 stops|non-stop|non-stop|non-stop")]
    [InlineData("Ashby|Dunmore")]
    public void Words_are_categories(string cells)
    {
        var decision = Columns.Decide(cells.Split('|'));
        decision.Notation.Type.ShouldBeNull();
        decision.Problems.ShouldBeEmpty();
        decision.Evidence.Read.ShouldBe(cells.Split('|').Length);
    }

    [Fact]
    public void Spellings_of_one_word_are_told_only()
    {
        var problem = Columns.Decide(["yes", "Yes", "no", "no ", "New  York", "New York"]).Problems.ShouldHaveSingleItem();
        (problem.Code, problem.IsQuestion, problem.Hint).ShouldBe((NotationProblems.Spellings, false, "spelling=one"));
        problem.Samples.Select(sample => sample.Cell).ShouldBe(["yes", "Yes", "New  York", "New York"], ignoreOrder: true);
    }

    [Fact]
    public void Texts_that_hardly_repeat_are_told()
    {
        var decision = Columns.Decide(Enumerable.Range(0, 50).Select(number => $"person {(char)('a' + (number / 7))}{(char)('a' + number % 7)}"));
        decision.Codes().ShouldBe([NotationProblems.TextOrCategories]);
        decision.Evidence.DistinctTexts.ShouldBe(50);
    }

    [Fact]
    public void Many_categories_are_counted_beyond_a_thousand()
    {
        var decision = Columns.Decide(Enumerable.Range(0, 9000).Select(number => $"store {number % 1500:0000}"));
        decision.Evidence.DistinctTexts.ShouldBe(1500);
        decision.Codes().ShouldBe([NotationProblems.ManyCategories]);
    }

    [Fact]
    public void Different_texts_are_counted_up_to_a_bound_and_hardly_miscounted()
    {
        var texts = new DistinctTexts();
        for (var number = 0; number < 90_000; number++) texts.Add($"text {number}");
        texts.Count.ShouldBeInRange(89_980, 90_000);
        for (var number = 90_000; number < 200_000; number++) texts.Add($"text {number}");
        texts.Count.ShouldBe(DistinctTexts.Bound);
    }

    [Fact]
    public void A_column_without_any_value_is_one_of_texts()
    {
        var decision = Columns.Decide(["", " ", ""]);
        decision.Notation.Type.ShouldBeNull();
        (decision.Evidence.Missing, decision.Evidence.Read, decision.Problems.Count).ShouldBe((3, 0, 0));
    }
}
