using Regressor.Application;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain;
using Regressor.Domain.Training;
using Regressor.Infrastructure.Storage;

namespace Regressor.Infrastructure.IntegrationTests.Persistence.Contracts;

/// <summary>Tests of repositories that every storage provider must pass.</summary>
public abstract class RepositoryContract : StorageTest
{
    private protected RepositoryContract(StorageProvider provider)
        : base(provider)
    {
    }

    [Fact]
    public async Task A_stored_dataset_comes_back_whole()
    {
        var stored = await StoreDatasetAsync();
        await InScopeAsync(async unit =>
        {
            var found = await unit.Datasets.GetAsync(stored.Slug, CancellationToken.None);
            found.Schema.ShouldBeEquivalentTo(stored.Schema);
        });
    }

    [Fact]
    public Task A_dataset_that_is_not_there_is_named_in_the_error() => InScopeAsync(async unit =>
        (await Should.ThrowAsync<NotFoundException>(() => unit.Datasets.GetAsync("nowhere", CancellationToken.None))).Message.ShouldContain("nowhere"));

    [Fact]
    public async Task A_second_dataset_at_the_same_address_is_refused_and_nothing_of_it_stored()
    {
        await StoreDatasetAsync("Same name");
        var refusal = await Should.ThrowAsync<DomainException>(() => StoreDatasetAsync("same NAME"));
        (refusal.Code, refusal.Message).ShouldBe(("name-taken", "Another dataset already has the address 'same-name'. Choose another name."));
        await InScopeAsync(async unit => (await unit.Datasets.ListAsync(new DatasetFilter(), new Paging(1, 10), CancellationToken.None)).Items.Select(dataset => dataset.Slug).ShouldBe(["same-name"]));
    }

    [Fact]
    public async Task Datasets_are_listed_in_pages_with_their_number_of_examples()
    {
        var first = await StoreDatasetAsync("First");
        await StoreDatasetAsync("Second", Now.AddSeconds(1));
        await StoreExamplesAsync(first, (1, "a", 1), (2, "b", 2));
        await InScopeAsync(async unit =>
        {
            var page = await unit.Datasets.ListAsync(new DatasetFilter(), new Paging(1, 1), CancellationToken.None);
            page.Total.ShouldBe(2);
            page.Items.ShouldHaveSingleItem().ExampleCount.ShouldBe(2);
            (await unit.Datasets.ListAsync(new DatasetFilter(), new Paging(2, 1), CancellationToken.None)).Items.Single().Name.ShouldBe("Second");
            (await unit.Datasets.ListAsync(new DatasetFilter(), new Paging(3, 1), CancellationToken.None)).Items.ShouldBeEmpty();
        });
    }

    [Fact]
    public async Task Datasets_can_come_before_all_others_whatever_their_age()
    {
        string[] created = ["First", "Second", "Third", "Fourth"];
        foreach (var (age, name) in created.Index()) await StoreDatasetAsync(name, Now.AddSeconds(age));
        (await NamesAsync(newestFirst: false)).ShouldBe(["Second", "Third", "First", "Fourth"]);
        (await NamesAsync(newestFirst: true)).ShouldBe(["Third", "Second", "Fourth", "First"]);

        async Task<List<string>> NamesAsync(bool newestFirst)
        {
            List<string> names = [];
            var filter = new DatasetFilter(NewestFirst: newestFirst, First: ["third", "second", "none"]);
            for (var page = 1; page <= 2; page++)
                await InScopeAsync(async unit => names.AddRange((await unit.Datasets.ListAsync(filter, new Paging(page, 2), CancellationToken.None)).Items.Select(dataset => dataset.Name)));
            return names;
        }
    }

    [Fact]
    public async Task Removing_a_dataset_removes_all_that_belongs_to_it_and_nothing_else()
    {
        var (gone, kept) = (await StoreDatasetAsync("Gone"), await StoreDatasetAsync("Kept"));
        await StoreExamplesAsync(gone, (1, "a", 1));
        await StoreExamplesAsync(kept, (1, "a", 1));
        var run = await StoreRunAsync(gone);
        await InScopeAsync(async unit => await unit.Datasets.RemoveAsync(await unit.Datasets.GetAsync(gone.Slug, CancellationToken.None), CancellationToken.None));
        await InScopeAsync(async unit =>
        {
            (await unit.Datasets.FindAsync(gone.Id, CancellationToken.None)).ShouldBeNull();
            (await unit.Examples.ReadTableAsync(kept, ExampleFilter.All, CancellationToken.None)).Table.Rows.ShouldBe(1);
            (await unit.Runs.FindAsync(run, CancellationToken.None)).ShouldBeNull();
        });
    }

