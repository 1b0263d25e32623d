namespace Regressor.WebApi.FunctionalTests.Import;

/// <summary>
/// What a spreadsheet would execute is written as text, wherever a caller's words come into a file: cells, names of columns, reasons. What
/// single cells become is in CsvWriterTests and CsvRowTests.
/// </summary>
public sealed class FormulaTests
{
    private const string Formulas = "\"=HYPERLINK(\"\"http://x\"\")\",@kind,+y\n1,=1+1,1\n2,-cmd,2\n3,\"\t=1\",3\n4,\"\r=1\",4\n5,'=1,5\n";

    [Fact]
    public async Task No_file_that_comes_out_has_a_cell_that_is_a_formula()
    {
        await using var server = new TestServer();
        var rows = string.Concat(Enumerable.Range(6, 40).Select(i => $"{i},@SUM(A1),{i}\n"));
        var created = await server.Client.PostCsv("/api/datasets/import?name=Formulas&target=%2By&numeric=%3DHYPERLINK(%22http://x%22)&categorical=@kind", Formulas + rows);
        created.Status.ShouldBe(201, created.Body);
        (await server.Client.Patch("/api/datasets/formulas/examples/1", new { exclude = "=cmd|'/c calc'!A1" })).Status.ShouldBe(200);
        var exported = (await server.Client.Get("/api/datasets/formulas/examples/export")).Body;
        exported.ShouldStartWith("\"'=HYPERLINK(\"\"http://x\"\")\",'@kind,'+y,(excluded)\r\n1,'=1+1,1,\"'=cmd|'/c calc'!A1\"\r\n2,'-cmd,2,\r\n");
        NoneIsAFormula(exported);

        await server.Client.TrainAsync("/api/datasets/formulas", new { epochs = 2, members = 2 });
        var predicted = await server.Client.PostCsv("/api/datasets/formulas/predictions/batch", exported);
        predicted.Status.ShouldBe(200, predicted.Body);
        predicted.Body.ShouldStartWith("\"'=HYPERLINK(\"\"http://x\"\")\",'@kind,'+y,(excluded),predicted +y,");
        NoneIsAFormula(predicted.Body);

        // An import takes the marks away again.
        var again = await server.Client.PostCsv("/api/datasets/import?name=Again&target=%2By&numeric=%3DHYPERLINK(%22http://x%22)&categorical=@kind", exported);
        again.Status.ShouldBe(201, again.Body);
        (await server.Client.Get("/api/datasets/again/examples/export")).Body.ShouldBe(exported);
        (await server.Client.CountAsync("/api/datasets/again", "where=@kind=%3D1%2B1")).ShouldBe(1);
    }

    /// <summary>Numbers may begin with a sign.</summary>
    private static void NoneIsAFormula(string csv)
    {
        var cells = csv.Split("\r\n").SelectMany(line => line.Split(',')).Select(cell => cell.TrimStart('"')).ToList();
        cells.Count.ShouldBeGreaterThan(100);
        cells.Where(cell => cell is ['=' or '@' or '\t' or '\r', ..] || (cell is ['+' or '-', ..] && !double.TryParse(cell, out _))).ShouldBeEmpty();
    }
}
