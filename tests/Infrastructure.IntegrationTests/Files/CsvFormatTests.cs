using Regressor.Application.Files;
using System.Text;
using static Regressor.Infrastructure.IntegrationTests.Files.TableText;

namespace Regressor.Infrastructure.IntegrationTests.Files;

/// <summary>What a file of CSV is recognized as, and what is not taken for one.</summary>
public class CsvFormatTests
{
    [Theory]
    [InlineData("504B03040A0D", "This is a zip archive (such as an Excel file), not text. Save it as CSV.")]
    [InlineData("1F8B0800", "This is a gzip archive, not text. Unpack it first.")]
    [InlineData("255044462D312E37", "This is a PDF document, not text. Save the table as CSV.")]
    [InlineData("D0CF11E0A1B11AE1", "This is an old Excel file (.xls), or one that is protected with a password. Save it as .xlsx without a password.")]
    [InlineData("612C620A312C000A", "This is not a text file: byte 7 is NUL.")]
    [InlineData("", "This file is empty.")]
    [InlineData("EFBBBF", "This file is empty.")]
    [InlineData("0A0D0A20", "This file is empty.")]
    public void What_is_no_text_is_told_in_plain_words(string bytes, string message) => Refused(Convert.FromHexString(bytes)).ShouldBe(message);

    [Fact]
    public void A_NUL_far_into_the_file_is_found() =>
        RefusedCsv("a,b\n" + new string('1', 400_000) + "\0").ShouldBe("This is not a text file: byte 400005 is NUL.");

    [Theory]
    [InlineData("61C3A4", "utf-8", "aä")]
    [InlineData("EFBBBF61C3A4", "utf-8", "aä")]
    [InlineData("61E4", "windows-1252", "aä")]
    [InlineData("6180", "windows-1252", "a€")]
    [InlineData("61C3", "windows-1252", "aÃ")]
    public void The_encoding_is_recognized(string header, string encoding, string column)
    {
        var file = Open(Convert.FromHexString(header + "0A31"));
        file.Details.Encoding.ShouldBe(encoding);
        file.Columns.ShouldBe([column]);
    }

    [Fact]
    public void A_given_encoding_is_kept() =>
        Open(Encoding.UTF8.GetBytes("ä\n1"), encoding: "windows-1252").Columns.ShouldBe(["Ã¤"]);

    [Theory]
    [InlineData("utf-7", "The encoding 'utf-7' is not supported. Use a name such as utf-8, utf-16, windows-1252 or shift_jis.")]
    [InlineData("martian", "The encoding 'martian' is not supported. Use a name such as utf-8, utf-16, windows-1252 or shift_jis.")]
    [InlineData("utf-8", "The file is not valid UTF-8: see byte 2. Leave out 'encoding' to detect it.")]
    public void A_wrong_encoding_is_refused(string encoding, string message) =>
        Refused([(byte)'a', 0xE4, (byte)'\n', (byte)'1'], encoding: encoding).ShouldBe(message);

    [Theory]
    [InlineData("c3a4")]
    [InlineData("e282ac")]
    [InlineData("f09f9880")]
    public void A_character_may_lie_across_the_parts_in_which_the_file_is_looked_at(string bytes)
    {
        var character = Convert.FromHexString(bytes);
        for (var offset = -5; offset <= 0; offset++)
        {
            byte[] padding = [.. "a\n"u8, .. Enumerable.Repeat((byte)'.', (1 << 17) - 2 + offset)];
            Open([.. padding, .. character, .. "."u8]).Details.Encoding.ShouldBe("utf-8");
            Open([.. padding, .. character[..^1], .. "."u8]).Details.Encoding.ShouldBe("windows-1252");
            Open([.. padding, .. character[..^1]]).Details.Encoding.ShouldBe("windows-1252");
        }
    }

    [Theory]
    [InlineData("a,b\n1,2", ',')]
    [InlineData("a;b\n1;2", ';')]
    [InlineData("a\tb\n1\t2", '\t')]
    [InlineData("a|b\n1|2", '|')]
    [InlineData("a\n1\n2", ',')]
    [InlineData("a;b\n1,5;2,5", ';')]
    [InlineData("a,b;c\n1,5;2\n2;3", ';')]
    [InlineData("\"a;b;c\",d\n\"x;y\",2", ',')]
    [InlineData("a,b\n\"x\"\";;;\",2", ',')]
    [InlineData("a,b\n\"x\n;;\n;;\n;\",2", ',')]
    [InlineData("a,b\n5\" pipe;,2\n6\" pipe;,3", ',')]
    [InlineData("\r\n\r\na;b\r\n1;2", ';')]
    [InlineData("sep=;\r\na,b;c\r\n1;2", ';')]
    [InlineData("sep=\na;b\n1;2", ';')]
    [InlineData("a~b\n1~2", '~')]
    [InlineData("Fläche, m²;Preis, EUR\n27,2;186,6\n41,5;357,4", ';')]
    [InlineData("name\tbox x1,y1,x2,y2\tprice\nn0\t5,7,1,9\t243\nn1\t1,5,1,3\t265", '\t')]
    [InlineData("area staff age\n205 3 5\n77 9 11\n", ' ')]
    [InlineData("town         area  rent\nNew Ashby     205   3.5\nDunmore        77   9.0\nOld  Kenning    5  10.0\n", '\0')]
    [InlineData("SEP=|\na,b|c\n1|2", '|')]
    public void The_delimiter_is_recognized(string content, char delimiter) => Csv(content).Details.Delimiter.ShouldBe(delimiter);

