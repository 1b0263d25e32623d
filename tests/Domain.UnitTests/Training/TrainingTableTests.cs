using Regressor.Domain.Training;

namespace Regressor.Domain.UnitTests.Training;

public class TrainingTableTests
{
    private static readonly InputColumn[] Inputs =
        [new("a", ColumnTypes.Numeric, null), new("color", ColumnTypes.Categorical, null)];

    private static readonly (double? Number, string? Color, double Y, double Position)[] Rows =
        [(1, "red", 10, 0.7), (null, "blue", 20, 0.1), (3, null, 30, 0.4)];

    [Fact]
    public void Rows_are_sorted_by_split_position()
    {
        var table = TableOf(Rows);
        table.Y.ShouldBe([20, 30, 10]);
        table.Numbers[0].ShouldBe([double.NaN, 3, 1]);
        table.Categories[0].Vocabulary.ShouldBe(["blue", "red"]);
        table.Categories[0].Codes.ShouldBe([0, -1, 1]);
        Enumerable.Range(0, 3).Select(table.ExampleId).ShouldBe([2, 3, 1]);
    }

    [Fact]
    public void The_order_of_adding_does_not_matter()
    {
        var (table, reversed) = (TableOf(Rows), TableOf(Rows.Reverse()));
        reversed.Y.ShouldBe(table.Y);
        reversed.Numbers[0].ShouldBe(table.Numbers[0]);
        reversed.Categories[0].Codes.ShouldBe(table.Categories[0].Codes);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.2, 1)]
    [InlineData(0.5, 2)]
    public void The_test_part_comes_first(double fraction, int rows) => TableOf(Rows).TestRows(fraction).ShouldBe(rows);

    [Fact]
    public void Copies_of_a_row_count_once()
    {
        var table = TableOf([(1, "red", 10, 0.7), (null, "blue", 20, 0.1), (1, "red", 10, 0.7), (1, "red", 10, 0.7), (3, null, 30, 0.4)]);
        table.CopyOf(0, 5).ShouldBe([0, 1, 2, 2, 2]);
        table.CopyOf(1, 3).ShouldBe([0, 1, 1]);
        table.DifferentRows(0, 5).ShouldBe(3);
        table.DifferentRows(3, 2).ShouldBe(1);
        table.DifferentRows(5, 0).ShouldBe(0);
    }

    private static TrainingData TableOf(IEnumerable<(double? Number, string? Color, double Y, double Position)> rows)
    {
        var builder = new TrainingData.Builder(Inputs);
        long id = 0;
        foreach (var row in rows) builder.Add([NumberOf(row.Number), ColorOf(row.Color)], row.Y, row.Position, ++id);
        return builder.Build();
    }

    private static ColumnValue NumberOf(double? number) => number is null ? ColumnValue.Missing : ColumnValue.Of(number.Value);

    private static ColumnValue ColorOf(string? color) => color is null ? ColumnValue.Missing : ColumnValue.Of(color);
}
