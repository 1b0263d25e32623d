using Regressor.Application.Files;
using static Regressor.Infrastructure.IntegrationTests.Files.TableText;

namespace Regressor.Infrastructure.IntegrationTests.Files;

/// <summary>Which records of a file are its header and its rows.</summary>
public class TableStructureTests
{
    private const string Rows = "Dunmore,205,3\nAshby,77,9\nElsworth,338,1\nDunmore,59,2\n";

    [Theory]
    [InlineData("town,area,rent\n" + Rows, "")]
    [InlineData("# made for the review\n# units: m2, EUR\ntown,area,rent\n" + Rows, "linesAboveHeader")]
    [InlineData("// made for the review\n% by R\ntown,area,rent\n" + Rows, "linesAboveHeader")]
    [InlineData("Quarterly report\nCreated: 2024-04-02, by the office\n\ntown,area,rent\n" + Rows, "linesAboveHeader")]
    [InlineData("Quarterly report,,\nCreated,2024-04-02,\n,,\ntown,area,rent\n" + Rows, "linesAboveHeader")]
    [InlineData("# town,area,rent\n" + Rows, "")]
    [InlineData("#town,area,rent\n" + Rows, "")]
    [InlineData("# made for the review, 2024\n# town,area,rent\n" + Rows, "linesAboveHeader")]
    [InlineData("# town area rent\nDunmore 205 3\nAshby 77 9\nElsworth 338 1\nDunmore 59 2\n", "layoutDetected")]
    [InlineData("town,area,rent\n,m2,EUR\n" + Rows, "unitsRow")]
    [InlineData("town,area,rent\n" + Rows + ",,\n,,\n", "emptyRows")]
    [InlineData("town,area,rent\n" + Rows + "Total,679,15\n", "totalRow")]
    [InlineData("town,area,rent\n" + Rows + "Mean,169.75,3.75\n", "totalRow")]
    [InlineData("town,area,rent\n" + Rows + "\nSource: the office\n* estimated\n", "notesBelow")]
    [InlineData("town,area,rent\nDunmore,205,3\nAshby,77,9\ntown,area,rent\nElsworth,338,1\nDunmore,59,2\n", "repeatedHeader")]
    [InlineData("town,area,rent\nDunmore,205,3\n# checked\nAshby,77,9\nElsworth,338,1\nDunmore,59,2\n", "commentLines")]
    [InlineData("town,area,rent\nDunmore,205,3,\nAshby,77,9,\nElsworth,338,1,\nDunmore,59,2,\n", "paddedRows")]
    [InlineData("town;area;rent\nDunmore;205;3\nAshby;77;9\nElsworth;338;1\nDunmore;59;2\n", "")]
    [InlineData("town area rent\nDunmore 205 3\nAshby 77 9\nElsworth 338 1\nDunmore 59 2\n", "layoutDetected")]
    [InlineData("| town | area | rent |\n|------|-----:|:---:|\n| Dunmore | 205 | 3 |\n| Ashby | 77 | 9 |\n| Elsworth | 338 | 1 |\n| Dunmore | 59 | 2 |\n", "layoutDetected")]
    [InlineData("<html><!-- <table> --><table><tr><th>town<th>area<th>rent</tr><tr><td>Dunmore<td>205<td>3<tr><td><b>Ash</b>by</td><td>77</td><td>9</td></tr><tr><td>Elsworth</td><td>338</td><td>1</td></tr><tr><td title=\"a>b\">Dunmore</td><td>&#53;9</td><td>2</td></tr></table>", "layoutDetected")]
    public void The_rows_of_a_table_are_found_whatever_surrounds_them(string content, string problem)
    {
        var file = Csv(content);
        file.Problems.Select(found => found.Code).ShouldBe(problem.Length == 0 ? [] : [problem]);
        var rows = file.Rows([Categorical("town"), Numeric("area")], "rent");
        rows.Select(row => (row.X[0].Text, row.X[1].Number, row.Y)).ShouldBe([("Dunmore", 205, 3), ("Ashby", 77, 9), ("Elsworth", 338, 1), ("Dunmore", 59, 2)]);
        file.Rows.ShouldBe(4);
    }