    [Fact]
    public void A_given_delimiter_is_kept() => Open("a;b,c\n1;2,3"u8.ToArray(), delimiter: ',').Columns.ShouldBe(["a;b", "c"]);

    [Theory]
    [InlineData('"')]
    [InlineData('\n')]
    [InlineData('1')]
    public void What_cannot_be_a_delimiter_is_refused(char delimiter) =>
        Refused("a\n1"u8.ToArray(), delimiter: delimiter).ShouldEndWith("cannot be the delimiter.");

    [Theory]
    [InlineData("a;b\n1,5;x", ',')]
    [InlineData("a;b\n1;x\n2,5;y\n", ',')]
    [InlineData("a;b\n1,5;x\n1.5;y\n", '.')]
    [InlineData("a;b\n1.5;x", '.')]
    [InlineData("a;b\n1;2", '.')]
    [InlineData("a;b\n1,2,3;x", '.')]
    [InlineData("a;b\nx,y;1.2.2020\n1,5e3;x", ',')]
    [InlineData("a,b\n\"1,5\",x", ',')]
    [InlineData("a,b\n\"1,5\",2.5", '.')]
    [InlineData("a,b\n\"x\",2", '.')]
    public void The_decimal_sign_is_recognized(string content, char sign) => Csv(content).Details.DecimalSign.ShouldBe(sign);

    [Fact]
    public void The_decimal_sign_is_recognized_however_late_the_first_fraction_comes() =>
        Csv("a;b\n" + string.Concat(Enumerable.Repeat("1;2\n", 8_000)) + "1,5;2\n").Details.DecimalSign.ShouldBe(',');

    [Fact]
    public void A_given_decimal_sign_is_kept()
    {
        Open("a;b\n1,5;2"u8.ToArray(), decimalSign: '.').Details.DecimalSign.ShouldBe('.');
        Refused("a;b\n1,5;2"u8.ToArray(), decimalSign: '\'').ShouldBe("''' cannot be the decimal sign. It must be '.' or ','.");
    }

    [Theory]
    [InlineData(" a ,\" b \",c", "a|b|c")]
    [InlineData("\"\",mpg,", "column 1|mpg|column 3")]
    [InlineData("'=a,'-b,''@c,'d,'", "=a|-b|'@c|'d|'")]
    [InlineData("\"a\"\"b\",\"c\nd\",\"e,f\"", "a\"b|c\nd|e,f")]
    [InlineData("a,(excluded),b", "a|b")]
    public void The_header_names_the_columns(string header, string columns) =>
        Csv($"{header}\n{new string(',', header == "\"a\"\"b\",\"c\nd\",\"e,f\"" ? 2 : 1)}x").Columns.ShouldBe(columns.Split('|'));

    [Theory]
    [InlineData("a,\"b\"c\n1,2", "The header has text after a closing quote. Double the quotes inside a quoted cell.")]
    [InlineData("a,\"b\n1,2", "The header has a quote that is never closed, so that it contains the rest of the file.")]
    public void A_wrong_header_is_refused(string content, string message) => RefusedCsv(content).ShouldBe(message);

    [Theory]
    [InlineData("a,b")]
    [InlineData("a,b\r\n\r\n  \r\n")]
    public void A_header_without_rows_names_its_columns_and_is_an_error(string content)
    {
        var table = Csv(content);
        table.Columns.ShouldBe(["a", "b"]);
        (table.Rows, table.Problems[0].Code, table.Problems[0].Severity).ShouldBe((0, FileProblem.NoRows, ProblemSeverity.Error));
    }

    [Fact]
    public void A_formula_that_keeps_zeros_means_its_text()
    {
        var table = Csv("code,y\n=\"0123\",1\n\"=\"\"0045\"\"\",2\n");
        var row = table.Read(Schema([Categorical("code")], "y"), ignoreExtra: true).Select(row => row.X[0].Text).ToList();
        row.ShouldBe(["0123", "0045"]);
    }

    [Fact]
    public void Digits_of_other_scripts_are_numbers()
    {
        var table = Csv("x,y\n١٢٫٥,१२\n٣٫٢٥,७\n");
        table.Describe(new TableColumn("x", Kind: null))!.Type.ShouldBe(ColumnTypes.Numeric);
        table.Read(Schema([Numeric("x")], "y"), ignoreExtra: true).Select(row => (row.X[0].Number, row.Y)).ToList()
            .ShouldBe([(12.5, 12), (3.25, 7)]);
    }

    [Fact]
    public void Two_thousand_columns_are_taken_and_no_more()
    {
        Csv(string.Join(',', Enumerable.Range(1, 2_000)) + "\nx").Columns!.Count.ShouldBe(2_000);
        RefusedCsv(string.Join(',', Enumerable.Range(1, 2_501)) + "\nx").ShouldBe("The file has 2501 columns; at most 2500 are allowed.");
    }
}
