using System.Globalization;
using Regressor.Application.Files;
using Regressor.Application.Import;

namespace Regressor.Application.UnitTests;

public class ColumnGuessTests
{
    [Fact]
    public void A_column_of_numbers_or_dates_is_an_input_of_that_type()
    {
        ColumnGuess.From(new FileColumn("size", ColumnTypes.Numeric) { Read = 19, Unreadable = 1 }).Kind.ShouldBe(ColumnTypes.Numeric);
        ColumnGuess.From(new FileColumn("day", ColumnTypes.DateTime) { Read = 19 }).ShouldBe(ColumnGuess.Input(ColumnTypes.DateTime));
    }

    [Theory]
    [InlineData(100, 4)]
    [InlineData(100, 40)]
    [InlineData(20, 20)]
    [InlineData(9_000, 1_500)]
    public void Texts_that_come_again_make_categories(int count, int different) => Texts(count, different).ShouldBe(ColumnGuess.Input(ColumnTypes.Categorical));

    [Fact]
    public void Texts_that_differ_from_row_to_row_are_kept_with_the_evidence()
    {
        var guess = Texts(100, 80);
        (guess.Role, guess.Kind, guess.Reason!.Code, guess.Reason.Text).ShouldBe((FileColumnRole.Kept, ColumnTypes.Text, "differentTexts", "80 of its 100 texts are different."));
        guess.Reason.Parameters.ShouldBe(new Dictionary<string, string> { ["different"] = "80", ["texts"] = "100" });
        Texts(300_000, 100_000).Reason!.Code.ShouldBe("tooManyTexts");
    }

    [Theory]
    [InlineData("Proposals for a Habitat", "Etching on paper", true)]
    [InlineData("Ashby, Frank", "Kenning, Ada", false)]
    [InlineData("INV-2031", "INV-2032", false)]
    public void Different_texts_of_several_words_are_learned_from_by_their_words(string one, string other, bool isText)
    {
        var guess = ColumnGuess.From(new FileColumn("title", null) { Read = 100, Texts = 100, DistinctTexts = 90, LongestText = 40, FrequentTexts = [one, other] });
        (guess.Role, guess.Kind).ShouldBe((isText ? FileColumnRole.Input : FileColumnRole.Kept, ColumnTypes.Text));
        guess.Reason!.Code.ShouldBe(isText ? "freeText" : "differentTexts");
    }

    [Fact]
    public void A_column_that_counts_the_rows_is_kept()
    {
        var ids = new FileColumn("id", ColumnTypes.Numeric) { Read = 9, Problems = [new FileProblem("countingId", ProblemSeverity.Info, "")] };
        (ColumnGuess.From(ids).Role, ColumnGuess.From(ids).Reason!.Code).ShouldBe((FileColumnRole.Kept, "countingId"));
    }

    [Fact]
    public void An_empty_column_is_left_out() => ColumnGuess.From(new FileColumn("empty", null) { Missing = 2 }).Reason!.Code.ShouldBe("empty");

    [Theory]
    [InlineData(257, FileColumnRole.Kept, "longTexts")]
    [InlineData(10_001, FileColumnRole.LeftOut, "textsTooLong")]
    public void Long_texts_are_kept_unless_they_are_longer_than_a_kept_text_may_be(int longest, FileColumnRole role, string reason)
    {
        var guess = ColumnGuess.From(new FileColumn("notes", null) { Read = 2, DistinctTexts = 2, LongestText = longest });
        (guess.Role, guess.Kind, guess.Reason!.Code).ShouldBe((role, ColumnTypes.Text, reason));
    }

    [Theory]
    [InlineData("area,staff,rent", "rent", "lastNumbers")]
    [InlineData("staff,sale_price,area", "sale_price", "targetName")]
    [InlineData("price,rent,rooms", "rent", "targetName")]
    [InlineData("staff,area", "area", "lastNumbers")]
    public void The_target_is_the_column_called_like_one_or_the_last(string names, string target, string reason)
    {
        var guess = TargetGuess.From([.. names.Split(',').Select(name => new FileColumn(name, ColumnTypes.Numeric))], _ => true)!;
        (guess.Column, guess.Reason!.Code).ShouldBe((target, reason));
    }

    [Theory]
    [InlineData("area,rent,churn:2", "churn", "lastClasses")]
    [InlineData("area,town:40,sold:2", "sold", "lastClasses")]
    [InlineData("length,width,flower:3", "flower", "lastClasses")]
    [InlineData("area,town:40,street:7", "area", "lastNumbers")]
    [InlineData("area,town:101", "area", "lastNumbers")]
    [InlineData("sold:2,area", "area", "lastNumbers")]
    [InlineData("color:3,town:40", "town", "lastClasses")]
    [InlineData("sales channel:3,area,size", "size", "lastNumbers")]
    [InlineData("species:3,area,size", "species", "targetName")]
    public void Classes_are_offered_as_target_where_they_come_last_or_are_called_like_it(string columns, string target, string reason)
    {
        var guess = TargetGuess.From([.. columns.Split(',').Select(column => column.Split(':')).Select(column => column.Length == 1
            ? new FileColumn(column[0], ColumnTypes.Numeric) { Read = 500 }
            : new FileColumn(column[0], null) { Read = 500, Texts = 500, DistinctTexts = int.Parse(column[1], CultureInfo.InvariantCulture) })], _ => true)!;
        (guess.Column, guess.Reason!.Code).ShouldBe((target, reason));
    }

    [Fact]
    public void Texts_that_hardly_come_again_or_raise_a_question_are_no_classes()
    {
        TargetGuess.From([new FileColumn("label", null) { Read = 9, DistinctTexts = 5 }], _ => true).ShouldBeNull();
        TargetGuess.From([new FileColumn("label", null) { Read = 90, DistinctTexts = 5, Problems = [new FileProblem("numbersAsCategories", ProblemSeverity.Question, "")] }], _ => true)
            .ShouldBeNull();
    }

    [Fact]
    public void What_a_profile_remembers_does_not_grow_with_the_file()
    {
        var column = new ColumnProfile("name");
        for (var row = 0; row < 5_000; row++) column.Add(ColumnValue.Of($"text {row}"));
        column.FrequentTexts(5_000).Count().ShouldBe(ColumnProfile.MaxDistinct);
    }

    private static ColumnGuess Texts(int count, int different) => ColumnGuess.From(new FileColumn("color", null) { Read = count, Texts = count, DistinctTexts = different, LongestText = 9 });
}
