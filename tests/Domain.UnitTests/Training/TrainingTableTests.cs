using Regressor.Domain.Datasets;
using Regressor.Domain.Training;

namespace Regressor.Domain.UnitTests.Training;

public sealed class TrainingTableTests
{
    private static readonly IReadOnlyList<InputColumn> Inputs =
        [new("a", ColumnKind.Numeric, null), new("b", ColumnKind.Categorical, null)];

    [Fact]
    public void Rows_stand_in_the_order_of_their_position_whatever_order_they_came_in()
    {
        var table = Table((1, "x", 10, 0.9), (2, "y", 20, 0.1), (null, null, 30, 0.5));

        table.Y.ShouldBe([20, 30, 10]);
        table.Numbers[0].ShouldBe([2, double.NaN, 1]);
        table.Categories[0].Vocabulary.ShouldBe(["x", "y"]);
        table.Categories[0].Codes.ShouldBe([1, -1, 0]);
    }

    [Fact]
    public void The_test_part_comes_first()
    {
        var table = Table((1, "x", 10, 0.9), (2, "y", 20, 0.1), (null, null, 30, 0.5));

        table.TestRows(0.5).ShouldBe(1);
        table.TestRows(0).ShouldBe(0);
    }

    private static TrainingTable Table(params (double? A, string? B, double Y, double Position)[] rows)
    {
        var builder = new TrainingTable.Builder(Inputs);
        foreach (var (a, b, y, position) in rows) builder.Add([a], [b], y, position);
        return builder.Build();
    }
}
