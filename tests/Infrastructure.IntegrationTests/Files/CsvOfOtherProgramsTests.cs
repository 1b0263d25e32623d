using System.Text;
using Regressor.Application.Files;
using static Regressor.Infrastructure.IntegrationTests.Files.TableText;

namespace Regressor.Infrastructure.IntegrationTests.Files;

public class CsvOfOtherProgramsTests
{
    [Fact]
    public void R_writes_row_names_and_NA()
    {
        var cars = Csv("\"\",\"mpg\",\"cyl\"\n\"Mazda RX4\",21,6\n\"Datsun 710\",22.8,NA\n");
        cars.Columns.ShouldBe(["column 1", "mpg", "cyl"]);
        var rows = cars.Rows([Categorical("column 1"), Numeric("cyl")], "mpg");
        rows.Select(row => (row.X[0].Text, row.X[1].Number, row.Y)).ShouldBe([("Mazda RX4", 6, 21), ("Datsun 710", null, 22.8)]);
    }

    [Fact]
    public void German_Excel_writes_semicolons_decimal_commas_and_windows_1252()
    {
        var file = Open(Encoding.Latin1.GetBytes("sep=;\r\nFläche;Ort;Preis\r\n70,5;Köln;1200\r\n;\"Bonn; Nord\";999,99\r\n"));
        file.Details.ShouldBe(new FormatHints(';', ',', "windows-1252"));
        var rows = file.Rows([Numeric("Fläche"), Categorical("Ort")], "Preis");
        rows.Select(row => (row.Line, row.X[0].Number, row.X[1].Text, row.Y)).ShouldBe([(3, 70.5, "Köln", 1200), (4, null, "Bonn; Nord", 999.99)]);
    }
}
