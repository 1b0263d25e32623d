using System.Globalization;
using static Regressor.Infrastructure.IntegrationTests.Files.Xlsx.Workbooks;

namespace Regressor.Infrastructure.IntegrationTests.Files.Xlsx;

/// <summary>What other programs write is read back cell by cell.</summary>
public class ForeignWorkbookTests
{
    [Fact]
    public async Task Random_tables_of_two_libraries_are_read_cell_by_cell()
    {
        for (var seed = 0; seed < 15; seed++)
        {
            var random = new Random(seed);
            object?[][] rows = [.. Enumerable.Range(0, random.Next(1, 60)).Select(_ => new object?[7]), [.. Enumerable.Repeat("end", 7)]];
            foreach (var row in rows[..^1])
            {
                for (var column = 0; column < row.Length; column++) row[column] = Value(random);
                row[0] = "first";
            }

            var expected = string.Join(';', rows.Select(row => string.Join('|', row.Select(Text))));
            Shown(ForeignWorkbooks.OfOpenXml(rows)).ShouldBe(expected);
            Shown(await ForeignWorkbooks.OfSpreadCheetah(rows)).ShouldBe(expected);
        }
    }

    [Fact]
    public async Task A_large_table_is_read()
    {
        var workbook = await ForeignWorkbooks.OfSpreadCheetah([.. Enumerable.Range(0, 20_000).Select(row => new object?[] { (double)row, $"name {row % 100}", row * 0.5, null, true })]);
        using var records = Open(workbook).OpenRecords();
        double sum = 0;
        for (var rows = 0; records.Read(); rows++) sum += records.Typed(0).Number;
        sum.ShouldBe(19_999 * 10_000.0);
    }

    private static object? Value(Random random) => random.Next(6) switch
    {
        0 => null,
        1 => random.Next(2) == 0,
        2 => new DateTime(1901, 1, 1).AddMinutes(random.Next(100_000_000)),
        3 => (double)random.Next(-1000, 1000),
        4 => Math.Round(random.NextDouble() * 1e6, 4),
        _ => ((string[])["=1+1", "<b>&amp;", "Größe 😀", "it's \"quoted\"", "007", "TRUE", "2025-01-31"])[random.Next(7)],
    };

    private static string Text(object? value) => value switch
    {
        null => "",
        bool flag => flag ? "TRUE" : "FALSE",
        DateTime date => date.ToString(date.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : date.Second == 0 ? "yyyy-MM-ddTHH:mm:ss" : "", CultureInfo.InvariantCulture),
        double number => number.ToString(CultureInfo.InvariantCulture),
        _ => (string)value,
    };
}
