using Regressor.Application.Abstractions.Storage;
using Regressor.Domain;
using Regressor.Domain.Datasets;
using Regressor.Infrastructure.Storage;

namespace Regressor.Infrastructure.IntegrationTests.Persistence.Contracts;

/// <summary>Tests of adding, changing and deleting examples that every storage provider must pass.</summary>
public abstract class ExampleChangingContract : StorageTest
{
    private protected ExampleChangingContract(StorageProvider provider)
        : base(provider)
    {
    }

    [Fact]
    public async Task A_corrected_example_keeps_its_id()
    {
        var dataset = await StoreDatasetAsync();
        var id = (await StoreExamplesAsync(dataset, (1, "a", 1)))[0];
        await InScopeAsync(async unit =>
            await unit.Store.UpdateAsync(
                dataset, ExampleFilter.Only(id), example => example.Correct(dataset, [ColumnValue.Of(2), ColumnValue.Of("z")], 5), CancellationToken.None));
        await InScopeAsync(async unit =>
        {
            var example = await unit.Examples.GetAsync(dataset, id, CancellationToken.None);
            (example.X[0].Number, example.X[1].Text, example.Y).ShouldBe((2, "z", 5));
        });
    }

    [Fact]
    public async Task A_change_of_the_test_part_changes_the_examples_that_were_in_it_before()
    {
        // More than one batch: the positions of later examples depend on earlier ones.
        var dataset = await StoreDatasetAsync();
        await InScopeAsync(unit => unit.Store.AddManyAsync(dataset, Enumerable.Range(0, 6000).Select(_ => dataset.AddExample([ColumnValue.Of(1), ColumnValue.Of("a")], 1, Now)), CancellationToken.None));
        var test = ExampleFilter.All with { Part = new PartCondition(Test: true, new TestSplit(0.4, CopiesTogether: 1)) };
        List<long> before = [];
        await InScopeAsync(async unit =>
        {
            before = await unit.Examples.StreamAsync(dataset, test, CancellationToken.None).Select(example => example.Id).ToListAsync();
            (await unit.Store.UpdateAsync(dataset, test, example => example.Correct(dataset, example.X, 2), CancellationToken.None)).ShouldBe(before.Count);
        });
        await InScopeAsync(async unit =>
        {
            var changed = new ExampleFilter([new ColumnCondition(ExampleOrder.ByTarget, Relation.Equal, [ColumnValue.Of(2)])]);
            (await unit.Examples.StreamAsync(dataset, changed, CancellationToken.None).Select(example => example.Id).ToListAsync()).ShouldBe(before);
            before.Count.ShouldBeInRange(2200, 2600);
        });
    }

    [Fact]
    public async Task A_removed_examples_id_is_not_given_again()
    {
        var dataset = await StoreDatasetAsync();
        var ids = await StoreExamplesAsync(dataset, (1, "a", 1), (2, "a", 2));
        await InScopeAsync(async unit => await unit.Store.DeleteAsync(dataset, ExampleFilter.Only(ids[1]), CancellationToken.None));
        (await StoreExamplesAsync(dataset, (3, "a", 3)))[0].ShouldBeGreaterThan(ids[1]);
    }

    [Fact]
    public async Task Many_examples_are_stored_together_counted_and_sorted()
    {
        const int Rows = 12_000;
        var dataset = await StoreDatasetAsync();
        await InScopeAsync(unit => unit.Store.AddManyAsync(dataset, Enumerable.Range(0, Rows).Select(i => dataset.AddExample([ColumnValue.Of((i * 7919) % Rows), ColumnValue.Of($"c{i % 3}")], i, Now)), CancellationToken.None));
        await InScopeAsync(async unit =>
        {
            var stored = await unit.Datasets.GetAsync(dataset.Slug, CancellationToken.None);
            (stored.ExampleCount, stored.Revision).ShouldBe((Rows, 1));
            var first = await unit.Examples.ListAsync(stored, ExampleFilter.All, new ExampleOrder(0, Descending: false), new Paging(1, 3), CancellationToken.None);
            first.Items.Select(example => example.X[0].Number).ShouldBe([0, 1, 2]);
            var last = await unit.Examples.ListAsync(stored, ExampleFilter.All, new ExampleOrder(0, Descending: false), new Paging(Rows / 10, 10), CancellationToken.None);
            last.Items.Select(example => (int)example.X[0].Number!.Value).ShouldBe(Enumerable.Range(Rows - 10, 10));
            (await unit.Examples.ReadPositionsAsync(stored, CancellationToken.None)).Length.ShouldBe(Rows);
        });
    }

