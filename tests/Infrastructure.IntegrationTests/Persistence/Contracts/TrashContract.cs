using Regressor.Application;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain;
using Regressor.Domain.Datasets;
using Regressor.Infrastructure.Storage;

namespace Regressor.Infrastructure.IntegrationTests.Persistence.Contracts;

/// <summary>Tests of the trash and of copies of datasets that every storage provider must pass.</summary>
public abstract class TrashContract : StorageTest
{
    private protected TrashContract(StorageProvider provider)
        : base(provider)
    {
    }

    [Fact]
    public async Task A_dataset_in_the_trash_is_found_there_only()
    {
        var dataset = await StoreDatasetAsync("Houses");
        await TrashAsync(dataset, Now);
        await InScopeAsync(async unit =>
        {
            (await Should.ThrowAsync<NotFoundException>(() => unit.Datasets.GetAsync("houses", CancellationToken.None))).Code.ShouldBe(ProblemCodes.InTrash);
            (await unit.Datasets.FindAsync(dataset.Id, CancellationToken.None)).ShouldBeNull();
            (await unit.Datasets.ExistsAsync("houses", CancellationToken.None)).ShouldBeFalse();
            (await unit.Datasets.ListAsync(new DatasetFilter(), new Paging(1, 10), CancellationToken.None)).Total.ShouldBe(0);
            (await unit.Datasets.AnyAsync(CancellationToken.None)).ShouldBeTrue();
            (await unit.Datasets.FindAlsoInTrashAsync(dataset.Id, CancellationToken.None)).ShouldNotBeNull();
            (await unit.Datasets.GetFromTrashAsync(dataset.Id, CancellationToken.None)).FormerSlug.ShouldBe("houses");
        });
    }

    [Fact]
    public async Task The_trash_is_listed_from_the_last_deletion_and_emptied_by_age()
    {
        var (first, second, third) = (await StoreDatasetAsync("First"), await StoreDatasetAsync("Second"), await StoreDatasetAsync("Third"));
        await TrashAsync(first, Now.AddDays(1));
        await TrashAsync(third, Now.AddDays(3));
        await TrashAsync(second, Now.AddDays(2));
        await InScopeAsync(async unit =>
        {
            var page = await unit.Datasets.ListTrashAsync(new Paging(1, 2), CancellationToken.None);
            (page.Total, string.Join(' ', page.Items.Select(dataset => dataset.Name))).ShouldBe((3, "Third Second"));
            (await unit.Datasets.ListTrashedUntilAsync(Now.AddDays(2), CancellationToken.None)).ShouldBe([first.Id, second.Id], ignoreOrder: true);
        });
    }

    [Fact]
    public async Task A_name_of_the_trash_is_free_and_the_dataset_comes_back_with_its_rows()
    {
        var dataset = await StoreDatasetAsync("Houses");
        await StoreExamplesAsync(dataset, (1, "a", 1), (null, null, 2));
        await TrashAsync(dataset, Now);
        var successor = await StoreDatasetAsync("Houses");
        await StoreExamplesAsync(successor, (3, "b", 3));
        await InScopeAsync(async unit => (await unit.Datasets.GetFromTrashAsync(dataset.Id, CancellationToken.None)).ReturnFromTrash("houses-2"));
        await InScopeAsync(async unit =>
        {
            var restored = await unit.Datasets.GetAsync("houses-2", CancellationToken.None);
            (restored.Id, restored.Name, restored.ExampleCount, restored.SplitSeed).ShouldBe((dataset.Id, "Houses", 2, dataset.SplitSeed));
            (await YsAsync(restored, ExampleFilter.All)).ShouldBe([1, 2]);
            await Should.ThrowAsync<NotFoundException>(() => unit.Datasets.GetFromTrashAsync(dataset.Id, CancellationToken.None));
        });
        (await YsAsync(successor, ExampleFilter.All)).ShouldBe([3]);
    }

    [Fact]
    public async Task A_dataset_does_not_come_back_to_an_address_that_is_taken()
    {
        var dataset = await StoreDatasetAsync("Houses");
        await TrashAsync(dataset, Now);
        await StoreDatasetAsync("Houses");
        (await Should.ThrowAsync<DomainException>(() => InScopeAsync(async unit =>
            (await unit.Datasets.GetFromTrashAsync(dataset.Id, CancellationToken.None)).ReturnFromTrash("houses")))).Code.ShouldBe(ProblemCodes.NameTaken);
    }

    [Fact]
    public async Task Removing_a_dataset_from_the_trash_removes_all_that_belongs_to_it_and_nothing_else()
    {
        var (gone, kept) = (await StoreDatasetAsync("Gone"), await StoreDatasetAsync("Kept"));
        await StoreExamplesAsync(gone, (1, "a", 1));
        await StoreExamplesAsync(kept, (1, "a", 1));
        var run = await StoreRunAsync(gone);
        await TrashAsync(gone, Now);
        await TrashAsync(kept, Now);
        await InScopeAsync(async unit => await unit.Datasets.RemoveAsync(await unit.Datasets.GetFromTrashAsync(gone.Id, CancellationToken.None), CancellationToken.None));
        await InScopeAsync(async unit =>
        {
            (await unit.Datasets.FindAlsoInTrashAsync(gone.Id, CancellationToken.None)).ShouldBeNull();
            (await unit.Runs.FindAsync(run, CancellationToken.None)).ShouldBeNull();
            (await unit.Datasets.ListTrashAsync(new Paging(1, 10), CancellationToken.None)).Items.ShouldHaveSingleItem().ExampleCount.ShouldBe(1);
            (await unit.Examples.ReadTableAsync(kept, ExampleFilter.All, CancellationToken.None)).Table.Rows.ShouldBe(1);
        });
    }

    [Fact]
    public async Task A_copy_has_the_rows_their_exclusions_and_their_places_and_no_later_change()
    {
        var source = await StoreDatasetAsync("Houses");
        var ids = await StoreExamplesAsync(source, (1, "a", 1), (2, null, 2), (null, "c", 3));
        await InScopeAsync(unit => unit.Store.ExcludeAsync(source, ExampleFilter.All with { Ids = [ids[1]] }, "measured twice", CancellationToken.None));
        var copy = source.Duplicate("Copy", Now);
        await InScopeAsync(async unit =>
        {
            unit.Datasets.Add(copy);
            (await unit.Store.CopyAsync(source, copy, CancellationToken.None)).ShouldBe(3);
        });
        await InScopeAsync(async unit =>
            (await unit.Examples.ReadPositionsAsync(copy, CancellationToken.None)).ShouldBe(await unit.Examples.ReadPositionsAsync(source, CancellationToken.None)));
        await StoreExamplesAsync(source, (4, "d", 4));
        (await YsAsync(copy, ExampleFilter.All)).ShouldBe([1, 2, 3]);
        (await YsAsync(copy, ExampleFilter.All with { Excluded = true })).ShouldBe([2]);
        await InScopeAsync(async unit => (await unit.Datasets.GetAsync("copy", CancellationToken.None)).ExampleCount.ShouldBe(3));
    }

    private Task TrashAsync(Dataset dataset, DateTimeOffset at) =>
        InScopeAsync(async unit => (await unit.Datasets.GetAsync(dataset.Slug, CancellationToken.None)).MoveToTrash(at));
}

public sealed class SqliteTrashTests() : TrashContract(StorageProvider.Sqlite);

public sealed class PostgreSqlTrashTests() : TrashContract(StorageProvider.PostgreSql);

public sealed class InMemoryTrashTests() : TrashContract(StorageProvider.InMemory);
