using System.Diagnostics;
using System.IO.Compression;
using System.Xml;
using Regressor.Application.Files;
using Regressor.Infrastructure.Files.Formats.Xlsx;
using SpreadCheetah;

namespace Regressor.Benchmarks.ServerSpeed;

/// <summary>Reads a workbook of 100 000 rows and 10 columns, beside a parser that only walks over its XML.</summary>
internal static class Workbooks
{
    private const int Rows = 100_000, Columns = 10, Repeats = 7;

    public static async Task RunAsync()
    {
        using var bytes = new MemoryStream();
        await using (var workbook = await Spreadsheet.CreateNewAsync(bytes))
        {
            await workbook.StartWorksheetAsync("Data");
            await workbook.AddRowAsync([.. Enumerable.Range(0, Columns).Select(column => new Cell($"column {column}"))]);
            for (var row = 0; row < Rows; row++)
                await workbook.AddRowAsync([.. Enumerable.Range(0, Columns).Select(column => column == 3 ? new Cell($"town {row % 50}") : new Cell(row * (column + 1) / 8.0))]);
            await workbook.FinishAsync();
        }

        Console.WriteLine($"{bytes.Length / 1e6:0.0} MB, best of {Repeats}");
        Time("XML alone", () =>
        {
            using var zip = new ZipArchive(new MemoryStream(bytes.ToArray()));
            using var xml = XmlReader.Create(zip.GetEntry("xl/worksheets/sheet1.xml")!.Open());
            while (xml.Read())
            {
            }
        });
        Time("records", () =>
        {
            using var records = XlsxGrid.Open(bytes, new FormatHints { Sheet = "Data" }).OpenRecords();
            while (records.Read())
            {
                for (var column = 0; column < records.Count; column++) _ = records.Typed(column);
            }
        });
        Time("one pass of records", () =>
        {
            var workbook = Workbook.Open(bytes);
            using var records = new SheetRecordReader(workbook, workbook.OpenRows(workbook.Sheets[0]), new CellRange(1, 1, Rows + 1, Columns));
            while (records.Read())
            {
                for (var column = 0; column < records.Count; column++) _ = records.Typed(column);
            }
        });
        Time("opening and reading as a table", () =>
        {
            var table = new XlsxFormat().Open(bytes, new FormatHints());
            _ = table.Read(new TableSchema([.. table.Columns!.Select(name => new TableColumn(name, name == "column 3" ? ColumnTypes.Categorical : ColumnTypes.Numeric))], null, []), true).Count();
        });
        Console.WriteLine($"peak {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:0} MB resident");
    }

    private static void Time(string what, Action action)
    {
        var best = TimeSpan.MaxValue;
        for (var repeat = 0; repeat < Repeats; repeat++)
        {
            // Other work on the machine hardly changes processor time.
            var before = Environment.CpuUsage.TotalTime;
            action();
            var used = Environment.CpuUsage.TotalTime - before;
            if (used < best) best = used;
        }

        Console.WriteLine($"{what,-32} {best.TotalMilliseconds,8:0} ms of processor time");
    }
}
