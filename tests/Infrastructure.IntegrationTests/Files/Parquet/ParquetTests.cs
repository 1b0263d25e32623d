using System.Buffers;
using System.Globalization;
using Regressor.Application.Files;
using Regressor.Domain.Datasets;
using Regressor.Domain.Predictions;
using Regressor.Infrastructure.Files.Formats.Parquet;
using Regressor.Infrastructure.Files.Grids;
using static Regressor.Infrastructure.IntegrationTests.Files.TableText;

namespace Regressor.Infrastructure.IntegrationTests.Files.Parquet;

public class ParquetTests
{
    /// <summary>Written by Apache Arrow (C++), with three rows: all kinds of columns, gaps, a list and bytes.</summary>
    private static byte[] OfArrow => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Files", "Parquet", "arrow.parquet"));

    [Fact]
    public void Every_type_of_another_program_is_read()
    {
        var grid = new ParquetGrid(new MemoryStream(OfArrow));
        Cells(grid).ShouldBe(
        [
            "i|l|f|d|b|s|m|day|t|tod|raw|u|ul|g|ns",
            "n1|n1|n0.1|n0.1|b1|x|n1.25|d1738281600|d1738308600|t27000|\u0001|n4000000000|18446744073709551615|00000000-0000-0000-0000-000000000000|d1738308600",
            "-|9007199254740993|-|-|-|-|-|-|-|-|\u0002|-|n2|00000000-0000-0000-0000-000000000000|-",
            "n3|n3|n3|-|b0|x|n-3|d-2208988800|d1738281600|t0|\u0003\u0004|n1|n1|00000000-0000-0000-0000-000000000000|-",
        ]);
        grid.Problems.ShouldHaveSingleItem().Message.ShouldBe("Column 'list' has lists, structures or other values that cannot be read, and is left out.");
    }

    [Fact]
    public void The_predictions_are_further_columns_of_the_same_types()
    {
        var grid = new ParquetGrid(new MemoryStream(OfArrow));
        var output = new ArrayBufferWriter<byte>();
        using var records = grid.OpenRecords();
        records.Read();
        var copy = grid.CreateCopier(records.Count);
        using var writer = grid.CreatePredictionWriter(output, new PredictionLayout([], null, -1, ["i"], '.', new PredictedTarget("rent", [], IsDecided: false)));
        writer.Begin();
        while (records.Read()) writer.Write(new PredictedRow(records.Line, copy(records), new RegressionPrediction(2.5, null, 0, 1, [], Covered: false), []));
        writer.End();

        var cells = Cells(new ParquetGrid(new MemoryStream(output.WrittenSpan.ToArray())));
        cells[0].ShouldBe("i|l|f|d|b|s|m|day|t|tod|raw|u|ul|g|ns|predicted rent|lower|upper|covered|warnings|not predicted because");
        cells[2].ShouldBe("-|9007199254740993|-|-|-|-|-|-|-|-|\u0002|-|n2|00000000-0000-0000-0000-000000000000|-|n2.5|-|-|b0|-|-");
        cells[3].ShouldStartWith("n3|n3|n3|-|b0|x|n-3|d-2208988800|d1738281600|t0|");
    }

    [Theory]
    [InlineData("parquet")]
    [InlineData("xlsx")]
    public async Task Numbers_are_read_as_classes_where_their_target_has_them(string format)
    {
        var now = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var dataset = Dataset.Create("Codes", [new("size", ColumnTypes.Numeric, null)], new("code", null), now);
        var examples = new double[] { 0, 1, 2.5 }.Select(code => dataset.AddExample([ColumnValue.Of(code + 7)], code, now)).ToList();
        var file = Open(await WrittenBytes(format, dataset, examples.ToAsyncEnumerable(), withExclusions: false), format);
        file.Rows(new TableSchema([Numeric("size")], Categorical("code"), [])).Select(row => row.Target.Text).ShouldBe(["0", "1", "2.5"]);
    }

    [Theory]
    [InlineData("parquet")]
    [InlineData("xlsx")]
    public async Task Dates_and_times_are_written_as_such_and_read_back(string format)
    {
        var now = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var dataset = Dataset.Create("Rentals", [new("day", ColumnTypes.DateTime, null), new("hour", ColumnTypes.TimeOfDay, null)], new("count", null), now);
        (double Day, double Hour)[] values = [(1738281600, 27000), (1738308601.5, 86399.5), (-5_000_000_000, 0), (0, 1)];
        var examples = values.Select(value => dataset.AddExample([ColumnValue.Of(value.Day), ColumnValue.Of(value.Hour)], 1, now)).ToList();
        var file = Open(await WrittenBytes(format, dataset, examples.ToAsyncEnumerable(), withExclusions: false), format);
        file.Rows([new("day", ColumnTypes.DateTime), new("hour", ColumnTypes.TimeOfDay)], "count")
            .Select(row => (row.X[0].Number, row.X[1].Number)).ShouldBe(values.Select(value => ((double?)value.Day, (double?)value.Hour)));
    }

    [Fact]
    public async Task Damaged_files_are_refused_in_little_memory()
    {
        var now = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var dataset = Dataset.Create("Any", [new("a", ColumnTypes.Numeric, null), new("b", ColumnTypes.Categorical, null)], new("y", null), now);
        var own = await WrittenBytes("parquet", dataset, Enumerable.Range(0, 300).Select(row => dataset.AddExample([ColumnValue.Of(row), ColumnValue.Of($"text {row % 7}")], row, now)).ToAsyncEnumerable(), true);
        var random = new Random(1);
        foreach (var file in (byte[][])[own, OfArrow])
        {
            for (var trial = 0; trial < 400; trial++)
            {
                var damaged = file.ToArray();
                for (var change = random.Next(1, 6); change > 0; change--) damaged[random.Next(damaged.Length)] = (byte)(random.Next(2) == 0 ? 0xFF : random.Next(256));
                if (random.Next(10) == 0) damaged = damaged[..random.Next(damaged.Length)];
                var before = GC.GetAllocatedBytesForCurrentThread();
                try
                {
                    _ = Cells(new ParquetGrid(new MemoryStream(damaged))).Count;
                }
                catch (UnreadableFileException)
                {
                }

                (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(100 << 20, $"trial {trial}");
            }
        }
    }

    [Theory]
    [InlineData("", "The Parquet file is damaged. Send it again.")]
    [InlineData("PAR1PAR1", "The Parquet file is damaged. Send it again.")]
    [InlineData("PAR1\u0015\u0000\u0000\u0000\u0002\u0000\u0000\u0000PARE", "The Parquet file is encrypted. Send it without encryption.")]
    [InlineData("PAR1\u0019\u007F\u007F\u0000\u0004\u0000\u0000\u0000PAR1", "The Parquet file is damaged. Send it again.")]
    public void What_is_no_Parquet_file_is_refused(string content, string message) =>
        Should.Throw<UnreadableFileException>(() => new ParquetGrid(new MemoryStream([.. content.Select(character => (byte)character)]))).Message.ShouldBe(message);

    private static List<string> Cells(ParquetGrid grid)
    {
        using var records = grid.OpenRecords();
        List<string> rows = [];
        while (records.Read())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, records.Count).Select(column => records.Typed(column) switch
            {
                { Kind: CellKind.Text } => records.Cell(column).ToString(),
                { Kind: CellKind.Blank } => "-",
                var value => "?ndtb"[(int)value.Kind] + value.Number.ToString(CultureInfo.InvariantCulture),
            })));
        }

        return rows;
    }
}
