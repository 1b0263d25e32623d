using System.Text;
using Regressor.Application.Files;
using static Regressor.Infrastructure.IntegrationTests.Files.TableText;

namespace Regressor.Infrastructure.IntegrationTests.Files;

public class CsvRowTests
{
    [Theory]
    [InlineData("1", 1)]
    [InlineData("-1.5", -1.5)]
    [InlineData("+2", 2)]
    [InlineData(".5", .5)]
    [InlineData("5.", 5)]
    [InlineData(" 7\t", 7)]
    [InlineData("\" 7 \"", 7)]
    [InlineData("1e3", 1000)]
    [InlineData("1E-3", .001)]
    [InlineData("-1.5e+2", -150)]
    [InlineData("0.1", .1)]
    [InlineData("123456789012345", 123456789012345)]
    [InlineData("1234567890.123456", 1234567890.123456)]
    [InlineData("9007199254740993", 9007199254740992)]
    [InlineData("2.2250738585072014e-308", 2.2250738585072014e-308)]
    [InlineData("1e-400", 0)]
    [InlineData("1 000", 1000)]
    [InlineData("\"1,000.5\"", 1000.5)]
    [InlineData("\"1,5\"", 1.5)]
    [InlineData("", double.NaN)]
    [InlineData("\"\"", double.NaN)]
    [InlineData(" ", double.NaN)]
    [InlineData("NA", double.NaN)]
    [InlineData("\"NA\"", double.NaN)]
    [InlineData("NaN", double.NaN)]
    [InlineData("-", double.NaN)]
    [InlineData("(5)", -5)]
    [InlineData("5-", -5)]
    [InlineData("−5", -5)]
    [InlineData("'-5", -5)]
    [InlineData("$5", 5)]
    public void Numbers_are_read(string cell, double number)
    {
        var row = Csv($"a,b\n{cell},x").Rows([Numeric("a")]).ShouldHaveSingleItem();
        row.Errors.ShouldBeEmpty();
        (row.X[0].Number ?? double.NaN).ShouldBe(number);
    }

    [Fact]
    public void Minus_zero_stays_minus_zero() => double.IsNegative(Csv("a\n-0\n-0.0").Numbers()[1]).ShouldBeTrue();

    [Theory]
    [InlineData("abc", "'abc' is not a number.")]
    [InlineData("-Infinity", "'-Infinity' is not a number.")]
    [InlineData("∞", "'∞' is not a number.")]
    [InlineData("1 00", "'1 00' is not a number.")]
    [InlineData("\"1,00.5\"", "'1,00.5' is not a number.")]
    [InlineData("1.2.3", "'1.2.3' is not a number.")]
    [InlineData("0x1F", "'0x1F' is not a number.")]
    [InlineData("1e999", "'1e999' is too large.")]
    [InlineData("-1e999", "'-1e999' is too large.")]
    [InlineData("abcdefghijabcdefghijabcdefghijabcdefghijk", "'abcdefghijabcdefghijabcdefghijabcdefghij…' is not a number.")]
    public void What_is_no_number_is_an_error(string cell, string reason)
    {
        var row = Csv($"a,b\n{cell},2.5").Rows([Numeric("a")], "b").ShouldHaveSingleItem();
        row.X[0].IsMissing.ShouldBeTrue();
        row.Y.ShouldBe(2.5);
        ErrorsOf(row).ShouldBe($"a: {reason}");
    }

    [Fact]
    public void An_input_that_cannot_be_read_is_missing_and_counted()
    {
        var file = Csv("a,b,y\nabc,1,2.5\n3,2,3\n");
        file.Rows([Numeric("a"), Numeric("b")], "y").Select(row => (row.X[0].Number, ErrorsOf(row))).ShouldBe([(null, ""), (3, "")]);
        file.Describe(Numeric("a"))!.Unreadable.ShouldBe(1);
    }

    [Fact]
    public void Words_for_missing_values_stay_texts_where_the_dataset_may_have_them()
    {
        Csv("a,y\nNA,1\nred,2\n").Texts().ShouldBe([null, "red"]);
        Added("a,y\nNA,1\nred,2\n?,3\n", "a", "y").Texts().ShouldBe(["NA", "red", "?"]);
    }