    [Fact]
    public async Task A_dataset_has_at_most_one_unfinished_run()
    {
        var dataset = await StoreDatasetAsync();
        var first = await StoreRunAsync(dataset);
        (await Should.ThrowAsync<DomainException>(() => StoreRunAsync(dataset))).Code.ShouldBe("training-in-progress");
        await InScopeAsync(async unit => (await unit.Runs.GetAsync(dataset.Id, first, CancellationToken.None)).RequestCancel(Now));
        (await StoreRunAsync(dataset)).ShouldNotBe(first);
    }

    [Fact]
    public async Task Only_one_of_many_runs_started_simultaneously_is_stored()
    {
        var dataset = await StoreDatasetAsync();
        var attempts = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            try
            {
                await StoreRunAsync(dataset);
                return true;
            }
            catch (DomainException)
            {
                return false;
            }
        }));
        attempts.Count(stored => stored).ShouldBe(1);
    }

    [Fact]
    public async Task A_change_of_status_that_was_overtaken_is_refused()
    {
        var dataset = await StoreDatasetAsync();
        var id = await StoreRunAsync(dataset);
        await InScopeAsync(async unit =>
        {
            (await unit.Runs.GetAsync(dataset.Id, id, CancellationToken.None)).Start("worker", Now);
            await InScopeAsync(async other => (await other.Runs.GetAsync(dataset.Id, id, CancellationToken.None)).RequestCancel(Now));
            (await Should.ThrowAsync<DomainException>(() => unit.Work.SaveChangesAsync(CancellationToken.None))).Code.ShouldBe("invalid-state");
        }, save: false);
    }

    [Fact]
    public async Task A_runs_options_progress_and_epochs_come_back()
    {
        var dataset = await StoreDatasetAsync();
        var options = new TrainingOptions { HiddenSizes = [32, 16], Seed = 7, StartFrom = TrainingStart.ActiveModel };
        var id = await StoreRunAsync(dataset, options);
        for (var epoch = 1; epoch <= 3; epoch++)
        {
            var metrics = new EpochMetrics(epoch, 3, 1.0 / epoch, 2.0 / epoch, 0.01);
            await InScopeAsync(async unit =>
            {
                var run = await unit.Runs.GetAsync(dataset.Id, id, CancellationToken.None);
                if (metrics.Epoch == 1) run.Start("worker", Now);
                run.RecordEpoch(metrics);
            });
        }

        await InScopeAsync(async unit =>
        {
            var run = await unit.Runs.GetAsync(dataset.Id, id, CancellationToken.None);
            run.Options.HiddenSizes.ShouldBe([32, 16]);
            (run.Options with { HiddenSizes = options.HiddenSizes, Learners = options.Learners }).ShouldBe(options);
            run.Progress.ShouldBe(new EpochMetrics(3, 3, 1.0 / 3, 2.0 / 3, 0.01));
            (await unit.Runs.ListEpochsAsync(id, 1, CancellationToken.None)).Select(epoch => epoch.Epoch).ShouldBe([2, 3]);
            await unit.Runs.RemoveEpochsAsync(id, CancellationToken.None);
        });
        await InScopeAsync(async unit => (await unit.Runs.ListEpochsAsync(id, 0, CancellationToken.None)).ShouldBeEmpty());
    }

    [Fact]
    public async Task The_trials_of_a_run_that_lost_its_worker_come_back()
    {
        var dataset = await StoreDatasetAsync();
        var id = await StoreRunAsync(dataset);
        SearchTrial[] trials = [new SearchTrial(1, LearnerNames.Trees, 0, 0, 0.5, 1.5), new SearchTrial(2, LearnerNames.Networks, 3, 1, null, 2)];
        await InScopeAsync(async unit =>
        {
            var run = await unit.Runs.GetAsync(dataset.Id, id, CancellationToken.None);
            run.Start("worker", Now);
            run.RecordSearch(new SearchProgress(trials, 0.1, Now));
        });
        await InScopeAsync(async unit => (await unit.Runs.GetAsync(dataset.Id, id, CancellationToken.None)).LoseWorker(Now));
        await InScopeAsync(async unit =>
        {
            var search = (await unit.Runs.GetAsync(dataset.Id, id, CancellationToken.None)).Search!;
            search.Trials.ShouldBe(trials);
            (search with { Trials = trials }).ShouldBe(new SearchProgress(trials, 0.1, Now));
        });
    }

    [Fact]
    public async Task Unfinished_runs_are_listed_oldest_first()
    {
        var later = await StoreRunAsync(await StoreDatasetAsync("A"), now: Now.AddHours(1));
        var earlier = await StoreRunAsync(await StoreDatasetAsync("B"));
        await InScopeAsync(async unit =>
            (await unit.Runs.ListUnfinishedAsync(CancellationToken.None)).Select(run => run.Id).ShouldBe([earlier, later]));
    }
}

public sealed class SqliteRepositoryTests() : RepositoryContract(StorageProvider.Sqlite);

public sealed class PostgreSqlRepositoryTests() : RepositoryContract(StorageProvider.PostgreSql);

public sealed class InMemoryRepositoryTests() : RepositoryContract(StorageProvider.InMemory);
