using Regressor.Application;
using Regressor.Application.Abstractions;
using Regressor.Domain;
using Regressor.Domain.Datasets;

namespace Regressor.Infrastructure.IntegrationTests.Persistence;

/// <summary>What every storage provider must do with examples; each runs the same tests.</summary>
public abstract class ExampleRepositoryContract : StorageTest
{
    private protected ExampleRepositoryContract(StorageProvider provider)
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
            examples[0].X.ShouldBe([InputValue.Of(0.1 + 0.2), InputValue.Of("é \"q\", 'x'\n日本")]);
            examples[0].Y.ShouldBe(1e-300);
            examples[1].X.ShouldBe([InputValue.Missing, InputValue.Missing]);
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
    public async Task Of_many_points_some_are_taken_spread_evenly()
    {
        var dataset = await StoreDatasetAsync();
        await InScopeAsync(unit =>
        {
            unit.Examples.AddRange(dataset, Enumerable.Range(0, 2000).Select(i => dataset.AddExample([InputValue.Of(i), InputValue.Missing], i, Now)));
            return Task.CompletedTask;
        });
        await InScopeAsync(async unit =>
        {
            var some = await unit.Examples.ReadPointsAsync(dataset, ExampleFilter.All, 0, 100, CancellationToken.None);
            some.Total.ShouldBe(2000);
            some.Y.Count.ShouldBeInRange(90, 100);
            some.Y.Average().ShouldBe(1000, 100);
            (await unit.Examples.ReadPointsAsync(dataset, ExampleFilter.All, 0, 100, CancellationToken.None)).Y.ShouldBe(some.Y);

            var all = await unit.Examples.ReadPointsAsync(dataset, ExampleFilter.All, 0, 2000, CancellationToken.None);
            all.Y.Count.ShouldBe(2000);
            all.X.Zip(all.Y).ShouldAllBe(point => point.First == InputValue.Of(point.Second));
        });
    }

    [Fact]
    public async Task A_corrected_example_keeps_its_id()
    {
        var dataset = await StoreDatasetAsync();
        var id = (await StoreExamplesAsync(dataset, (1, "a", 1)))[0];
        await InScopeAsync(async unit =>
            await unit.Examples.ChangeAsync(
                dataset, ExampleFilter.Only(id), example => example.Correct(dataset, [InputValue.Of(2), InputValue.Of("z")], 5), CancellationToken.None));
        await InScopeAsync(async unit =>
        {
            var example = await unit.Examples.GetAsync(dataset, id, CancellationToken.None);
            (example.X[0].Number, example.X[1].Category, example.Y).ShouldBe((2, "z", 5));
        });
    }

    [Fact]
    public async Task A_removed_examples_id_is_not_given_again()
    {
        var dataset = await StoreDatasetAsync();
        var ids = await StoreExamplesAsync(dataset, (1, "a", 1), (2, "a", 2));
        await InScopeAsync(async unit => await unit.Examples.RemoveAsync(dataset, ExampleFilter.Only(ids[1]), CancellationToken.None));
        (await StoreExamplesAsync(dataset, (3, "a", 3)))[0].ShouldBeGreaterThan(ids[1]);
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
            table.Categories[0].Vocabulary.ShouldBe(["a", "b"]);
            table.Numbers[0].Count(double.IsNaN).ShouldBe(1);
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
        var operand = value is null ? InputValue.Missing : column == 1 ? InputValue.Of(value) : InputValue.Of(double.Parse(value, System.Globalization.CultureInfo.InvariantCulture));
        (await YsAsync(dataset, new ExampleFilter([new ColumnCondition(column, relation, [operand])]))).ShouldBe(ys);
    }

    [Fact]
    public async Task Conditions_hold_together_and_several_equal_ones_as_alternatives()
    {
        var dataset = await StoreDatasetAsync();
        await StoreExamplesAsync(dataset, (1, "a", 1), (2, "b", 2), (3, "c", 3), (4, null, 4), (5, "a", 5));
        var anyOf = new ColumnCondition(1, Relation.Equal, [InputValue.Of("a"), InputValue.Of("b"), InputValue.Missing]);
        var greater = new ColumnCondition(0, Relation.Greater, [InputValue.Of(1)]);
        (await YsAsync(dataset, new ExampleFilter([anyOf, greater]))).ShouldBe([2, 4, 5]);
    }

