using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Datasets;
using Regressor.Infrastructure.Storage;

namespace Regressor.Infrastructure.IntegrationTests.Persistence.Contracts;

/// <summary>Tests of filters of examples that every storage provider must pass.</summary>
public abstract class ExampleFilterContract : StorageTest
{
    private protected ExampleFilterContract(StorageProvider provider)
        : base(provider)
    {
    }

    [Theory]
    [InlineData(0, Relation.Equal, "2", new[] { 2.0 })]
    [InlineData(0, Relation.Equal, null, new[] { 4.0 })]
    [InlineData(0, Relation.NotEqual, "2", new[] { 1.0, 3, 4, 5 })]
    [InlineData(0, Relation.NotEqual, null, new[] { 1.0, 2, 3, 5 })]
    [InlineData(0, Relation.Less, "2", new[] { 1.0 })]
    [InlineData(0, Relation.AtMost, "2", new[] { 1.0, 2 })]
    [InlineData(0, Relation.Greater, "2", new[] { 3.0, 5 })]
    [InlineData(0, Relation.AtLeast, "2", new[] { 2.0, 3, 5 })]
    [InlineData(ExampleOrder.ByTarget, Relation.Greater, "3.5", new[] { 4.0, 5 })]
    [InlineData(1, Relation.Equal, "Red", new[] { 1.0 })]
    [InlineData(1, Relation.Equal, null, new[] { 5.0 })]
    [InlineData(1, Relation.NotEqual, "Red", new[] { 2.0, 3, 4, 5 })]
    [InlineData(1, Relation.Contains, "red", new[] { 1.0, 2 })]
    [InlineData(1, Relation.Contains, "%", new[] { 3.0 })]
    [InlineData(1, Relation.Contains, "_", new double[0])]
    [InlineData(1, Relation.Contains, "\\", new[] { 4.0 })]
    public async Task A_condition_on_a_column_selects_examples(int column, Relation relation, string? value, double[] ys)
    {
        var dataset = await StoreDatasetAsync();
        await StoreExamplesAsync(dataset, (1, "Red", 1), (2, "dark RED", 2), (3, "100 %", 3), (null, "a\\b", 4), (5, null, 5));
        var operand = value is null ? ColumnValue.Missing : column == 1 ? ColumnValue.Of(value) : ColumnValue.Of(double.Parse(value, System.Globalization.CultureInfo.InvariantCulture));
        (await YsAsync(dataset, new ExampleFilter([new ColumnCondition(column, relation, [operand])]))).ShouldBe(ys);
    }

