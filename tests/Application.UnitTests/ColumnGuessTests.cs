using Regressor.Application.Import;

namespace Regressor.Application.UnitTests;

public class ColumnGuessTests
{
    [Fact]
    public void Numbers_make_a_numeric_column_even_with_some_mistakes_among_them()
    {
        Guess("size", [.. Numbers(19), ColumnValue.Of("n/a")]).Kind.ShouldBe(ColumnTypes.Numeric);
        Guess("size", [.. Numbers(5), .. Texts(5, 2)]).Kind.ShouldBe(ColumnTypes.Categorical);
    }

    [Fact]
    public void A_few_texts_that_come_again_make_categories()
    {
        Guess("color", Texts(100, 4)).Kind.ShouldBe(ColumnTypes.Categorical);
        Guess("color", Texts(100, 40)).Kind.ShouldBe(ColumnTypes.Categorical);
        Guess("color", Texts(20, 20)).Kind.ShouldBe(ColumnTypes.Categorical);
    }

    [Fact]
    public void Texts_that_differ_from_row_to_row_are_kept_with_the_evidence() =>
        Guess("name", Texts(100, 80)).ShouldBe(ColumnGuess.Kept("80 of its 100 texts are different."));

    [Fact]
    public void A_column_named_for_it_that_counts_up_is_kept()
    {
        Guess("Id", Numbers(10)).ShouldBe(ColumnGuess.Kept("It numbers the rows."));
        Guess("year", Numbers(10)).Kind.ShouldBe(ColumnTypes.Numeric);
        Guess("id", [.. Numbers(10), .. Numbers(10)]).Kind.ShouldBe(ColumnTypes.Numeric);
    }

    [Fact]
    public void An_empty_column_is_left_out() => Guess("empty", [ColumnValue.Missing, ColumnValue.Missing]).ShouldBe(ColumnGuess.LeftOut("It is empty."));

    [Fact]
    public void Long_texts_are_kept_unless_they_are_longer_than_a_kept_text_may_be()
    {
        Guess("notes", [ColumnValue.Of(new string('x', 257)), ColumnValue.Of("a")]).ShouldBe(ColumnGuess.Kept("Its longest text has 257 characters; a category has at most 256."));
        Guess("essays", [ColumnValue.Of(new string('x', 801)), ColumnValue.Of("a")]).ShouldBe(ColumnGuess.LeftOut("It has texts of more than 800 characters."));
    }

    [Fact]
    public void What_a_column_remembers_does_not_grow_with_the_file()
    {
        var column = new ColumnProfile("name");
        foreach (var text in Texts(5000, 5000)) column.Add(text);
        column.DistinctTexts.ShouldBe(ColumnProfile.MaxDistinct);
        ColumnGuess.From(column).ShouldBe(ColumnGuess.Kept("It has at least 1000 different texts."));
    }

    private static IEnumerable<ColumnValue> Numbers(int count) => Enumerable.Range(1, count).Select(i => ColumnValue.Of(i));

    private static IEnumerable<ColumnValue> Texts(int count, int different) => Enumerable.Range(0, count).Select(i => ColumnValue.Of($"text {i % different}"));

    private static ColumnGuess Guess(string name, IEnumerable<ColumnValue> values)
    {
        var column = new ColumnProfile(name);
        foreach (var value in values) column.Add(value);
        return ColumnGuess.From(column);
    }
}
