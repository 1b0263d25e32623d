using Regressor.Application;
using Regressor.Application.Abstractions.Storage;
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
            page.Items.Select(example => example.Y.Number!.Value).ShouldBe(ys);
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
            some.Y.Average(y => y.Number!.Value).ShouldBe(1000, 100);
            (await unit.Examples.ReadPointsAsync(dataset, ExampleFilter.All, 0, 100, CancellationToken.None)).Y.ShouldBe(some.Y);

            var all = await unit.Examples.ReadPointsAsync(dataset, ExampleFilter.All, 0, 2000, CancellationToken.None);
            all.Y.Count.ShouldBe(2000);
            all.X.Zip(all.Y).ShouldAllBe(point => point.First == point.Second);
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
