using Regressor.Domain.Datasets;
using Regressor.Domain.Training.Data;
using Regressor.Infrastructure.Learning.Splitting.Detection;

namespace Regressor.Infrastructure.IntegrationTests.Learning.Splitting;

public class SplitDetectorTests
{
    private readonly Random _random = new(7);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Persons_measured_several_times_suggest_a_split_by_person(bool shuffled)
    {
        var suggestion = Find(Groups("person", 60, rowsPerGroup: 6, effect: 1, age: true), shuffled)!;
        suggestion.Split.ShouldBe(new Split(SplitBy.Group, "person"));
        suggestion.ByRow.ShouldBeGreaterThan(suggestion.Suggested + 0.3);
        suggestion.Groups.ShouldBe(60);
        suggestion.RowsPerGroup.ShouldBe(6);
        suggestion.RepeatedColumns.ShouldBe(["age"]);
    }

    [Fact]
    public void A_kept_column_that_other_inputs_reveal_is_suggested_too() =>
        Find(Groups("person", 60, rowsPerGroup: 6, effect: 1, age: true), shuffled: true, kept: "person")!.Split.ShouldBe(new Split(SplitBy.Group, "person"));

    [Fact]
    public void Categories_with_many_rows_each_suggest_nothing() =>
        Find(Groups("shop", 10, rowsPerGroup: 100, effect: 1, age: false), shuffled: true).ShouldBeNull();

    [Fact]
    public void Groups_without_effect_suggest_nothing() =>
        Find(Groups("person", 60, rowsPerGroup: 6, effect: 0, age: true), shuffled: false).ShouldBeNull();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_measured_factor_of_a_complete_design_suggests_nothing_and_numbered_persons_who_all_answer_the_same_do(bool isPerson)
    {
        List<(ColumnValue[] X, double Y)> rows = [];
        for (var level = 0; level < 24; level++)
        {
            var (own, value) = (2 * Normal(), isPerson ? 100 + level : 0.25 * level);
            for (var other = 0; other < 12; other++)
                rows.Add(([ColumnValue.Of(value), ColumnValue.Of(level % 7), ColumnValue.Of(other % 4), ColumnValue.Of(other / 4)], own + other + (0.3 * Normal())));
        }

        var suggestion = Find(([.. "abcd".Select(name => new InputColumn($"{name}", ColumnTypes.Numeric, null))], rows), shuffled: true);
        (suggestion?.Split.Column).ShouldBe(isPerson ? "a" : null);
    }

    [Fact]
    public void Days_whose_errors_follow_each_other_suggest_a_split_by_time()
    {
        var suggestion = Find(Days(memory: 0.9), shuffled: false)!;
        suggestion.Split.ShouldBe(new Split(SplitBy.Time, "day"));
        suggestion.Correlation!.Value.ShouldBeGreaterThan(0.3);
        suggestion.Groups.ShouldBeNull();
    }

    [Fact]
    public void Days_that_are_independent_of_each_other_suggest_nothing() => Find(Days(memory: 0), shuffled: false).ShouldBeNull();

    [Fact]
    public void A_table_sorted_by_its_target_suggests_nothing()
    {
        var (inputs, rows) = Days(memory: 0);
        var sorted = rows.OrderBy(row => row.Y).Select((row, day) => (new[] { ColumnValue.Of(day * 86_400_000.0), row.X[1] }, row.Y)).ToList();
        Find((inputs, sorted), shuffled: false).ShouldBeNull();
    }

    [Fact]
    public void Few_rows_and_a_constant_target_suggest_nothing()
    {
        Find(Groups("person", 10, rowsPerGroup: 3, effect: 1, age: true), shuffled: false).ShouldBeNull();
        var (inputs, rows) = Groups("person", 60, rowsPerGroup: 6, effect: 1, age: true);
        Find((inputs, rows.ConvertAll(row => (row.X, 1.0))), shuffled: false).ShouldBeNull();
    }

    private (InputColumn[] Inputs, List<(ColumnValue[] X, double Y)> Rows) Groups(string name, int groups, int rowsPerGroup, double effect, bool age)
    {
        List<(ColumnValue[] X, double Y)> rows = [];
        for (var group = 0; group < groups; group++)
        {
            var (own, years) = (effect * Normal(), _random.Next(20, 80));
            for (var row = 0; row < rowsPerGroup; row++)
            {
                var (x, other) = (_random.NextDouble(), (double)_random.Next(20, 80));
                rows.Add(([ColumnValue.Of($"{name} {group}"), ColumnValue.Of(x), ColumnValue.Of(age ? years : other)], x + own + (0.3 * Normal())));
            }
        }

        return ([new(name, ColumnTypes.Categorical, null), new("x", ColumnTypes.Numeric, null), new("age", ColumnTypes.Numeric, null)], rows);
    }

    private (InputColumn[] Inputs, List<(ColumnValue[] X, double Y)> Rows) Days(double memory)
    {
        List<(ColumnValue[] X, double Y)> rows = [];
        double state = 0;
        for (var day = 0; day < 400; day++)
        {
            state = (memory * state) + Normal();
            var x = _random.NextDouble();
            rows.Add(([ColumnValue.Of(day * 86_400_000.0), ColumnValue.Of(x)], x + state));
        }

        return ([new("day", ColumnTypes.DateTime, null), new("x", ColumnTypes.Numeric, null)], rows);
    }

    private SplitSuggestion? Find((InputColumn[] Inputs, List<(ColumnValue[] X, double Y)> Rows) table, bool shuffled, string? kept = null)
    {
        var order = Enumerable.Range(0, table.Rows.Count).ToArray();
        if (shuffled) _random.Shuffle(order);
        var builder = new TrainingData.Builder(table.Inputs);
        for (var row = 0; row < order.Length; row++) builder.Add(table.Rows[order[row]].X, ColumnValue.Of(table.Rows[order[row]].Y), (row + 0.5) / order.Length, row + 1);
        return new SplitDetector().Find(builder.Build(), table.Inputs.Select(input => input.Name).Where(name => name != kept).ToHashSet(), CancellationToken.None);
    }

    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
}
