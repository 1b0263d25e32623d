using System.Text;
using static Regressor.Infrastructure.IntegrationTests.Files.Xlsx.Workbooks;

namespace Regressor.Infrastructure.IntegrationTests.Files.Xlsx;

/// <summary>Workbooks of many kinds, each read cell by cell as Excel shows it.</summary>
public class WorkbookZooTests
{
    private const string Head = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>a</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>b</t></is></c></row>";

    [Theory]

    // Texts.
    [InlineData("<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>x</t></is></c><c r=\"B2\"><v>1</v></c></row>", "x|1")]
    [InlineData("<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><r><t>bold</t></r><r><rPr><b/></rPr><t xml:space=\"preserve\"> and not</t></r></is></c><c r=\"B2\"><v>1</v></c></row>", "bold and not|1")]
    [InlineData("<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>東</t><rPh sb=\"0\" eb=\"1\"><t>ひがし</t></rPh></is></c><c r=\"B2\"><v>1</v></c></row>", "東|1")]
    [InlineData("<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>one_x000A_two _x005F_x000A_</t></is></c><c r=\"B2\"><v>1</v></c></row>", "one\ntwo _x000A_|1")]
    [InlineData("<row r=\"2\"><c r=\"A2\" t=\"str\"><f>B2&amp;\"x\"</f><v>1x</v></c><c r=\"B2\"><v>1</v></c></row>", "1x|1")]
    [InlineData("<row r=\"2\"><c r=\"A2\" t=\"str\"><v><![CDATA[<&>]]></v></c><c r=\"B2\"><v>1</v></c></row>", "<&>|1")]
    [InlineData("<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>&amp;&lt;&#228;&#x1F600;</t></is></c><c r=\"B2\"><v>1</v></c></row>", "&<ä😀|1")]
    [InlineData("<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t xml:space=\"preserve\">  edge </t></is></c><c r=\"B2\"><v>1</v></c></row>", "edge|1")]

    // Positions.
    [InlineData("<row><c><v>1</v></c><c><v>2</v></c></row>", "1|2")]
    [InlineData("<row r=\"2\"><c r=\"B2\"><v>2</v></c><c r=\"A2\"><v>1</v></c></row>", "1|2")]
    [InlineData("<row r=\"2\"><c r=\"B2\"><v>2</v></c></row>", "|2")]
    [InlineData("<row r=\"2\"/><row r=\"3\"><c r=\"A3\"><v>1</v></c><c r=\"B3\"><v>2</v></c><c r=\"C3\" s=\"7\"/></row>", "1|2")]
    [InlineData("<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"B2\"><v>2</v></c><extLst><ext><c r=\"A2\"><v>9</v></c></ext></extLst></row>", "1|2")]

    // Values.
    [InlineData("<row r=\"2\"><c r=\"A2\" t=\"b\"><v>1</v></c><c r=\"B2\" t=\"b\"><v>0</v></c></row>", "TRUE|FALSE")]
    [InlineData("<row r=\"2\"><c r=\"A2\" t=\"e\"><v>#DIV/0!</v></c><c r=\"B2\"><v>2</v></c></row>", "|2")]
    [InlineData("<row r=\"2\"><c r=\"A2\"><f>1/3</f><v>0.33333333333333331</v></c><c r=\"B2\"><f>SUM(A1:A2)</f></c></row>", "0.333333333333333|")]
    [InlineData("<row r=\"2\"><c r=\"A2\"><v>0.30000000000000004</v></c><c r=\"B2\"><v>-1.5E-7</v></c></row>", "0.3|-1.5E-7")]
    [InlineData("<row r=\"2\"><c r=\"A2\"><v>1234567890123456789</v></c><c r=\"B2\"><v>1e300</v></c></row>", "1.23456789012346E+18|1e300")]
    [InlineData("<row r=\"2\"><c r=\"A2\" t=\"n\"><v>NaN</v></c><c r=\"B2\"><v>1e999</v></c></row>", "NaN|1e999")]
    [InlineData("<row r=\"2\"><c r=\"A2\" t=\"s\"><v>7</v></c><c r=\"B2\" s=\"999\"><v>1</v></c></row>", "|1")]
    [InlineData("<row r=\"2\"><c r=\"A2\" t=\"d\"><v>2025-01-31T07:30:00</v></c><c r=\"B2\" t=\"d\"><v>2025-01-31</v></c></row>", "2025-01-31T07:30:00|2025-01-31")]
    public void A_cell_is_read_as_it_is_shown(string row, string cells) => Shown(new HandMadeWorkbook().Sheet(Head + row).ToBytes()).ShouldBe($"a|b;{cells}");

