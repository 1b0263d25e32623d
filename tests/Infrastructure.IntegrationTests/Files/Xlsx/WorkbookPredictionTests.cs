using System.Buffers;
using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Regressor.Application.Files;
using Regressor.Domain.Predictions;
using Regressor.Infrastructure.Files.Grids;
using static Regressor.Infrastructure.IntegrationTests.Files.Xlsx.Workbooks;

namespace Regressor.Infrastructure.IntegrationTests.Files.Xlsx;

public class WorkbookPredictionTests
{
    private const string Before = "<sheetPr/><dimension ref=\"B2:C9\"/><cols><col min=\"2\" max=\"2\" width=\"30\" customWidth=\"1\"/></cols>";
    private const string After = "<autoFilter ref=\"B3:C6\"/><mergeCells count=\"1\"><mergeCell ref=\"B1:D1\"/></mergeCells><pageMargins left=\"1\" right=\"1\" top=\"1\" bottom=\"1\" header=\"0\" footer=\"0\"/>";
    private const string Rows =
        "<row r=\"2\" spans=\"2:3\"><c r=\"B2\" s=\"1\" t=\"inlineStr\"><is><t>Report &amp; more_x000D_</t></is></c></row>"
        + "<row r=\"3\" ht=\"30\" customHeight=\"1\"><c r=\"B3\" s=\"2\" t=\"inlineStr\"><is><t>area</t></is></c><c r=\"C3\" s=\"2\" t=\"inlineStr\"><is><t>lower</t></is></c></row>"
        + "<row r=\"4\"><c r=\"B4\" s=\"1\"><f>1+1</f><v>2</v></c><c r=\"C4\"><v>1</v></c></row>"
        + "<row r=\"5\" hidden=\"1\"/>"
        + "<row r=\"6\"><c r=\"B6\"><v>7</v></c><c r=\"C6\" t=\"b\"><v>1</v></c></row>"
        + "<row r=\"9\"><c r=\"B9\"><f>SUM(B4:B6)</f><v>9</v></c><c r=\"C9\" t=\"inlineStr\"><is><t>x</t></is></c></row>";

    private static readonly byte[] Sent = new HandMadeWorkbook().Formats("0.00", "0").Sheet(Rows, Before, After).Sheet("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>", name: "Other")
        .Part("docProps/custom.bin", [1, 2, 3, 0, 255]).ToBytes();

    [Fact]
    public void The_predictions_stand_in_new_columns_and_everything_else_is_as_it_was()
    {
        var answer = Predicted(Sent);
        Shown(answer, "Data").ShouldBe(string.Join(';',
            "Report & more|||||||",
            "area|lower|predicted rent|lower 2|upper|covered|warnings|not predicted because",
            "2.00|1|12.5|10|15|TRUE|First. Second_x000A_.|",
            "7|TRUE||||||The row is too short. 'area' must be a number.",
            "9|x||||||"));

        var (before, after) = (Parts(Sent), Parts(answer));
        after.Keys.ShouldBe(before.Keys);
        foreach (var part in before.Keys.Where(part => part != "xl/worksheets/sheet1.xml")) after[part].ShouldBe(before[part], part);

        // Without the new cells, the sheet has the same elements with the same attributes.
        var sheet = Encoding.UTF8.GetString(after["xl/worksheets/sheet1.xml"]);
        var without = System.Text.RegularExpressions.Regex.Replace(sheet, "<c r=\"[D-I]\\d+\"[^>]*>.*?</c>", "");
        without.ShouldContain("<dimension ref=\"B2:I9\" />");
        var expected = Encoding.UTF8.GetString(before["xl/worksheets/sheet1.xml"])
            .Replace(" spans=\"2:3\"", "", StringComparison.Ordinal).Replace("B2:C9", "B2:I9", StringComparison.Ordinal);
        System.Xml.Linq.XDocument.Parse(without).ToString().ShouldBe(System.Xml.Linq.XDocument.Parse(expected).ToString());
        sheet.ShouldContain("<c r=\"D3\" s=\"2\" t=\"inlineStr\">");
    }

    [Fact]
    public void A_workbook_of_another_program_stays_valid()
    {
        var answer = Predicted(ForeignWorkbooks.OfOpenXml([["area", "lower"], [1.5, "x"], [2.5, "y"], [3.0, "z"]]), headerLine: 1, (2, true), (3, false));
        using var document = SpreadsheetDocument.Open(new MemoryStream(answer), isEditable: false);
        new OpenXmlValidator().Validate(document).Select(error => error.Description).ShouldBeEmpty();
        Shown(answer).ShouldStartWith("area|lower|predicted rent|lower 2|upper|covered|warnings|not predicted because;1.5|x|12.5|10|15|TRUE");
    }

    [Fact]
    public void Workbooks_with_macros_are_refused() =>
        Should.Throw<UnreadableFileException>(() => Predicted(new HandMadeWorkbook().Sheet(Rows).Part("xl/vbaProject.bin", [1]).ToBytes()))
            .Message.ShouldBe("A workbook with macros cannot be returned with predictions. Save it as .xlsx.");

    [Fact]
    public void What_prevents_an_answer_is_known_before_it_is_written()
    {
        Open(Sent).AnswerFault(3).ShouldBeNull();
        Open(new HandMadeWorkbook().Sheet(Rows).Part("xl/vbaProject.bin", [1]).ToBytes()).AnswerFault(3).ShouldBe("A workbook with macros cannot be returned with predictions. Save it as .xlsx.");

        // An invalid block of compressed data in a part that is not read for the table.
        var damaged = Sent.ToArray();
        var name = "docProps/custom.bin"u8;
        damaged[damaged.AsSpan().IndexOf(name) + name.Length] = 0x07;
        Shown(damaged).ShouldBe(Shown(Sent));
        Open(damaged).AnswerFault(3).ShouldBe("The file is damaged: its compressed data cannot be read.");
    }

    private static byte[] Predicted(byte[] workbook) => Predicted(workbook, headerLine: 3, (4, true), (6, false), (7, true));

    private static byte[] Predicted(byte[] workbook, long headerLine, params (long Line, bool IsGood)[] rows)
    {
        var prediction = new RegressionPrediction(12.5, new PredictionInterval(10, 15, 0.9, false), 0, 1,
            [new PredictionWarning(default, "a", "First."), new PredictionWarning(default, "b", "Second_x000A_.")]);
        var output = new ArrayBufferWriter<byte>();
        using var writer = Open(workbook).CreatePredictionWriter(output, new PredictionLayout([], default, headerLine, ["area", "Lower"], '.', new PredictedTarget("rent", [], IsDecided: false)));
        writer.Begin();
        foreach (var (line, isGood) in rows)
        {
            RowError[] errors = isGood ? [] : [new RowError(null, "is too short."), new RowError("area", "must be a number.")];
            writer.Write(new PredictedRow(line, default, isGood ? prediction : null, errors));
        }

        writer.End();
        return output.WrittenSpan.ToArray();
    }

    private static Dictionary<string, byte[]> Parts(byte[] workbook)
    {
        using var zip = new ZipArchive(new MemoryStream(workbook));
        return zip.Entries.ToDictionary(entry => entry.FullName, entry =>
        {
            using var part = entry.Open();
            using var bytes = new MemoryStream();
            part.CopyTo(bytes);
            return bytes.ToArray();
        });
    }
}