    [Theory]
    [InlineData(Rows)]
    [InlineData("Dunmore;205;3\nAshby;77;9\nElsworth;338;1\nDunmore;59;2\n")]
    public void A_file_without_a_header_keeps_its_first_row(string content)
    {
        var file = Csv(content);
        file.Columns.ShouldBe(["column 1", "column 2", "column 3"]);
        file.Problems.ShouldHaveSingleItem().Code.ShouldBe("noHeader");
        file.Rows([Numeric("column 2")], "column 3").Select(row => row.Y).ShouldBe([3, 9, 1, 2]);
    }

    [Theory]
    [InlineData("# x y\n1 2.5\n3 4.5\n5 6.5\n", "x,y")]
    [InlineData("#x y\n1 2.5\n3 4.5\n5 6.5\n", "x,y")]
    [InlineData("% x\ty\n1\t2.5\n3\t4.5\n", "x,y")]
    [InlineData("#,town,rent\n1,Ash,2.5\n2,Bly,4.5\n", "#,town,rent")]
    [InlineData("# measured on, 2024\n1,2.5\n3,4.5\n", "column 1,column 2")]
    [InlineData("# measured by hand, in May\nx,y\n1,2.5\n3,4.5\n", "x,y")]
    [InlineData("# x,y,z\n1,2.5\n3,4.5\n", "column 1,column 2")]
    public void A_comment_with_a_name_for_each_column_of_numbers_is_the_header(string content, string names) => Csv(content).Columns.ShouldBe(names.Split(','));

    [Fact]
    public void A_known_name_keeps_its_mark() => Open("#x,y\n1,2\n", new FormatHints { KnownNames = ["#x", "y"] }).Columns.ShouldBe(["#x", "y"]);

    [Fact]
    public void The_header_can_be_given()
    {
        var file = Open("205,3\n77,9\n", new FormatHints { Header = 1 });
        file.Columns.ShouldBe(["205", "3"]);
        Open("a,b\n1,2\n", new FormatHints { Header = 0 }).Columns.ShouldBe(["column 1", "column 2"]);
        Open("x,y\na,b\n1,2\n", new FormatHints { Header = 2 }).Columns.ShouldBe(["a", "b"]);
        Should.Throw<UnreadableFileException>(() => Open("a,b\n1,2\n", new FormatHints { Header = 9 }));
    }

    [Theory]
    [InlineData("country,2019,2020,2021\nFR,1.5,2.5,3.5\nDE,4,5,6\n", "country,2019,2020,2021")]
    [InlineData("0,1,2\n5.1,3.5,1.4\n4.9,3,1.4\n", "0,1,2")]
    [InlineData("area,staff,rent\n\"1\",205,3,9\n\"2\",77,9,8\n\"3\",338,1,7\n", "column 1,area,staff,rent")]
    [InlineData(",2019,,2020,\ntown,area,rent,area,rent\nAshby,1,2,3,4\nDunmore,5,6,7,8\n", "town,2019 area,2019 rent,2020 area,2020 rent")]
    [InlineData("a,b,A,a\n1,2,3,4", "a,b,A 2,a 3")]
    [InlineData("column 2,,x\n1,2,3", "column 2,column 2 2,x")]
    [InlineData("x\u200b,y\n1,2", "x,y")]
    public void Names_are_found_and_repaired(string content, string names) => Csv(content).Columns.ShouldBe(names.Split(','));

    [Fact]
    public void A_long_name_is_cut_and_its_source_told()
    {
        var file = Csv($"{new string('q', 300)},y\n1,2\n");
        var column = file.Describe(Unknown(file.Columns![0]))!;
        (column.Name.Length, column.SourceName!.Length).ShouldBe((200, 300));
        Csv($"{new string('q', 200)},y\n1,2\n").Problems.ShouldBeEmpty();
    }