    [Theory]
    [InlineData("General", "1234.5", "1234.5", "n1234.5")]
    [InlineData("@", "1234.5", "1234.5", "n1234.5")]
    [InlineData("#,##0.00", "1234.5", "1,234.50", "n1234.5")]
    [InlineData("#,##0 \"€\"", "1234", "1,234 €", "n1234")]
    [InlineData("[$$-409]#,##0.00;[Red]-[$$-409]#,##0.00", "-1234.5", "-$1,234.50", "n-1234.5")]
    [InlineData("_-* #,##0.00\\ [$€-407]_-;\\-* #,##0.00\\ [$€-407]_-;_-* \"-\"??\\ [$€-407]_-;_-@_-", "12.5", "12.50 €", "n12.5")]
    [InlineData("#,##0_);(#,##0)", "-5", "(5)", "n-5")]
    [InlineData("00000", "1001", "01001", "n1001")]
    [InlineData("0.00E+00", "12345", "1.23E+04", "n12345")]
    [InlineData("0%", "0.29", "29%", "n29")]
    [InlineData("0.0%", "-0.125", "-12.5%", "n-12.5")]
    [InlineData("10", "1E-9", "0.00%", "n1E-07")]
    [InlineData("0 \"kg\"", "92", "92 kg", "n92")]
    [InlineData(";;;", "92", "92", "n92")]
    [InlineData("0.00 \"unfinished", "92", "92", "n92")]
    [InlineData("14", "45688", "2025-01-31", "d1738281600")]
    [InlineData("22", "45688.3125", "2025-01-31T07:30:00", "d1738308600")]
    [InlineData("31", "45688", "2025-01-31", "d1738281600")]
    [InlineData("dd\\.mm\\.yyyy", "45688", "2025-01-31", "d1738281600")]
    [InlineData("[$-409]mmmm d, yyyy;@", "45688", "2025-01-31", "d1738281600")]
    [InlineData("mmm", "45688", "2025-01-31", "d1738281600")]
    [InlineData("yyyy\"年\"m\"月\"", "45688", "2025-01-31", "d1738281600")]
    [InlineData("yyyy-mm-dd hh:mm:ss.000", "45688.312511574", "2025-01-31T07:30:01", "d1738308601")]
    [InlineData("14", "1", "1900-01-01", "d-2208988800")]
    [InlineData("14", "59", "1900-02-28", "d-2203977600")]
    [InlineData("14", "60", "1900-02-29", "1900-02-29")]
    [InlineData("14", "61", "1900-03-01", "d-2203891200")]
    [InlineData("14", "-1", "-1", "-1")]
    [InlineData("14", "2958465", "9999-12-31", "d253402214400")]
    [InlineData("14", "2958466", "2958466", "2958466")]
    [InlineData("20", "0.3125", "07:30", "t27000")]
    [InlineData("18", "0.999988425925926", "23:59:59", "t86399")]
    [InlineData("h:mm \"o'clock\"", "45688.5", "12:00", "t43200")]
    [InlineData("[h]:mm", "1.5625", "37:30", "37:30")]
    [InlineData("46", "0.0020833333333", "00:03", "00:03")]
    [InlineData("[ss]", "-0.5", "-12:00", "-12:00")]
    [InlineData("mm:ss.0", "0.000011574074074", "00:00:01", "t1")]
    public void A_number_is_shown_in_its_format_and_exact_behind_it(string format, string stored, string shown, string typed)
    {
        var workbook = new HandMadeWorkbook().Formats(format).Sheet($"<row r=\"1\"><c r=\"A1\" s=\"1\"><v>{stored}</v></c></row>").ToBytes();
        Shown(workbook).ShouldBe(shown);
        Typed(workbook).ShouldBe(typed);
    }

