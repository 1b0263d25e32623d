using Regressor.Domain.Datasets;
using Regressor.Domain.Tasks;
using Regressor.Domain.Training.Data;

namespace Regressor.Domain.UnitTests.Datasets;

public class SplitTests
{
    private static readonly InputColumn[] Inputs =
        [new("dose", ColumnTypes.Numeric, null), new("hour", ColumnTypes.TimeOfDay, null), new("visit", ColumnTypes.DateTime, null)];

    private static readonly KeptColumn[] Kept = [new("patient", ColumnTypes.Text)];

    [Theory]
    [InlineData(SplitBy.Row, null)]
    [InlineData(SplitBy.Group, "patient")]
    [InlineData(SplitBy.Group, "hour")]
    [InlineData(SplitBy.Time, "visit")]
    [InlineData(SplitBy.Time, "dose")]
    public void A_dataset_is_split_by_a_column_that_suits(SplitBy by, string? column)
    {
        var dataset = Visits();
        dataset.SetSplit(new Split(by, column));
        dataset.Duplicate("Copy", DateTimeOffset.UnixEpoch).Split.ShouldBe(new Split(by, column));
    }

    [Theory]
    [InlineData(SplitBy.Row, "patient")]
    [InlineData(SplitBy.Group, null)]
    [InlineData(SplitBy.Group, "y")]
    [InlineData(SplitBy.Group, "nurse")]
    [InlineData(SplitBy.Time, null)]
    [InlineData(SplitBy.Time, "patient")]
    [InlineData(SplitBy.Time, "hour")]
    public void A_split_by_another_column_is_refused(SplitBy by, string? column)
    {
        var dataset = Visits();
        Should.Throw<DomainException>(() => dataset.SetSplit(new Split(by, column)));
        dataset.Split.ShouldBe(Split.ByRow);
    }

    /// <summary>Databases compute the same positions, and test parts that exist depend on them.</summary>
    [Fact]
    public void The_position_of_a_group_never_changes()
    {
        DataSplit.PositionOfGroup(ColumnValue.Of("Ann"), seed: 7).ShouldBe(PositionOfAnn);
        DataSplit.PositionOfGroup(ColumnValue.Of(-0.0), seed: 7).ShouldBe(DataSplit.PositionOfGroup(ColumnValue.Of(0), seed: 7));
        DataSplit.PositionOfGroup(ColumnValue.Of(0), seed: 8).ShouldNotBe(DataSplit.PositionOfGroup(ColumnValue.Of(0), seed: 7));
    }

    [Fact]
    public void Rows_of_a_group_are_on_one_side_and_rows_without_one_are_by_themselves()
    {
        var groups = Enumerable.Range(0, 200).Select(row => row % 4 == 3 ? ColumnValue.Missing : ColumnValue.Of($"group {row % 12}")).ToArray();
        var table = TableOf(SplitBy.Group, groups);
        var split = table.SplitAt(0.3);
        var tested = table.TestRows(split.Threshold);
        tested.ShouldBeInRange(30, 90);
        var testedIds = Enumerable.Range(0, tested).Select(row => (int)table.ExampleId(row)!.Value - 1).ToHashSet();
        foreach (var group in groups.Distinct().Where(group => !group.IsMissing))
            Enumerable.Range(0, 200).Where(row => groups[row] == group).Select(testedIds.Contains).Distinct().Count().ShouldBe(1);
        Enumerable.Range(0, 200).Where(row => groups[row].IsMissing).Select(testedIds.Contains).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public void The_newest_rows_are_tested_and_those_of_one_time_are_not_separated()
    {
        var table = TableOf(SplitBy.Time, [.. Enumerable.Range(0, 100).Select(row => row == 50 ? ColumnValue.Missing : ColumnValue.Of(row / 7))]);
        var split = table.SplitAt(0.2);
        var tested = Enumerable.Range(0, table.TestRows(split.Threshold)).Select(row => table.ExampleId(row)!.Value).Order();
        tested.ShouldBe(Enumerable.Range(78, 23).Select(id => (long)id));
        table.ExampleId(table.Rows - 1).ShouldBe(51);
        table.SplitAt(0).Threshold.ShouldBe(Splitter.NothingTested);
    }

    [Fact]
    public void A_split_does_not_change_which_rows_a_table_has()
    {
        ColumnValue[] keys = [.. Enumerable.Range(0, 40).Select(row => ColumnValue.Of(row % 5))];
        var (byRow, byGroup, byTime) = (TableOf(SplitBy.Row, keys), TableOf(SplitBy.Group, keys), TableOf(SplitBy.Time, keys));
        byGroup.Hash().ShouldBe(byRow.Hash());
        byTime.Hash().ShouldBe(byRow.Hash());
        byGroup.DifferentRows(0, 40).ShouldBe(byRow.DifferentRows(0, 40));
        byGroup.DifferentPlaces(0, 40).ShouldBe(5);
    }

    [Fact]
    public void Splits_by_different_columns_have_no_common_test_part()
    {
        var split = new TestSplit(0.2);
        split.IsLike(split with { Threshold = 0.3 }).ShouldBeTrue();
        split.IsLike(split with { Rule = new Split(SplitBy.Group, "patient") }).ShouldBeFalse();
        (split with { Rule = new Split(SplitBy.Group, "patient") }).IsLike(split with { Rule = new Split(SplitBy.Group, "nurse") }).ShouldBeFalse();
    }

    private const double PositionOfAnn = 0.8279653029403679;

    private static Dataset Visits() => Dataset.Create("Visits", Inputs, new TargetColumn("y", null), DateTimeOffset.UnixEpoch, Kept);

    private static TrainingData TableOf(SplitBy by, ColumnValue[] keys)
    {
        var builder = new TrainingData.Builder([new("x", ColumnTypes.Numeric, null)])
        {
            Task = PredictionTasks.Regression,
            Splitter = by == SplitBy.Row ? null : new Splitter(new Split(by, "key"), seed: 1),
        };
        for (var row = 0; row < keys.Length; row++)
            builder.Add([ColumnValue.Of(row)], row, DataSplit.PositionOf([ColumnValue.Of(row)], row, seed: 1), row + 1, keys[row]);
        return builder.Build();
    }
}