    [Fact]
    public void A_decimal_comma_is_read_as_one()
    {
        var rows = Csv("a;b\n1,5;-2,25\n1e3;,5\n1.5.1;3").Rows([Numeric("a")], "b");
        rows.Select(row => row.X[0].Number).ShouldBe([1.5, 1000, null]);
        rows.Select(row => row.Y).ShouldBe([-2.25, .5, 3]);
        ErrorsOf(Open("a;b\n1.5;2"u8.ToArray(), decimalSign: ',').Rows([Numeric("a")], "b")[0]).ShouldBe("a: '1.5' is not a number: the decimal sign of this column is ','.");
    }

    [Theory]
    [InlineData("German")]
    [InlineData("Persian")]
    public void The_culture_of_the_process_does_not_matter(string culture)
    {
        using var _ = new ForeignCulture(culture);
        Csv("a,b\n-1.5,x").Numbers().ShouldBe([-1.5]);
        Csv("a;b\n-1,5;x").Numbers().ShouldBe([-1.5]);
        Csv("a\n1234567890.123456789e-3").Numbers().ShouldBe([1234567.890123456789]);
    }

    [Theory]
    [InlineData("x", "x")]
    [InlineData("  x y ", "x y")]
    [InlineData("\" x \"", " x ")]
    [InlineData("\" x \"\"y\"\" \"", " x \"y\" ")]
    [InlineData("\"x\n\r\ny\"", "x\n\r\ny")]
    [InlineData("5\" pipe", "5\" pipe")]
    [InlineData("12", "12")]
    [InlineData("#1", "#1")]
    [InlineData("", null)]
    [InlineData("\"\"", null)]
    [InlineData("\"  \"", null)]
    [InlineData("'=1+1", "=1+1")]
    [InlineData("'+a", "+a")]
    [InlineData("'-a", "-a")]
    [InlineData("'@a", "@a")]
    [InlineData("\"'\ta\"", "\ta")]
    [InlineData("\"'\ra\"", "\ra")]
    [InlineData("'''=a", "''=a")]
    [InlineData("'n Sync", "'n Sync")]
    [InlineData("'", "'")]
    [InlineData("=1", "=1")]
    public void Texts_are_read(string cell, string? text) => Csv($"b,a\n1,{cell}").Texts().ShouldBe([text]);

    [Fact]
    public void A_text_has_a_longest_length()
    {
        var rows = Csv($"a,y\n{new string('x', 256)},1\n{new string('x', 257)},2").Rows([Categorical("a")], "y");
        rows[0].X[0].Text!.Length.ShouldBe(256);
        rows[1].X[0].IsMissing.ShouldBeTrue();
        rows[1].Errors.ShouldBe([new RowError("a", "must have at most 256 characters.")]);
    }

    [Fact]
    public void Equal_texts_of_a_column_are_one_string()
    {
        var texts = Csv("a\nred\nred\nblue\nred").Texts();
        texts[3].ShouldBeSameAs(texts[0]);
    }

    [Theory]
    [InlineData("1,2", "")]
    [InlineData("1,", "y: the target is missing.")]
    [InlineData("1,NA", "y: the target is missing.")]
    [InlineData("1,q", "y: 'q' is not a number.")]
    [InlineData("1,1e999", "y: '1e999' is too large.")]
    [InlineData(",2", ": has no input value.")]
    [InlineData("q,2", "a: 'q' is not a number.")]
    [InlineData("q,y", "a: 'q' is not a number. / y: 'y' is not a number.")]
    [InlineData("1", "y: the target is missing.")]
    [InlineData("1,2,3", ": has 3 cells where the header has 2.")]
    [InlineData("\"1\"2,3", ": has text after a closing quote. Double the quotes inside a quoted cell.")]
    [InlineData("\"1\" ,3", ": has text after a closing quote. Double the quotes inside a quoted cell.")]
    [InlineData("1,\"2", ": has a quote that is never closed, so that it contains the rest of the file.")]
    public void Everything_wrong_with_a_row_is_told(string line, string errors) =>
        ErrorsOf(Added($"a,y\n{line}", "a", "y").Rows([Numeric("a")], "y").ShouldHaveSingleItem()).ShouldBe(errors);

    [Fact]
    public void A_row_to_predict_for_may_lack_everything() => Csv("a,b\n,1").Rows([Numeric("a")]).ShouldHaveSingleItem().Errors.ShouldBeEmpty();

