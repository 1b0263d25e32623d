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
    [InlineData("D0CF11E0A1B11AE1", "This is an old Excel or other Office file, not text. Save it as CSV.")]
    [InlineData("FFFE61002C006200", "This file is UTF-16 text. Save it as UTF-8.")]
    [InlineData("FEFF0061002C0062", "This file is UTF-16 text. Save it as UTF-8.")]
    [InlineData("61002C00620014200A00", "This file is UTF-16 text. Save it as UTF-8.")]
    [InlineData("0061002C0062000A", "This file is UTF-16 text. Save it as UTF-8.")]
    [InlineData("FFFE0000610000002C000000", "This file is UTF-32 text. Save it as UTF-8.")]
    [InlineData("610000002C0000000A000000", "This file is UTF-32 text. Save it as UTF-8.")]
    [InlineData("000000610000002C0000000A", "This file is UTF-32 text. Save it as UTF-8.")]
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
    [InlineData("utf-16", "The encoding 'utf-16' is not supported. It must be utf-8 or windows-1252.")]
    [InlineData("utf-8", "The file is not valid UTF-8: see byte 2. It may be windows-1252.")]
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
    [InlineData("sep=\na;b\n1;2", ',')]
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
    [InlineData("a,b,A\n1,2,3", "Two columns are named 'A'. Names must differ by more than case.")]
    [InlineData("column 2,\n1,2", "Two columns are named 'column 2'. Names must differ by more than case.")]
    [InlineData("a,b", "The file has a header but no rows.")]
    [InlineData("a,b\r\n\r\n  \r\n", "The file has a header but no rows.")]
    [InlineData("a,\"b\"c\n1,2", "The header has text after a closing quote. Double the quotes inside a quoted cell.")]
    [InlineData("a,\"b\n1,2", "The header has a quote that is never closed, so that it contains the rest of the file.")]
    public void A_wrong_header_is_refused(string content, string message) => RefusedCsv(content).ShouldBe(message);

    [Fact]
    public void Two_thousand_columns_are_taken_and_no_more()
    {
        Csv(string.Join(',', Enumerable.Range(1, 2_000)) + "\nx").Columns!.Count.ShouldBe(2_000);
        RefusedCsv(string.Join(',', Enumerable.Range(1, 2_001)) + "\nx").ShouldBe("The header has 2001 columns; at most 2000 are allowed.");
    }
}
