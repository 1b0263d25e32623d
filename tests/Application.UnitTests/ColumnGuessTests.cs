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
    public void Texts_that_differ_from_row_to_row_are_left_out() => Guess("name", Texts(100, 100)).ShouldBe(new ColumnGuess(null, "Nearly every row has another text."));

    [Fact]
    public void A_column_named_for_it_that_counts_up_numbers_the_rows()
    {
        Guess("Id", Numbers(10)).Reason.ShouldBe("It numbers the rows.");
        Guess("year", Numbers(10)).Kind.ShouldBe(ColumnTypes.Numeric);
        Guess("id", [.. Numbers(10), .. Numbers(10)]).Kind.ShouldBe(ColumnTypes.Numeric);
    }

    [Fact]
    public void An_empty_column_and_one_of_long_texts_are_left_out()
    {
        Guess("empty", [ColumnValue.Missing, ColumnValue.Missing]).Reason.ShouldBe("It is empty.");
        Guess("notes", [ColumnValue.Of(new string('x', 257)), ColumnValue.Of("a")]).Kind.ShouldBeNull();
    }

    [Fact]
    public void What_a_column_remembers_does_not_grow_with_the_file()
    {
        var column = new ColumnProfile("name");
        foreach (var text in Texts(5000, 5000)) column.Add(text);
        column.DistinctTexts.ShouldBe(ColumnProfile.MaxDistinct);
        ColumnGuess.Of(column).Kind.ShouldBeNull();
    }

    private static IEnumerable<ColumnValue> Numbers(int count) => Enumerable.Range(1, count).Select(i => ColumnValue.Of(i));

    private static IEnumerable<ColumnValue> Texts(int count, int different) => Enumerable.Range(0, count).Select(i => ColumnValue.Of($"text {i % different}"));

    private static ColumnGuess Guess(string name, IEnumerable<ColumnValue> values)
    {
        var column = new ColumnProfile(name);
        foreach (var value in values) column.Add(value);
        return ColumnGuess.Of(column);
    }
}