    [Fact]
    public async Task Examples_that_fail_to_come_leave_nothing_behind()
    {
        var dataset = await StoreDatasetAsync();
        IEnumerable<Example> Failing()
        {
            for (var i = 0; i < 2000; i++) yield return dataset.AddExample([ColumnValue.Of(i), ColumnValue.Missing], i, Now);
            throw new InvalidDataException("The file ends here.");
        }

        await Should.ThrowAsync<InvalidDataException>(() => InScopeAsync(unit => unit.Store.AddManyAsync(dataset, Failing(), CancellationToken.None)));
        (await YsAsync(dataset, ExampleFilter.All)).ShouldBeEmpty();
        await InScopeAsync(async unit => (await unit.Datasets.GetAsync(dataset.Slug, CancellationToken.None)).ExampleCount.ShouldBe(0));
        (await StoreExamplesAsync(dataset, (1, "a", 1))).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_change_that_fails_changes_nothing()
    {
        var dataset = await StoreDatasetAsync();
        await StoreExamplesAsync(dataset, (1, "a", 1), (2, "b", 2));
        await Should.ThrowAsync<DomainException>(() => InScopeAsync(unit => unit.Store.UpdateAsync(
            dataset, ExampleFilter.All, example => example.Correct(dataset, example.X, example.Y == 1 ? 10 : double.NaN), CancellationToken.None)));
        (await YsAsync(dataset, ExampleFilter.All)).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task What_changes_is_changed_once_even_where_it_passes_the_filter_again()
    {
        var dataset = await StoreDatasetAsync();
        await StoreExamplesAsync(dataset, (1, "a", 1), (2, "b", 2), (3, "c", 3));
        var changed = 0;
        await InScopeAsync(async unit => changed = await unit.Store.UpdateAsync(
            dataset,
            new ExampleFilter([new ColumnCondition(0, Relation.AtLeast, [ColumnValue.Of(2)])]),
            example => example.Correct(dataset, [ColumnValue.Of(example.X[0].Number!.Value + 1), example.X[1]], example.Y),
            CancellationToken.None));
        changed.ShouldBe(2);
        await InScopeAsync(async unit => (await unit.Examples.ListAsync(dataset, ExampleFilter.All, ExampleOrder.OldestFirst, new Paging(1, 9), CancellationToken.None))
            .Items.Select(example => example.X[0].Number).ShouldBe([1, 3, 4]));
    }

    [Fact]
    public async Task The_last_removal_can_be_undone_with_the_same_ids_and_only_the_last()
    {
        var dataset = await StoreDatasetAsync();
        var ids = await StoreExamplesAsync(dataset, (1, "a", 1), (2, "b", 2), (3, "c", 3));
        await RemoveAsync(dataset, ExampleFilter.Only(ids[0]), 1);
        await RemoveAsync(dataset, ExampleFilter.Only(ids[0]), 0);
        await RemoveAsync(dataset, new ExampleFilter([new ColumnCondition(0, Relation.Greater, [ColumnValue.Of(1)])]), 2);
        (await YsAsync(dataset, ExampleFilter.All)).ShouldBeEmpty();
        await InScopeAsync(async unit => (await unit.Store.RestoreAsync(dataset, CancellationToken.None)).ShouldBe(2));
        await InScopeAsync(async unit => (await unit.Store.RestoreAsync(dataset, CancellationToken.None)).ShouldBe(0));
        await InScopeAsync(async unit =>
        {
            (await unit.Examples.GetAsync(dataset, ids[2], CancellationToken.None)).Y.ShouldBe(3);
            (await unit.Datasets.GetAsync(dataset.Slug, CancellationToken.None)).ExampleCount.ShouldBe(2);
        });
    }

    [Fact]
    public async Task Examples_are_excluded_and_included_as_a_set()
    {
        var dataset = await StoreDatasetAsync();
        await StoreExamplesAsync(dataset, (1, "a", 1), (2, "b", 2), (3, null, 3));
        var large = ExampleFilter.All with { Conditions = [new ColumnCondition(0, Relation.AtLeast, [ColumnValue.Of(2)])] };
        await ExcludedAsync(large, "measured “wrong”", changes: 2, leaves: [2, 3]);
        await ExcludedAsync(ExampleFilter.Only(99), "none", changes: 0, leaves: [2, 3]);
        await ExcludedAsync(ExampleFilter.All with { Excluded = true, Conditions = [new ColumnCondition(1, Relation.Equal, [ColumnValue.Of("b")])] }, null, changes: 1, leaves: [3]);
        await ExcludedAsync(ExampleFilter.All, null, changes: 3, leaves: []);

        async Task ExcludedAsync(ExampleFilter filter, string? reason, int changes, double[] leaves)
        {
            await InScopeAsync(async unit => (await unit.Store.ExcludeAsync(dataset, filter, reason, CancellationToken.None)).ShouldBe(changes));
            await InScopeAsync(async unit =>
            {
                var excluded = await unit.Examples.ListAsync(dataset, ExampleFilter.All with { Excluded = true }, new ExampleOrder(ExampleOrder.ByTarget, Descending: false), new Paging(1, 10), CancellationToken.None);
                excluded.Items.Select(example => example.Y.Number!.Value).ShouldBe(leaves);
                excluded.Items.ShouldAllBe(example => example.Exclusion == "measured “wrong”");
            });
        }
    }

    [Fact]
    public async Task A_dataset_deleted_between_two_queries_is_empty_or_reported()
    {
        var dataset = await StoreDatasetAsync();
        await StoreExamplesAsync(dataset, (1, "a", 1));
        await InScopeAsync(async unit => await unit.Datasets.RemoveAsync(await unit.Datasets.GetAsync(dataset.Slug, CancellationToken.None), CancellationToken.None));
        await NothingAsync(async unit => await unit.Store.RestoreAsync(dataset, CancellationToken.None) > 0);
        await NothingAsync(async unit => await unit.Examples.AnyAsync(dataset, ExampleFilter.All, CancellationToken.None));
        await NothingAsync(async unit => await unit.Examples.StreamAsync(dataset, ExampleFilter.All, CancellationToken.None).AnyAsync());

        Task NothingAsync(Func<Unit, Task<bool>> ask) => InScopeAsync(async unit =>
        {
            try
            {
                (await ask(unit)).ShouldBeFalse();
            }
            catch (DomainException gone)
            {
                gone.Code.ShouldBeOneOf("invalid-state", "in-use");
            }
        });
    }

    [Fact]
    public async Task A_change_and_a_deletion_of_a_dataset_do_not_block_each_other()
    {
        for (var round = 0; round < 5; round++)
        {
            var dataset = await StoreDatasetAsync($"Round {round}");
            await StoreExamplesAsync(dataset, (1, "a", 1), (2, "b", 2), (3, "c", 3));
            var changing = Enumerable.Range(0, 12).Select(i => UnlessGoneAsync(unit => (i % 3) switch
            {
                0 => unit.Store.UpdateAsync(dataset, ExampleFilter.All, example => example.Exclude("a doubt"), CancellationToken.None),
                1 => unit.Store.DeleteAsync(dataset, ExampleFilter.All, CancellationToken.None),
                _ => unit.Store.RestoreAsync(dataset, CancellationToken.None),
            }));
            var deleting = UnlessGoneAsync(async unit => await unit.Datasets.RemoveAsync(await unit.Datasets.GetAsync(dataset.Slug, CancellationToken.None), CancellationToken.None));
            await Task.WhenAll(changing.Append(deleting));
        }

        async Task UnlessGoneAsync(Func<Unit, Task> work)
        {
            try
            {
                await InScopeAsync(work);
            }
            catch (DomainException gone)
            {
                gone.Message.ShouldBe("Another request deleted the dataset in the meantime.");
            }
        }
    }

    [Fact]
    public async Task An_example_for_a_dataset_that_is_gone_is_refused()
    {
        var dataset = await StoreDatasetAsync();
        await InScopeAsync(async unit => await unit.Datasets.RemoveAsync(await unit.Datasets.GetAsync(dataset.Slug, CancellationToken.None), CancellationToken.None));
        await Should.ThrowAsync<DomainException>(() => StoreExamplesAsync(dataset, (1, "a", 1)));
    }
}

public sealed class SqliteExampleChangingTests() : ExampleChangingContract(StorageProvider.Sqlite);

public sealed class PostgreSqlExampleChangingTests() : ExampleChangingContract(StorageProvider.PostgreSql);

public sealed class InMemoryExampleChangingTests() : ExampleChangingContract(StorageProvider.InMemory);
