using Regressor.Domain.Training.Data;

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
        ((NumberData)table.Columns[0]).Values.ShouldBe([double.NaN, 3, 1]);
        ((CodeData)table.Columns[1]).Vocabulary.ShouldBe(["blue", "red"]);
        ((CodeData)table.Columns[1]).Codes.ShouldBe([0, -1, 1]);
        Enumerable.Range(0, 3).Select(table.ExampleId).ShouldBe([2, 3, 1]);
    }

    [Fact]
    public void The_order_of_adding_does_not_matter()
    {
        var (table, reversed) = (TableOf(Rows), TableOf(Rows.Reverse()));
        reversed.Y.ShouldBe(table.Y);
        for (var column = 0; column < Inputs.Length; column++) ValuesOf(reversed, column).ShouldBe(ValuesOf(table, column));
    }

    [Fact]
    public void Columns_stand_in_the_order_of_the_inputs()
    {
        InputColumn[] inputs = [new("b", ColumnTypes.Categorical, null), new("x", ColumnTypes.Numeric, null), new("a", ColumnTypes.Categorical, null)];
        var builder = new TrainingData.Builder(inputs, rows: 2);
        ColumnValue[] first = [ColumnValue.Of("z"), ColumnValue.Missing, ColumnValue.Of("p")], second = [ColumnValue.Missing, ColumnValue.Of(-0.5), ColumnValue.Of("o")];
        builder.Add(second, y: 2, splitPosition: 0.9);
        builder.Add(first, y: 1, splitPosition: 0.1);

        var table = builder.Build();

        table.Columns.Select(column => column[0]).ShouldBe(first);
        table.Columns.Select(column => column[1]).ShouldBe(second);
    }

    [Fact]
    public void Rows_with_the_same_inputs_have_the_same_hash()
    {
        var hashes = TableOf([(0.0, "red", 10, 0.1), (-0.0, "red", 20, 0.2), (0.0, "blue", 30, 0.3), (null, "red", 40, 0.4), (0.0, null, 50, 0.5)]).InputHashes();

        hashes[1].ShouldBe(hashes[0]);
        hashes.Distinct().Count().ShouldBe(4);
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

    private static IEnumerable<ColumnValue> ValuesOf(TrainingData table, int column) => Enumerable.Range(0, table.Rows).Select(row => table.Columns[column][row]);

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
