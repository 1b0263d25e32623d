using System.Buffers;
using System.Text;
using Regressor.Application.Files;
using Regressor.Domain.Datasets;
using Regressor.Infrastructure.IntegrationTests.Files.Xlsx;
using static Regressor.Infrastructure.IntegrationTests.Files.TableText;

namespace Regressor.Infrastructure.IntegrationTests.Files;

public class DamagedFileTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("csv")]
    [InlineData("json")]
    [InlineData("jsonLines")]
    [InlineData("xlsx")]
    [InlineData("parquet")]
    public async Task A_damaged_file_is_read_or_refused_and_nothing_else(string format)
    {
        var dataset = Dataset.Create("Any", [new("a", ColumnTypes.Numeric, null), new("b", ColumnTypes.Categorical, null)], new("y", null), Now);
        var examples = Enumerable.Range(0, 40).Select(row => dataset.AddExample([ColumnValue.Of(row * 1.5), ColumnValue.Of($"text {row % 7}")], row, Now)).ToList();
        var whole = await WrittenBytes(format, dataset, examples.ToAsyncEnumerable(), withExclusions: false);
        var records = Encoding.UTF8.GetBytes("[{\"a\":1,\"b\":\"x\",\"y\":2},\n{\"a\":null,\"b\":\"ü\",\"y\":2.5,\"c\":[1]}]");
        for (var seed = 0; seed < 150; seed++) Try(format, Damaged(format == "json" && seed % 2 == 0 ? records : whole, new Random(seed)));
    }

    [Fact]
    public void Damaged_sheets_are_read_or_refused_and_nothing_else()
    {
        const string Rows = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>a</t></is></c><c r=\"B1\" t=\"s\"><v>0</v></c></row>"
            + "<row r=\"2\"><c r=\"A2\" s=\"1\"><v>45688</v></c><c r=\"B2\" t=\"b\"><v>1</v></c></row><row r=\"3\"><c r=\"A3\" s=\"2\"><v>0.5</v></c><c r=\"B3\" t=\"e\"><v>#N/A</v></c></row>";
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            Try("xlsx", new HandMadeWorkbook().Formats("yyyy-mm-dd", "#,##0.00 \"€\";[Red]-0").Strings("<si><t>b</t></si>").Sheet(Rows, after: "<mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells>")
                .Changed(xml => random.Next(3) == 0 ? Encoding.Latin1.GetString(Damaged(Encoding.Latin1.GetBytes(xml), random)) : xml).ToBytes());
        }
    }

    [Theory]
    [InlineData("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>", "x")]
    [InlineData("<row r=\"1\"><c r=\"", "A")]
    [InlineData("<row r=\"1\">", "<c><v>1</v></c>")]
    [InlineData("", "<row><c>")]
    [InlineData("<!--", "<>")]
    public void A_sheet_of_gigabytes_is_refused_in_little_memory(string start, string repeated)
    {
        var bomb = new HandMadeWorkbook().Sheet("<row r=\"1\"/>").Part("xl/worksheets/sheet2.xml", []).Changed(xml => xml.Replace("sheet1.xml", "sheet9.xml", StringComparison.Ordinal)).ToBytes();
        using var bytes = new MemoryStream();
        bytes.Write(bomb);
        using (var zip = new System.IO.Compression.ZipArchive(bytes, System.IO.Compression.ZipArchiveMode.Update, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("xl/worksheets/sheet9.xml").Open();
            entry.Write(Encoding.ASCII.GetBytes($"<worksheet><sheetData>{start}"));
            var block = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(repeated, (1 << 20) / repeated.Length)));
            for (var megabyte = 0; megabyte < 30; megabyte++) entry.Write(block);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        Should.Throw<UnreadableFileException>(() => Formats.ByName("xlsx")!.Open(new MemoryStream(bytes.ToArray()), new FormatHints()));
        (GC.GetAllocatedBytesForCurrentThread() - before - bytes.Length).ShouldBeLessThan(100 << 20);
    }

    private static void Try(string format, byte[] file)
    {
        try
        {
            var table = Formats.ByName(format)!.Open(new MemoryStream(file), new FormatHints());
            TableColumn[] columns = [.. (table.Columns ?? ["a"]).Select(Unknown)];
            foreach (var column in columns) table.Describe(column);
            _ = table.Read(new TableSchema(columns, null, []), ignoreExtra: true).Count();
            var output = new ArrayBufferWriter<byte>();
            using var writer = table.CreatePredictionWriter(output, new PredictedTarget("y", [], IsDecided: false));
            writer.Begin();
            foreach (var row in table.ReadWhole(columns, [])) writer.Write(new PredictedRow(row.Line, row.Text, null, [new RowError(null, "is not predicted.")]));
            writer.End();
        }
        catch (UnreadableFileException)
        {
        }
    }

    private static byte[] Damaged(byte[] file, Random random)
    {
        var damaged = file.ToArray();
        for (var change = random.Next(1, 8); change > 0; change--) damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
        return random.Next(4) == 0 ? damaged[..random.Next(damaged.Length)] : damaged;
    }
}