    [Fact]
    public void What_is_wrong_with_a_row_does_not_touch_the_next()
    {
        var rows = Csv("a,y,(excluded)\n1,2,typo\n7,\n\"3\"3,4,\n5,6,\n").Rows([Numeric("a")], "y");
        rows.Select(row => row.Errors.Length).ShouldBe([0, 1, 1, 0]);
        (rows[0].X[0].Number, rows[0].Y, rows[0].Exclusion).ShouldBe((1, 2, "typo"));
        (rows[1].X[0].Number, rows[1].Y, rows[1].Exclusion).ShouldBe((7, null, null));
        (rows[3].X[0].Number, rows[3].Y, rows[3].Exclusion).ShouldBe((5, 6, null));
    }

    [Theory]
    [InlineData(" typo ", "typo")]
    [InlineData("'-5 is impossible", "-5 is impossible")]
    [InlineData("", null)]
    [InlineData("\" \"", null)]
    public void A_column_tells_why_an_example_is_excluded(string cell, string? exclusion) =>
        Csv($"a,(excluded)\n1,{cell}").Rows([Numeric("a")])[0].Exclusion.ShouldBe(exclusion);

    [Fact]
    public void A_reason_to_exclude_has_a_longest_length() =>
        ErrorsOf(Csv($"a,(excluded)\n1,{new string('x', 201)}").Rows([Numeric("a")])[0]).ShouldBe("(excluded): The reason has more than 200 characters.");

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Lines_are_counted_as_an_editor_counts_them(string end)
    {
        string[] lines = ["sep=,", "", "a,\"b", "c\"", "1,x", "", "2,\"y", "", "\"\"z\"", "  ", "3,", "x", "4,5", "", ""];
        Csv(string.Join(end, lines)).Rows([Numeric("a")]).Select(row => row.Line).ShouldBe([5, 7, 11, 12, 13]);
    }

    [Fact]
    public void Lines_are_counted_right_wherever_the_parts_in_which_the_file_is_read_end()
    {
        for (var shift = 0; shift < 4; shift++)
        {
            var content = new StringBuilder("a,b\r\n").Append(new string('0', shift)).Append("1,2\r\n");
            for (var row = 1; row < 40_000; row++) content.Append("1,\"\r\n\"\r\n");
            var lines = Csv(content.ToString()).Read(Schema([Numeric("a")]), false).Select(row => row.Line).ToList();
            lines.ShouldBe([2, .. Enumerable.Range(1, 39_999).Select(row => 1L + (2 * row))]);
        }
    }

    [Fact]
    public void A_file_is_read_as_often_as_wanted_with_the_columns_in_any_order()
    {
        var file = Csv("a,b,c\n1,x,3\n2,y,4");
        for (var time = 0; time < 2; time++)
        {
            file.Read(Schema([Numeric("c"), Categorical("b")], "a"), false).First().X[0].Number.ShouldBe(3);
            file.Rows([Categorical("b"), Numeric("c")], "a").Select(row => (row.X[0].Text, row.X[1].Number, row.Y)).ShouldBe([("x", 3, 1), ("y", 4, 2)]);
        }
    }

    [Fact]
    public void The_same_row_is_given_each_time()
    {
        var rows = Csv("a\n1\n2").Read(Schema([Numeric("a")]), false).ToList();
        rows[0].ShouldBeSameAs(rows[1]);
    }

    [Fact]
    public void A_column_that_the_file_lacks_is_the_callers_mistake()
    {
        var file = Csv("a\n1");
        Should.Throw<ArgumentException>(() => file.Read(Schema([Numeric("b")]), false));
        Should.Throw<ArgumentException>(() => file.Read(Schema([Numeric("a")], "b"), false));
    }

    [Fact]
    public void Kept_cells_are_texts_as_they_are_written_and_an_absent_kept_column_is_missing()
    {
        var rows = Csv("a,no,note\n1,0042,'=x\n2,,NA\n").Rows([Numeric("a")], kept: [Text("no"), Text("note"), Text("owner")]);
        rows.Select(ErrorsOf).ShouldBe(["", ""]);
        rows.Select(row => string.Join('|', row.Kept.Select(value => value.Text))).ShouldBe(["0042|=x|", "|NA|"]);
        ErrorsOf(Csv($"a,note\n1,{new string('x', 10_001)}").Rows([Numeric("a")], kept: [Text("note")])[0]).ShouldBe("note: must have at most 10000 characters.");
    }
}
