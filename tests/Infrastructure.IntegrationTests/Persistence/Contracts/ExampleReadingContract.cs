using Regressor.Application;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Datasets;
using Regressor.Domain.Training.Data;
using Regressor.Infrastructure.Storage;

namespace Regressor.Infrastructure.IntegrationTests.Persistence.Contracts;

/// <summary>Tests of reading examples that every storage provider must pass.</summary>
public abstract class ExampleReadingContract : StorageTest
{
    private protected ExampleReadingContract(StorageProvider provider)
        : base(provider)
    {
    }

    [Fact]
    public async Task Numbers_categories_and_gaps_come_back_exactly()
    {
        var dataset = await StoreDatasetAsync();
        await StoreExamplesAsync(dataset, (0.1 + 0.2, "é \"q\", 'x'\n日本", 1e-300), (null, null, -1.7976931348623157e308));
        await InScopeAsync(async unit =>
        {
            var examples = (await unit.Examples.ListAsync(dataset, ExampleFilter.All, ExampleOrder.OldestFirst, new Paging(1, 10), CancellationToken.None)).Items;
            examples[0].X.ShouldBe([ColumnValue.Of(0.1 + 0.2), ColumnValue.Of("é \"q\", 'x'\n日本")]);
            examples[0].Y.ShouldBe(1e-300);
            examples[1].X.ShouldBe([ColumnValue.Missing, ColumnValue.Missing]);
            examples[1].Y.ShouldBe(-1.7976931348623157e308);
        });
    }

    [Theory]
    [InlineData(0, false, new[] { 4.0, 2, 3, 1 })]
    [InlineData(0, true, new[] { 1.0, 3, 2, 4 })]
    [InlineData(1, false, new[] { 3.0, 1, 2, 4 })]
    [InlineData(ExampleOrder.ByTarget, true, new[] { 4.0, 3, 2, 1 })]
    [InlineData(ExampleOrder.ByCreation, true, new[] { 4.0, 3, 2, 1 })]
    public async Task Examples_sort_by_any_column_with_missing_values_first(int by, bool descending, double[] ys)
    {
        var dataset = await StoreDatasetAsync();
        await StoreExamplesAsync(dataset, (30, "b", 1), (9, "b", 2), (20.5, "a", 3), (null, "c", 4));
        await InScopeAsync(async unit =>
        {
            var page = await unit.Examples.ListAsync(dataset, ExampleFilter.All, new ExampleOrder(by, descending), new Paging(1, 10), CancellationToken.None);
            page.Items.Select(example => example.Y).ShouldBe(ys);
        });
    }

    [Fact]
    public async Task Many_points_are_sampled_evenly()
    {
        var dataset = await StoreDatasetAsync();
        await InScopeAsync(unit => unit.Store.AddManyAsync(dataset, Enumerable.Range(0, 2000).Select(i => dataset.AddExample([ColumnValue.Of(i), ColumnValue.Missing], i, Now)), CancellationToken.None));
        await InScopeAsync(async unit =>
        {
            var some = await unit.Examples.ReadPointsAsync(dataset, ExampleFilter.All, 0, 100, CancellationToken.None);
            some.Total.ShouldBe(2000);
            some.Y.Count.ShouldBeInRange(90, 100);
            some.Y.Average().ShouldBe(1000, 100);
            (await unit.Examples.ReadPointsAsync(dataset, ExampleFilter.All, 0, 100, CancellationToken.None)).Y.ShouldBe(some.Y);

            var all = await unit.Examples.ReadPointsAsync(dataset, ExampleFilter.All, 0, 2000, CancellationToken.None);
            all.Y.Count.ShouldBe(2000);
            all.X.Zip(all.Y).ShouldAllBe(point => point.First == ColumnValue.Of(point.Second));
            (await unit.Examples.GetAsync(dataset, some.Ids[7], CancellationToken.None)).Y.ShouldBe(some.Y[7]);
        });
    }

    [Fact]
    public async Task An_example_of_another_dataset_is_not_found()
    {
        var (one, other) = (await StoreDatasetAsync("One"), await StoreDatasetAsync("Other"));
        var id = (await StoreExamplesAsync(one, (1, "a", 1)))[0];
        await InScopeAsync(unit => Should.ThrowAsync<NotFoundException>(() => unit.Examples.GetAsync(other, id, CancellationToken.None)));
    }

    [Fact]
    public async Task The_training_table_holds_every_example()
    {
        var dataset = await StoreDatasetAsync();
        await StoreExamplesAsync(dataset, (1, "a", 10), (null, "b", 20), (3, null, 30));
        await InScopeAsync(async unit =>
        {
            var table = (await unit.Examples.ReadTableAsync(dataset, ExampleFilter.Included, CancellationToken.None)).Table;
            table.Y.Order().ShouldBe([10, 20, 30]);
            table.Columns.OfType<CodeData>().Single().Vocabulary.ShouldBe(["a", "b"]);
            table.Columns.OfType<NumberData>().First().Values.Count(double.IsNaN).ShouldBe(1);
        });
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
    [InlineData(ExampleOrder.ByCreation)]
    [InlineData(ExampleOrder.ByTarget)]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Every_row_is_on_exactly_one_page_from_whichever_end_it_is_read(int by)
    {
        var dataset = await StoreDatasetAsync();
        await StoreExamplesAsync(dataset, [.. Enumerable.Range(0, 23).Select(i => (i % 5 == 0 ? null : (double?)(i % 3), i % 4 == 0 ? null : "abc"[(i % 3)..], (double)(i % 7)))]);
        foreach (var descending in new[] { false, true })
        {
            List<long> paged = [], whole = [];
            await InScopeAsync(async unit =>
            {
                var order = new ExampleOrder(by, descending);
                for (var page = 1; page <= 6; page++)
                    paged.AddRange((await unit.Examples.ListAsync(dataset, ExampleFilter.All, order, new Paging(page, 5), CancellationToken.None)).Items.Select(example => example.Id));
                whole.AddRange((await unit.Examples.ListAsync(dataset, ExampleFilter.All, order, new Paging(1, 100), CancellationToken.None)).Items.Select(example => example.Id));
            });
            whole.Count.ShouldBe(23);
            paged.ShouldBe(whole);
        }
    }

    [Fact]
    public async Task A_large_list_first_sorted_by_many_simultaneously_is_sorted_for_all()
    {
        var dataset = await StoreDatasetAsync();
        await InScopeAsync(unit => unit.Store.AddManyAsync(dataset, Enumerable.Range(0, 10_000).Select(i => dataset.AddExample([ColumnValue.Of(-i), ColumnValue.Missing], i, Now)), CancellationToken.None));
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => InScopeAsync(async unit =>
            (await unit.Examples.ListAsync(dataset, ExampleFilter.All, new ExampleOrder(0, Descending: false), new Paging(1, 1), CancellationToken.None))
                .Items.Single().Y.ShouldBe(9999))));
    }
}

public sealed class SqliteExampleReadingTests() : ExampleReadingContract(StorageProvider.Sqlite);

public sealed class PostgreSqlExampleReadingTests() : ExampleReadingContract(StorageProvider.PostgreSql);

public sealed class InMemoryExampleReadingTests() : ExampleReadingContract(StorageProvider.InMemory);