    [Fact]
    public void A_workbook_may_count_from_1904()
    {
        var workbook = new HandMadeWorkbook().Date1904().Formats("14").Sheet("<row r=\"1\"><c r=\"A1\" s=\"1\"><v>0</v></c><c r=\"B1\" s=\"1\"><v>44226</v></c></row>").ToBytes();
        Shown(workbook).ShouldBe("1904-01-01|2025-01-31");
        Typed(workbook).ShouldBe("d-2082844800|d1738281600");
    }

    [Fact]
    public void Shared_texts_are_found_by_their_numbers()
    {
        var workbook = new HandMadeWorkbook()
            .Strings("<si><t>a</t></si><si/><si><r><t>b</t></r><r><t>c</t></r><phoneticPr fontId=\"1\"/></si><si><t xml:space=\"preserve\"> </t></si>")
            .Sheet("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>2</v></c><c r=\"C1\" t=\"s\"><v>1</v></c><c r=\"D1\" t=\"s\"><v>3</v></c><c r=\"E1\" t=\"s\"><v>0</v></c></row>")
            .ToBytes();
        Shown(workbook).ShouldBe("a|bc|||a");
    }

    [Fact]
    public void Strict_workbooks_and_prefixed_elements_are_read()
    {
        var rows = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>day</t></is></c></row><row r=\"2\"><c r=\"A2\" t=\"d\"><v>2025-01-31</v></c></row>";
        var strict = new HandMadeWorkbook().Sheet(rows).Changed(xml => xml
            .Replace("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main", StringComparison.Ordinal)
            .Replace("http://schemas.openxmlformats.org/officeDocument/2006/", "http://purl.oclc.org/ooxml/officeDocument/", StringComparison.Ordinal));
        Shown(strict.ToBytes()).ShouldBe("day;2025-01-31");

        var prefixed = new HandMadeWorkbook().Sheet(rows).Changed(xml => System.Text.RegularExpressions.Regex.Replace(xml, "<(/?)(worksheet|sheetData|row|c|v|is|t)\\b", "<$1x:$2")
            .Replace("<x:worksheet xmlns=", "<x:worksheet xmlns:x=", StringComparison.Ordinal));
        Shown(prefixed.ToBytes()).ShouldBe("day;2025-01-31");
    }

    [Fact]
    public void Parts_may_be_UTF_16() => Shown(new HandMadeWorkbook().In(Encoding.Unicode).Sheet(Head + "<row r=\"2\"><c r=\"A2\"><v>1</v></c></row>").ToBytes()).ShouldBe("a|b;1|");

    [Fact]
    public void Parts_are_found_by_their_relations()
    {
        var moved = new HandMadeWorkbook().Sheet(Head).Changed(xml => xml.Replace("worksheets/sheet1.xml", "/xl/./Worksheets/../worksheets/SHEET1.xml", StringComparison.Ordinal));
        Should.Throw<Application.Files.UnreadableFileException>(() => Shown(moved.ToBytes()));
        Shown(new HandMadeWorkbook().Sheet(Head).Changed(xml => xml.Replace("worksheets/sheet1.xml", "/xl/worksheets/SHEET1.xml", StringComparison.Ordinal)).ToBytes()).ShouldBe("a|b");
        Shown(new HandMadeWorkbook().Sheet(Head).Changed(xml => xml.Replace("worksheets/sheet1.xml", "../xl/./worksheets/sheet1.xml", StringComparison.Ordinal)).ToBytes()).ShouldBe("a|b");
    }

    [Fact]
    public void The_table_is_found_wherever_it_stands()
    {
        var cells = Grid("C5", "x|y;1|2;3|4");
        Shown(new HandMadeWorkbook().Sheet(cells).ToBytes()).ShouldBe("x|y;1|2;3|4");
        Shown(new HandMadeWorkbook().Sheet(Grid("A1", "Report of May") + cells).ToBytes()).ShouldBe("x|y;1|2;3|4");
        Shown(new HandMadeWorkbook().Sheet(Grid("C4", "Report of May") + cells).ToBytes()).ShouldBe("Report of May|;x|y;1|2;3|4");
    }

    [Fact]
    public void An_empty_row_or_column_does_not_cut_a_table()
    {
        Shown(new HandMadeWorkbook().Sheet(Grid("A1", "x|y;1|2;3|4") + Grid("A5", "5|6")).ToBytes()).ShouldBe("x|y;1|2;3|4;5|6");
        Shown(new HandMadeWorkbook().Sheet(Grid("A1", "x||y;1||2;3||4")).ToBytes()).ShouldBe("x||y;1||2;3||4");
        Shown(new HandMadeWorkbook().Sheet(Grid("A1", "x|y;1|2;3|4;5|6;7|8") + Grid("A7", "Source: own figures")).ToBytes()).ShouldEndWith("7|8;Source: own figures|");
    }