    [Fact]
    public async Task Examples_are_selected_by_part_and_by_whether_they_are_excluded()
    {
        var dataset = await StoreDatasetAsync();
        await StoreExamplesAsync(dataset, [.. Enumerable.Range(0, 20).Select(i => ((double?)i, (string?)"a", (double)i))]);
        var test = await YsAsync(dataset, ExampleFilter.All with { Part = new PartCondition(Test: true, 0.3) });
        var train = await YsAsync(dataset, ExampleFilter.All with { Part = new PartCondition(Test: false, 0.3) });
        test.Length.ShouldBeInRange(1, 19);
        test.Concat(train).Order().ShouldBe(Enumerable.Range(0, 20).Select(i => (double)i));

        await InScopeAsync(unit => unit.Examples.ChangeAsync(
            dataset, new ExampleFilter([new ColumnCondition(0, Relation.Less, [InputValue.Of(3)])]), example => example.Exclude("too small"), CancellationToken.None));
        (await YsAsync(dataset, ExampleFilter.All with { Excluded = true })).ShouldBe([0, 1, 2]);
        (await YsAsync(dataset, ExampleFilter.All with { Excluded = false })).Length.ShouldBe(17);
        await InScopeAsync(async unit =>
        {
            (await unit.Examples.AnyAsync(dataset, ExampleFilter.All with { Excluded = true }, CancellationToken.None)).ShouldBeTrue();
            (await unit.Examples.ReadTableAsync(dataset, ExampleFilter.Included, CancellationToken.None)).Table.Rows.ShouldBe(17);
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
    public async Task Many_examples_are_stored_at_once_counted_and_sorted()
    {
        const int Rows = 12_000;
        var dataset = await StoreDatasetAsync();
        await InScopeAsync(unit =>
        {
            unit.Examples.AddRange(dataset, Enumerable.Range(0, Rows).Select(i => dataset.AddExample([InputValue.Of((i * 7919) % Rows), InputValue.Of($"c{i % 3}")], i, Now)));
            return Task.CompletedTask;
        });
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
    public async Task A_large_list_first_sorted_by_many_at_once_is_sorted_for_all()
    {
        var dataset = await StoreDatasetAsync();
        await InScopeAsync(unit =>
        {
            unit.Examples.AddRange(dataset, Enumerable.Range(0, 10_000).Select(i => dataset.AddExample([InputValue.Of(-i), InputValue.Missing], i, Now)));
            return Task.CompletedTask;
        });
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => InScopeAsync(async unit =>
            (await unit.Examples.ListAsync(dataset, ExampleFilter.All, new ExampleOrder(0, Descending: false), new Paging(1, 1), CancellationToken.None))
                .Items.Single().Y.ShouldBe(9999))));
    }

    [Fact]
    public async Task Examples_that_fail_to_come_leave_nothing_behind()
    {
        var dataset = await StoreDatasetAsync();
        IEnumerable<Example> Failing()
        {
            for (var i = 0; i < 2000; i++) yield return dataset.AddExample([InputValue.Of(i), InputValue.Missing], i, Now);
            throw new InvalidDataException("The file ends here.");
        }

        await Should.ThrowAsync<InvalidDataException>(() => InScopeAsync(unit =>
        {
            unit.Examples.AddRange(dataset, Failing());
            return Task.CompletedTask;
        }));
        (await YsAsync(dataset, ExampleFilter.All)).ShouldBeEmpty();
        await InScopeAsync(async unit => (await unit.Datasets.GetAsync(dataset.Slug, CancellationToken.None)).ExampleCount.ShouldBe(0));
        (await StoreExamplesAsync(dataset, (1, "a", 1))).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_change_that_fails_changes_nothing()
    {
        var dataset = await StoreDatasetAsync();
        await StoreExamplesAsync(dataset, (1, "a", 1), (2, "b", 2));
        await Should.ThrowAsync<DomainException>(() => InScopeAsync(unit => unit.Examples.ChangeAsync(
            dataset, ExampleFilter.All, example => example.Correct(dataset, example.X, example.Y == 1 ? 10 : double.NaN), CancellationToken.None)));
        (await YsAsync(dataset, ExampleFilter.All)).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task What_changes_is_changed_once_even_where_it_passes_the_filter_again()
    {
        var dataset = await StoreDatasetAsync();
        await StoreExamplesAsync(dataset, (1, "a", 1), (2, "b", 2), (3, "c", 3));
        var changed = 0;
        await InScopeAsync(async unit => changed = await unit.Examples.ChangeAsync(
            dataset,
            new ExampleFilter([new ColumnCondition(0, Relation.AtLeast, [InputValue.Of(2)])]),
            example => example.Correct(dataset, [InputValue.Of(example.X[0].Number!.Value + 1), example.X[1]], example.Y),
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
        await RemoveAsync(dataset, new ExampleFilter([new ColumnCondition(0, Relation.Greater, [InputValue.Of(1)])]), 2);
        (await YsAsync(dataset, ExampleFilter.All)).ShouldBeEmpty();
        await InScopeAsync(async unit => (await unit.Examples.RestoreAsync(dataset, CancellationToken.None)).ShouldBe(2));
        await InScopeAsync(async unit => (await unit.Examples.RestoreAsync(dataset, CancellationToken.None)).ShouldBe(0));
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
        var large = ExampleFilter.All with { Conditions = [new ColumnCondition(0, Relation.AtLeast, [InputValue.Of(2)])] };
        await ExcludedAsync(large, "measured “wrong”", changes: 2, leaves: [2, 3]);
        await ExcludedAsync(ExampleFilter.Only(99), "none", changes: 0, leaves: [2, 3]);
        await ExcludedAsync(ExampleFilter.All with { Excluded = true, Conditions = [new ColumnCondition(1, Relation.Equal, [InputValue.Of("b")])] }, null, changes: 1, leaves: [3]);
        await ExcludedAsync(ExampleFilter.All, null, changes: 3, leaves: []);

        async Task ExcludedAsync(ExampleFilter filter, string? reason, int changes, double[] leaves)
        {
            await InScopeAsync(async unit => (await unit.Examples.ExcludeAsync(dataset, filter, reason, CancellationToken.None)).ShouldBe(changes));
            await InScopeAsync(async unit =>
            {
                var excluded = await unit.Examples.ListAsync(dataset, ExampleFilter.All with { Excluded = true }, new ExampleOrder(ExampleOrder.ByTarget, Descending: false), new Paging(1, 10), CancellationToken.None);
                excluded.Items.Select(example => example.Y).ShouldBe(leaves);
                excluded.Items.ShouldAllBe(example => example.Exclusion == "measured “wrong”");
            });
        }
    }

    [Fact]
    public async Task Every_change_of_the_examples_is_a_revision()
    {
        var dataset = await StoreDatasetAsync();
        var id = (await StoreExamplesAsync(dataset, (1, "a", 1), (2, "b", 2)))[0];
        await InScopeAsync(unit => unit.Examples.ExcludeAsync(dataset, ExampleFilter.Only(id), "odd", CancellationToken.None));
        await RemoveAsync(dataset, ExampleFilter.Only(id), 1);
        await InScopeAsync(unit => unit.Examples.RestoreAsync(dataset, CancellationToken.None));
        await InScopeAsync(async unit =>
        {
            (await unit.Datasets.GetAsync(dataset.Slug, CancellationToken.None)).Revision.ShouldBe(5);
            (await unit.Examples.ReadTableAsync(dataset, ExampleFilter.Included, CancellationToken.None)).Revision.ShouldBe(5);
        });
    }

    [Fact]
    public async Task Examples_added_by_many_at_once_are_all_counted()
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

    [Fact]
    public async Task Of_a_dataset_that_goes_between_two_questions_there_is_nothing_or_it_is_told()
    {
        var dataset = await StoreDatasetAsync();
        await StoreExamplesAsync(dataset, (1, "a", 1));
        await InScopeAsync(async unit => await unit.Datasets.RemoveAsync(await unit.Datasets.GetAsync(dataset.Slug, CancellationToken.None), CancellationToken.None));
        await NothingAsync(async unit => await unit.Examples.RestoreAsync(dataset, CancellationToken.None) > 0);
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
    public async Task Whoever_changes_a_dataset_and_whoever_deletes_it_do_not_block_one_another()
    {
        for (var round = 0; round < 5; round++)
        {
            var dataset = await StoreDatasetAsync($"Round {round}");
            await StoreExamplesAsync(dataset, (1, "a", 1), (2, "b", 2), (3, "c", 3));
            var changing = Enumerable.Range(0, 12).Select(i => UnlessGoneAsync(unit => (i % 3) switch
            {
                0 => unit.Examples.ChangeAsync(dataset, ExampleFilter.All, example => example.Exclude("a doubt"), CancellationToken.None),
                1 => unit.Examples.RemoveAsync(dataset, ExampleFilter.All, CancellationToken.None),
                _ => unit.Examples.RestoreAsync(dataset, CancellationToken.None),
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
                gone.Message.ShouldBe("Somebody else removed the dataset meanwhile.");
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

    private async Task RemoveAsync(Dataset dataset, ExampleFilter filter, int expected)
    {
        await InScopeAsync(async unit => (await unit.Examples.RemoveAsync(dataset, filter, CancellationToken.None)).ShouldBe(expected));
    }

    private async Task<double[]> YsAsync(Dataset dataset, ExampleFilter filter)
    {
        double[] ys = [];
        await InScopeAsync(async unit =>
        {
            ys = await unit.Examples.StreamAsync(dataset, filter, CancellationToken.None).Select(example => example.Y).ToArrayAsync();
            var current = await unit.Datasets.GetAsync(dataset.Slug, CancellationToken.None);
            var page = await unit.Examples.ListAsync(current, filter, ExampleOrder.OldestFirst, new Paging(1, 500), CancellationToken.None);
            page.Total.ShouldBe(ys.Length);
            page.Items.Select(example => example.Y).ShouldBe(ys);
        });
        return ys;
    }
}

public sealed class SqliteExampleTests() : ExampleRepositoryContract(StorageProvider.Sqlite);

public sealed class PostgreSqlExampleTests() : ExampleRepositoryContract(StorageProvider.PostgreSql);

public sealed class InMemoryExampleTests() : ExampleRepositoryContract(StorageProvider.InMemory);
