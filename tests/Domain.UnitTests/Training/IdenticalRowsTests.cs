using Regressor.Domain.Datasets;
using Regressor.Domain.Training.Data;

namespace Regressor.Domain.UnitTests.Training;

/// <summary>Tests whether identical rows of a dataset count as copies or as observations, and the effect on its test part.</summary>
public class IdenticalRowsTests
{
    private const double Fraction = 0.2;

    [Fact]
    public void Identical_rows_whose_inputs_come_with_other_targets_too_are_observations()
    {
        var table = TableOf(Ratings(600));
        table.CopiesTogether.ShouldBe(1);
        table.DifferentRows(0, 600).ShouldBe(600);
        table.TestRows(table.SplitAt(Fraction).Threshold).ShouldBe(120);
    }

    [Fact]
    public void Every_cell_of_few_different_rows_has_its_share_of_the_test_part()
    {
        var table = TableOf(Ratings(2000));
        var test = table.TestRows(table.SplitAt(Fraction).Threshold);
        foreach (var cell in Enumerable.Range(0, 2000).GroupBy(row => (table.Columns[0][row].Number, table.Y[row])).Where(cell => cell.Count() > 50))
            cell.Count(row => row < test).ShouldBeInRange(cell.Count() / 20, cell.Count() / 2);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.04)]
    public void A_table_added_twice_keeps_its_copies_together(double repeated)
    {
        // Some inputs do occur again with another target.
        var random = new Random(1);
        List<(double X, double Y)> rows = [];
        for (var i = 0; i < 500; i++) rows.Add((random.NextDouble() < repeated ? rows[^1].X : i, random.NextDouble()));
        var table = TableOf([.. rows, .. rows]);

        table.CopiesTogether.ShouldBe(TestSplit.All);
        table.DifferentRows(0, 1000).ShouldBe(500);
        table.TestRows(table.SplitAt(Fraction).Threshold).ShouldBe(200);
        table.CopyOf(0, 1000).ShouldBe(Enumerable.Range(0, 1000).Select(row => row / 2 * 2));
    }

    [Theory]
    [InlineData(0.05, TestSplit.All)]
    [InlineData(0.2, 1)]
    public void Between_the_two_the_share_of_inputs_that_come_with_another_target_decides(double share, int together)
    {
        List<(double X, double Y)> rows = [];
        for (var i = 0; i < 100; i++)
        {
            rows.Add((i, 1));
            rows.Add((i, i < 100 * share ? 2 : 1));
        }

        rows.Add((1000, 1));
        TableOf(rows).CopiesTogether.ShouldBe(together);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void A_table_of_few_different_rows_added_several_times_is_recognized(int times)
    {
        var rows = Ratings(600);
        var table = TableOf([.. Enumerable.Repeat(rows, times).SelectMany(same => same)]);
        table.CopiesTogether.ShouldBe(times);
        table.DifferentRows(0, 600 * times).ShouldBe(600);
        table.TestRows(table.SplitAt(Fraction).Threshold).ShouldBe(120 * times);
    }

    [Fact]
    public void The_split_of_observations_does_not_depend_on_the_order_in_which_they_were_added()
    {
        var rows = Ratings(300);
        var (table, reversed) = (TableOf(rows), TableOf([.. Enumerable.Reverse(rows)]));
        reversed.SplitPlaces.ShouldBe(table.SplitPlaces);
        reversed.Y.ShouldBe(table.Y);
        ((NumberData)reversed.Columns[0]).Values.ShouldBe(((NumberData)table.Columns[0]).Values);
        reversed.Hash().ShouldBe(table.Hash());
    }

    [Fact]
    public void Of_identical_observations_the_older_examples_have_the_earlier_turns()
    {
        var table = TableOf([(1, 1), (1, 1), (1, 2), (1, 1)]);
        var position = PositionOf(1, 1);
        var split = new TestSplit(0, CopiesTogether: 1);
        Enumerable.Range(0, 4).Where(row => table.Y[row] == 1).OrderBy(row => table.ExampleId(row)).Select(row => table.SplitPlaces[row])
            .ShouldBe([position, split.PlaceOf(position, 1), split.PlaceOf(position, 2)]);
    }

    [Fact]
    public void Rows_added_leave_nearly_all_others_on_their_side()
    {
        var rows = Ratings(1000);
        var (before, after) = (TableOf(rows), TableOf([.. rows, .. Ratings(100, seed: 2)]));
        var (test, testAfter) = (Tested(before), Tested(after));
        test.Count(id => !testAfter.Contains(id)).ShouldBeLessThan(20);
        testAfter.Count(id => id <= 1000 && !test.Contains(id)).ShouldBeLessThan(20);

        static HashSet<long> Tested(TrainingData table) =>
            [.. Enumerable.Range(0, table.TestRows(table.SplitAt(Fraction).Threshold)).Select(row => table.ExampleId(row)!.Value)];
    }

    [Theory]
    [InlineData(0, 10, 0)]
    [InlineData(0.2, 12, 2)]
    [InlineData(0.5, 11, 6)]
    [InlineData(0.2, 1, 0)]
    [InlineData(0.2, 997, 199)]
    public void The_test_part_has_exactly_its_share_of_the_rows(double fraction, int rows, int tested)
    {
        var table = TableOf([.. Enumerable.Range(0, rows).Select(row => ((double)row, (double)row))]);
        table.TestRows(table.SplitAt(fraction).Threshold).ShouldBe(tested);
    }

    [Fact]
    public void A_border_within_copies_moves_to_their_nearer_end()
    {
        // Seven distinct rows once each, and one thirteen times.
        var table = TableOf([.. Enumerable.Range(0, 7).Select(row => ((double)row, 0.5)), .. Enumerable.Repeat((7.0, 0.5), 13)]);
        var first = Enumerable.Range(0, 20).First(row => table.Columns[0][row].Number == 7);
        for (var rows = 0; rows <= 10; rows++)
        {
            var expected = rows <= first ? rows : rows - first <= first + 13 - rows ? first : first + 13;
            table.TestRows(table.SplitAt(rows / 20.0).Threshold).ShouldBe(expected);
        }
    }

    /// <summary>4 categories × 5 ratings.</summary>
    private static List<(double X, double Y)> Ratings(int rows, int seed = 1)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, rows).Select(_ => ((double)random.Next(4), (double)random.Next(1, 6)))];
    }

    private static TrainingData TableOf(List<(double X, double Y)> rows)
    {
        var builder = new TrainingData.Builder([new InputColumn("x", ColumnTypes.Numeric, null)], rows.Count);
        long id = 0;
        foreach (var (x, y) in rows) builder.Add([ColumnValue.Of(x)], y, PositionOf(x, y), ++id);
        return builder.Build();
    }

    private static double PositionOf(double x, double y) => DataSplit.PositionOf([ColumnValue.Of(x)], y, seed: 5);
}