    [Fact]
    public void A_column_can_be_renamed_and_get_a_unit()
    {
        var file = Open("a,b\n1,2\n", new FormatHints { Names = new Dictionary<string, string> { ["a"] = "area" }, Units = new Dictionary<string, string> { ["area"] = "m²" } });
        file.Columns.ShouldBe(["area", "b"]);
        file.Describe(Unknown("area"))!.Unit.ShouldBe("m²");
    }

    [Fact]
    public void Names_of_the_dataset_are_found_whatever_their_case()
    {
        Open("Town,AREA\nAshby,3\n", new FormatHints { KnownNames = ["town", "area"] }).Columns.ShouldBe(["town", "area"]);
        Open("Price,price\n1,2\n", new FormatHints { KnownNames = ["price"] }).Columns.ShouldBe(["Price 2", "price"], ignoreOrder: false);
    }

    [Fact]
    public void Units_below_the_header_become_those_of_the_columns() =>
        Csv("town,area,rent\n,m2,EUR\n" + Rows).Describe(Unknown("area"))!.Unit.ShouldBe("m2");

    [Fact]
    public void A_last_row_that_does_not_add_up_is_a_row()
    {
        var file = Csv("town,area,rent\n" + Rows + "Total,12,13\n");
        file.Problems.ShouldHaveSingleItem().Code.ShouldBe("possibleTotal");
        file.Rows.ShouldBe(5);
        Open("town,area,rent\n" + Rows + "Total,12,13\n", new FormatHints { SkipLines = [6] }).Rows.ShouldBe(4);
        Open("town,area,rent\n" + Rows + "Total,679,15\n", new FormatHints { SkipLines = [] }).Rows.ShouldBe(5);
    }

    [Fact]
    public void Rows_that_lack_cells_have_gaps_and_rows_with_too_many_are_bad()
    {
        var file = Csv("town,area,rent,remark\nDunmore,205,3\nAshby,77,9,late\nElsworth,338,1,a,b\n");
        file.Problems.Select(problem => problem.Code).ShouldBe(["shortRows", "longRows"]);
        var rows = file.Rows([Categorical("town"), Categorical("remark")], "rent");
        rows.Select(row => (row.X[1].Text, ErrorsOf(row))).ShouldBe([(null, ""), ("late", ""), (null, ": has 5 cells where the header has 4.")]);
    }

    [Fact]
    public void Rows_that_are_mostly_too_long_are_an_error()
    {
        var problem = Csv("town,area,rent\nAshby,205,222,082\nAshby,77,215,282\n").Problems.ShouldHaveSingleItem();
        (problem.Code, problem.Severity, problem.Count).ShouldBe(("longRows", ProblemSeverity.Error, 2));
    }

    [Fact]
    public void The_first_records_are_shown_as_they_are_written()
    {
        var records = Csv("# made\ntown,area\n,m2\nAshby, $5 \n").FirstRecords;
        records.Select(record => $"{record.Line} {record.Role} {string.Join('|', record.Cells)}").ShouldBe(["1 skipped # made", "2 header town|area", "3 units |m2", "4 row Ashby|$5"]);
    }

    [Theory]
    [InlineData("note,rent\n\"the \\\"old\\\" one\",5\n\"x\",6\n", "the \"old\" one")]
    [InlineData("note,rent\n'the, old one',5\n'x',6\n'it''s',7\n", "the, old one")]
    public void Quotes_of_other_programs_are_read(string content, string text) =>
        Csv(content).Rows([Categorical("note")], "rent")[0].X[0].Text.ShouldBe(text);

    [Fact]
    public void Cells_of_a_fixed_width_keep_their_blanks_and_gaps()
    {
        var file = Csv("town         area  rent\nNew Ashby     205   3.5\nDunmore             9.0\nOld  Kenning    5  10.0\n");
        file.Rows([Categorical("town"), Numeric("area")], "rent").Select(row => (row.X[0].Text, row.X[1].Number, row.Y))
            .ShouldBe([("New Ashby", 205, 3.5), ("Dunmore", null, 9), ("Old  Kenning", 5, 10)]);
    }
}