    [Fact]
    public async Task One_of_several_conditions_is_enough_in_a_search()
    {
        var dataset = await StoreDatasetAsync();
        await StoreExamplesAsync(dataset, (7, "a", 1), (2, "dark RED", 2), (3, "x", 7), (null, null, 4));
        ColumnCondition[] anyOf =
        [
            new(0, Relation.Equal, [ColumnValue.Of(7)]),
            new(1, Relation.Contains, [ColumnValue.Of("red")]),
            new(ExampleOrder.ByTarget, Relation.Equal, [ColumnValue.Of(7), ColumnValue.Of(8)]),
        ];
        (await YsAsync(dataset, new ExampleFilter([], AnyOf: anyOf))).ShouldBe([1, 2, 7]);
        (await YsAsync(dataset, new ExampleFilter([new ColumnCondition(0, Relation.Less, [ColumnValue.Of(5)])], AnyOf: anyOf))).ShouldBe([2, 7]);
        (await YsAsync(dataset, new ExampleFilter([], AnyOf: []))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Examples_are_selected_by_their_ids()
    {
        var dataset = await StoreDatasetAsync();
        var ids = await StoreExamplesAsync(dataset, (1, "a", 1), (2, "b", 2), (3, "c", 3));
        (await YsAsync(dataset, new ExampleFilter([], [ids[0], ids[2], -1]))).ShouldBe([1, 3]);
    }

    [Fact]
    public async Task Conditions_hold_together_and_several_equal_ones_as_alternatives()
    {
        var dataset = await StoreDatasetAsync();
        await StoreExamplesAsync(dataset, (1, "a", 1), (2, "b", 2), (3, "c", 3), (4, null, 4), (5, "a", 5));
        var anyOf = new ColumnCondition(1, Relation.Equal, [ColumnValue.Of("a"), ColumnValue.Of("b"), ColumnValue.Missing]);
        var greater = new ColumnCondition(0, Relation.Greater, [ColumnValue.Of(1)]);
        (await YsAsync(dataset, new ExampleFilter([anyOf, greater]))).ShouldBe([2, 4, 5]);
    }

    [Theory]
    [InlineData(Relation.Equal, new[] { "a", "b" }, new[] { 1.0, 2, 5 })]
    [InlineData(Relation.Equal, new[] { "a", null }, new[] { 1.0, 4, 5 })]
    [InlineData(Relation.NotEqual, new[] { "a", "b" }, new[] { 3.0, 4 })]
    [InlineData(Relation.NotEqual, new[] { "a", null }, new[] { 2.0, 3 })]
    [InlineData(Relation.NotEqual, new string?[] { null }, new[] { 1.0, 2, 3, 5 })]
    public async Task Several_values_of_a_condition_mean_any_or_none_of_them(Relation relation, string?[] values, double[] ys)
    {
        var dataset = await StoreDatasetAsync();
        await StoreExamplesAsync(dataset, (1, "a", 1), (2, "b", 2), (3, "c", 3), (4, null, 4), (5, "a", 5));
        var condition = new ColumnCondition(1, relation, [.. values.Select(value => value is null ? ColumnValue.Missing : ColumnValue.Of(value))]);
        (await YsAsync(dataset, new ExampleFilter([condition]))).ShouldBe(ys);
    }

    [Theory]
    [InlineData(Relation.Equal, new[] { 7.0, 8 })]
    [InlineData(Relation.NotEqual, new[] { 5000.0 })]
    public async Task A_condition_accepts_thousands_of_values(Relation relation, double[] ys)
    {
        var dataset = await StoreDatasetAsync();
        await StoreExamplesAsync(dataset, (7, "a", 7), (8, "a", 8), (5000, "a", 5000));
        var condition = new ColumnCondition(0, relation, [.. Enumerable.Range(0, 2000).Select(value => ColumnValue.Of(value))]);
        (await YsAsync(dataset, new ExampleFilter([condition]))).ShouldBe(ys);
    }

    [Fact]
    public async Task Examples_are_selected_by_part_and_by_whether_they_are_excluded()
    {
        var dataset = await StoreDatasetAsync();
        await StoreExamplesAsync(dataset, [.. Enumerable.Range(0, 20).Select(i => ((double?)i, (string?)"a", (double)i))]);
        var test = await YsAsync(dataset, ExampleFilter.All with { Part = new PartCondition(Test: true, new TestSplit(0.3)) });
        var train = await YsAsync(dataset, ExampleFilter.All with { Part = new PartCondition(Test: false, new TestSplit(0.3)) });
        test.Length.ShouldBeInRange(1, 19);
        test.Concat(train).Order().ShouldBe(Enumerable.Range(0, 20).Select(i => (double)i));

        await InScopeAsync(unit => unit.Store.UpdateAsync(
            dataset, new ExampleFilter([new ColumnCondition(0, Relation.Less, [ColumnValue.Of(3)])]), example => example.Exclude("too small"), CancellationToken.None));
        (await YsAsync(dataset, ExampleFilter.All with { Excluded = true })).ShouldBe([0, 1, 2]);
        (await YsAsync(dataset, ExampleFilter.All with { Excluded = false })).Length.ShouldBe(17);
        await InScopeAsync(async unit =>
        {
            (await unit.Examples.AnyAsync(dataset, ExampleFilter.All with { Excluded = true }, CancellationToken.None)).ShouldBeTrue();
            (await unit.Examples.ReadTableAsync(dataset, ExampleFilter.Included, CancellationToken.None)).Table.Rows.ShouldBe(17);
        });
    }

    [Theory]
    [InlineData(TestSplit.All)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task The_test_part_of_identical_examples_is_that_of_the_training_table(int copiesTogether)
    {
        // Ratings by category, some of them excluded; copies never differ in this.
        var dataset = await StoreDatasetAsync();
        var rows = Enumerable.Range(0, 120).Select(i => (X: i * i % 7, Y: copiesTogether == TestSplit.All ? i * i % 7 : i % 5)).ToList();
        if (copiesTogether == 2) rows = [.. rows, .. rows];
        await InScopeAsync(unit => unit.Store.AddManyAsync(dataset, rows.Select(row => dataset.AddExample([ColumnValue.Of(row.X), ColumnValue.Of("a")], row.Y, Now)), CancellationToken.None));
        if (copiesTogether == 1) await InScopeAsync(unit => unit.Store.ExcludeAsync(dataset, ExampleFilter.Only(5), "wrong", CancellationToken.None));
        await InScopeAsync(async unit =>
        {
            var table = (await unit.Examples.ReadTableAsync(dataset, ExampleFilter.Included, CancellationToken.None)).Table;
            table.CopiesTogether.ShouldBe(copiesTogether);
            for (var fraction = 0.1; fraction <= 0.5; fraction += 0.1)
            {
                var split = table.SplitAt(fraction);
                var tested = Enumerable.Range(0, table.TestRows(split.Threshold)).Select(row => table.ExampleId(row)!.Value).Order().ToList();
                (await IdsAsync(unit, new PartCondition(Test: true, split))).ShouldBe(tested);
                (await IdsAsync(unit, new PartCondition(Test: false, split))).ShouldBe(
                    Enumerable.Range(0, table.Rows).Select(row => table.ExampleId(row)!.Value).Order().Except(tested));
            }
        });

        ValueTask<List<long>> IdsAsync(Unit unit, PartCondition part) =>
            unit.Examples.StreamAsync(dataset, ExampleFilter.Included with { Part = part }, CancellationToken.None).Select(example => example.Id).ToListAsync();
    }

    [Theory]
    [InlineData(SplitBy.Group, "a")]
    [InlineData(SplitBy.Group, "color")]
    [InlineData(SplitBy.Group, "note")]
    [InlineData(SplitBy.Time, "a")]
    [InlineData(SplitBy.Time, "day")]
    public async Task The_test_part_of_a_split_by_group_or_time_is_that_of_the_training_table(SplitBy by, string column)
    {
        var dataset = Dataset.Create(
            "Split",
            [new InputColumn("a", ColumnTypes.Numeric, null), new InputColumn("color", ColumnTypes.Categorical, null)],
            new TargetColumn("y", null),
            Now,
            [new KeptColumn("note", ColumnTypes.Text), new KeptColumn("day", ColumnTypes.DateTime)]);
        dataset.SetSplit(new Split(by, column));
        var rows = Enumerable.Range(0, 60).Select(i => dataset.AddExample(
            [i % 10 == 9 ? ColumnValue.Missing : ColumnValue.Of((i % 8) - 0.0), i % 10 == 8 ? ColumnValue.Missing : ColumnValue.Of($"É{i % 9}")],
            i,
            Now,
            [i % 10 == 7 ? ColumnValue.Missing : ColumnValue.Of($"note {i % 7}"), i % 10 == 6 ? ColumnValue.Missing : ColumnValue.Of(86_400 * (i / 3))]));
        await InScopeAsync(unit =>
        {
            unit.Datasets.Add(dataset);
            return unit.Store.AddManyAsync(dataset, rows, CancellationToken.None);
        });
        await InScopeAsync(async unit =>
        {
            var stored = await unit.Datasets.GetAsync(dataset.Slug, CancellationToken.None);
            stored.Split.ShouldBe(new Split(by, column));
            await unit.Store.ExcludeAsync(stored, new ExampleFilter([new ColumnCondition(ExampleOrder.ByTarget, Relation.AtLeast, [ColumnValue.Of(58)])]), "odd", CancellationToken.None);
            var table = (await unit.Examples.ReadTableAsync(stored, ExampleFilter.Included, CancellationToken.None)).Table;
            var split = table.SplitAt(0.3);
            var tested = Enumerable.Range(0, table.TestRows(split.Threshold)).Select(row => table.Y[row]).Order().ToArray();
            tested.Length.ShouldBeInRange(6, 36);
            (await unit.Examples.ReadPlacesAsync(stored, stored.Splitter!, CancellationToken.None)).ShouldBe(table.SplitPlaces);
            (await YsAsync(stored, ExampleFilter.Included with { Part = new PartCondition(Test: true, split) })).ShouldBe(tested);
            (await YsAsync(stored, ExampleFilter.Included with { Part = new PartCondition(Test: false, split) })).ShouldBe(table.Y.Order().Except(tested));
        });
    }
}

public sealed class SqliteExampleFilterTests() : ExampleFilterContract(StorageProvider.Sqlite);

public sealed class PostgreSqlExampleFilterTests() : ExampleFilterContract(StorageProvider.PostgreSql);

public sealed class InMemoryExampleFilterTests() : ExampleFilterContract(StorageProvider.InMemory);