    [Fact]
    public void Tables_side_by_side_or_below_each_other_are_told_apart()
    {
        var workbook = new HandMadeWorkbook().Sheet(Grid("A1", "x|y||sum;1|2||10;3|4;5|6") + Grid("B8", "other|table|here;1|2|3")).ToBytes();
        Shown(workbook).ShouldBe("x|y;1|2;3|4;5|6");
        Problems(workbook).ShouldBe("tableChosen:2");
        Open(workbook).Problems[0].Message.ShouldBe("Cells A1:B4 of sheet 'Data' are read, the largest table. Others are not: B8:D9, D1:D2.");
    }

    [Fact]
    public void The_sheet_with_the_largest_table_is_chosen_and_that_is_said()
    {
        var workbook = new HandMadeWorkbook()
            .Sheet(Grid("A1", "note"), name: "Read me")
            .Sheet(Grid("A1", "x;1;2"), name: "Data 2025")
            .Sheet(Grid("A1", "x;1;2;3;4"), name: "Secret", state: "hidden")
            .Sheet("", name: "Chart")
            .ToBytes();
        var grid = Open(workbook);
        grid.Details.Sheet.ShouldBe("Data 2025");
        grid.Problems[0].ShouldSatisfyAllConditions(
            problem => problem.Code.ShouldBe("sheetChosen"),
            problem => problem.Message.ShouldBe("Sheet 'Data 2025' is read, the one with the largest table. Others are not: 'Read me', 'Secret' (hidden)."),
            problem => problem.Repairs.Select(repair => repair.Parameters["sheet"]).ShouldBe(["Read me", "Secret"]));
        Shown(workbook, "secret").ShouldBe("x;1;2;3;4");
        Open(workbook, "Secret").Problems.ShouldBeEmpty();
        Should.Throw<Application.Files.UnreadableFileException>(() => Open(workbook, "Other"))
            .Message.ShouldBe("The workbook has no sheet 'Other'. Its sheets are 'Read me', 'Data 2025', 'Secret', 'Chart'.");
        Should.Throw<Application.Files.UnreadableFileException>(() => Open(workbook, "Chart")).Message.ShouldBe("The sheet 'Chart' has no filled cells.");
    }

    [Fact]
    public void What_is_hidden_merged_or_without_a_value_is_said()
    {
        var workbook = new HandMadeWorkbook().Sheet(
            "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\"><v>1</v></c></row>"
            + "<row r=\"2\" hidden=\"1\"><c r=\"A2\"><v>2</v></c><c r=\"B2\"><f>A2</f></c></row>"
            + "<row r=\"3\"><c r=\"A3\"><v>3</v></c></row><row r=\"4\"><c r=\"B4\" t=\"e\"><v>#N/A</v></c></row>",
            before: "<cols><col min=\"2\" max=\"2\" width=\"0\" hidden=\"1\"/></cols>",
            after: "<mergeCells count=\"1\"><mergeCell ref=\"A3:A4\"/></mergeCells>").ToBytes();
        Problems(workbook).ShouldBe("mergedCells:1 hiddenRows:1 hiddenColumns:1 errorCells:1 uncalculatedFormulas:1");
        Open(workbook).Problems.Select(problem => string.Join(',', problem.Lines)).ShouldBe(["3", "2", "", "4", "2"]);
        Typed(workbook).ShouldBe("n1|n1;n2|-0;n3|-0;-0|e0");
    }

    private static string Grid(string corner, string cells)
    {
        var (left, top) = Infrastructure.Files.Formats.Xlsx.CellReference.Parse(corner);
        return string.Concat(cells.Split(';').Select((row, index) => $"<row r=\"{top + index}\">{string.Concat(row.Split('|').Select((cell, column) =>
            cell.Length == 0 ? "" : $"<c r=\"{Infrastructure.Files.Formats.Xlsx.CellReference.NameOfColumn(left + column)}{top + index}\" t=\"inlineStr\"><is><t>{cell}</t></is></c>"))}</row>"));
    }
}
