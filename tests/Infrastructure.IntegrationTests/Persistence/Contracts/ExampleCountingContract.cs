using Regressor.Application.Abstractions.Storage;
using Regressor.Domain;
using Regressor.Domain.Datasets;
using Regressor.Infrastructure.Storage;

namespace Regressor.Infrastructure.IntegrationTests.Persistence.Contracts;

/// <summary>Tests of a dataset's example count that every storage provider must pass.</summary>
public abstract class ExampleCountingContract : StorageTest
{
    private protected ExampleCountingContract(StorageProvider provider)
        : base(provider)
    {
    }

    [Fact]
    public async Task Every_change_of_the_examples_is_a_revision()
    {
        var dataset = await StoreDatasetAsync();
        var id = (await StoreExamplesAsync(dataset, (1, "a", 1), (2, "b", 2)))[0];
        await InScopeAsync(unit => unit.Store.ExcludeAsync(dataset, ExampleFilter.Only(id), "odd", CancellationToken.None));
        await RemoveAsync(dataset, ExampleFilter.Only(id), 1);
        await InScopeAsync(unit => unit.Store.RestoreAsync(dataset, CancellationToken.None));
        await InScopeAsync(async unit =>
        {
            (await unit.Datasets.GetAsync(dataset.Slug, CancellationToken.None)).Revision.ShouldBe(5);
            (await unit.Examples.ReadTableAsync(dataset, ExampleFilter.Included, CancellationToken.None)).Revision.ShouldBe(5);
        });
    }

    [Fact]
    public async Task A_dataset_shows_the_count_and_revision_of_its_row_after_every_write()
    {
        var stored = await StoreDatasetAsync();
        await InScopeAsync(async unit =>
        {
            var dataset = await unit.Datasets.GetAsync(stored.Slug, CancellationToken.None);
            await StoreExamplesAsync(stored, (1, "a", 1), (2, "b", 2));
            await ShowsAsync(() => unit.Store.AddAsync(dataset, NewExample(dataset), CancellationToken.None), examples: 3, revision: 3);
            await ShowsAsync(() => unit.Store.AddManyAsync(dataset, [NewExample(dataset), NewExample(dataset)], CancellationToken.None), examples: 5, revision: 4);
            await ShowsAsync(() => unit.Store.ExcludeAsync(dataset, ExampleFilter.All, "odd", CancellationToken.None), examples: 5, revision: 5);
            await ShowsAsync(() => unit.Store.DeleteAsync(dataset, ExampleFilter.All, CancellationToken.None), examples: 0, revision: 6);
            await ShowsAsync(() => unit.Store.RestoreAsync(dataset, CancellationToken.None), examples: 5, revision: 7);

            async Task ShowsAsync(Func<Task> write, int examples, long revision)
            {
                await write();
                (dataset.ExampleCount, dataset.Revision).ShouldBe((examples, revision));
            }
        });
    }

    [Fact]
    public async Task A_dataset_that_is_saved_after_a_write_of_its_examples_keeps_what_others_have_counted()
    {
        var stored = await StoreDatasetAsync();
        await InScopeAsync(async unit =>
        {
            var dataset = await unit.Datasets.GetAsync(stored.Slug, CancellationToken.None);
            await unit.Store.AddAsync(dataset, NewExample(dataset), CancellationToken.None);
            await StoreExamplesAsync(stored, (1, "a", 1), (2, "b", 2));
            dataset.Rename("Another name");
        });
        await InScopeAsync(async unit =>
        {
            var dataset = await unit.Datasets.GetAsync(stored.Slug, CancellationToken.None);
            (dataset.Name, dataset.ExampleCount, dataset.Revision).ShouldBe(("Another name", 3, 3));
        });
    }

    [Fact]
    public async Task A_new_dataset_is_stored_with_its_examples_or_not_at_all()
    {
        var dataset = Dataset.Create("New", [new InputColumn("a", ColumnTypes.Numeric, null), new InputColumn("b", ColumnTypes.Categorical, null)], new TargetColumn("y", null), Now);
        IEnumerable<Example> Failing()
        {
            yield return NewExample(dataset);
            throw new InvalidDataException("The file ends here.");
        }

        await Should.ThrowAsync<InvalidDataException>(() => AddAsync(Failing()));
        await InScopeAsync(async unit => (await unit.Datasets.FindAsync("new", CancellationToken.None)).ShouldBeNull());
        await AddAsync([NewExample(dataset)]);
        (dataset.ExampleCount, dataset.Revision).ShouldBe((1, 1));

        Task AddAsync(IEnumerable<Example> examples) => InScopeAsync(async unit =>
        {
            unit.Datasets.Add(dataset);
            await unit.Store.AddManyAsync(dataset, examples, CancellationToken.None);
        });
    }

    [Fact]
    public async Task Examples_added_simultaneously_are_all_counted()
    {
        var dataset = await StoreDatasetAsync();
        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => StoreExamplesAsync(dataset, (i, "a", i))));
        await InScopeAsync(async unit =>
        {
            var stored = await unit.Datasets.GetAsync(dataset.Slug, CancellationToken.None);
            stored.ExampleCount.ShouldBe(40);
            stored.Revision.ShouldBeInRange(1, 40);
        });
        (await YsAsync(dataset, ExampleFilter.All)).Length.ShouldBe(40);
    }

    [Fact]
    public async Task One_example_that_cannot_be_stored_does_not_keep_others_from_it()
    {
        var (dataset, gone) = (await StoreDatasetAsync("Kept"), await StoreDatasetAsync("Gone"));
        await InScopeAsync(async unit => await unit.Datasets.RemoveAsync(await unit.Datasets.GetAsync(gone.Slug, CancellationToken.None), CancellationToken.None));
        var adding = Enumerable.Range(0, 30).Select(i => (ToGone: i % 3 == 0, Task: StoreExamplesAsync(i % 3 == 0 ? gone : dataset, (i, "a", i)))).ToList();
        foreach (var (toGone, task) in adding)
        {
            if (toGone) await Should.ThrowAsync<DomainException>(() => task);
            else (await task).Single().ShouldBeGreaterThan(0);
        }

        (await YsAsync(dataset, ExampleFilter.All)).Length.ShouldBe(20);
    }

    private static Example NewExample(Dataset dataset) => dataset.AddExample([ColumnValue.Of(1), ColumnValue.Of("a")], 1, Now);
}

public sealed class SqliteExampleCountingTests() : ExampleCountingContract(StorageProvider.Sqlite);

public sealed class PostgreSqlExampleCountingTests() : ExampleCountingContract(StorageProvider.PostgreSql);

public sealed class InMemoryExampleCountingTests() : ExampleCountingContract(StorageProvider.InMemory);
