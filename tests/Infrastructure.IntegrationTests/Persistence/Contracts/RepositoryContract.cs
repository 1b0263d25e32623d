using System.Text.Json;
using Regressor.Application;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain;
using Regressor.Domain.Evaluation;
using Regressor.Domain.Models;
using Regressor.Domain.Tasks;
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

    [Fact]
    public async Task A_models_report_comes_back_and_damaged_ones_are_not_usable()
    {
        var dataset = await StoreDatasetAsync();
        var metrics = EvaluationMetrics.ComputeWithIntervals(new RegressionRows([1, 2, 4], [1, 3, 2]));
        var report = new ModelReport(metrics, null, metrics, metrics, metrics, new IntervalCoverage(0.9, 0.91, 3), 10, 0, TargetSpread: 12.5, Leaks: false);
        await InScopeAsync(unit =>
        {
            for (var version = 1; version <= 2; version++)
                unit.Models.Add(Model.Create(dataset.Id, version, Guid.NewGuid(), new TrainingOptions(), report, Now), null);
            return Task.CompletedTask;
        });
        await InScopeAsync(async unit => (await unit.Models.GetAsync(dataset.Id, 2, CancellationToken.None)).MarkDamaged("The file is missing."));
        await InScopeAsync(async unit =>
        {
            var page = await unit.Models.ListAsync(dataset.Id, new Paging(1, 10), CancellationToken.None);
            page.Items.Select(model => model.Version).ShouldBe([2, 1]);
            page.Items[0].Problem.ShouldBe("The file is missing.");
            page.Items[1].Report.ShouldBe(report);
            (await unit.Models.ListUsableAsync(dataset.Id, CancellationToken.None)).Select(model => model.Version).ShouldBe([1]);
            (await unit.Models.ListDamagedAsync(dataset.Id, CancellationToken.None)).Select(model => model.Version).ShouldBe([2]);
            (await unit.Models.ListDamagedAsync(null, CancellationToken.None)).Select(model => model.Version).ShouldBe([2]);
            (await unit.Models.ListDamagedAsync(Guid.NewGuid(), CancellationToken.None)).ShouldBeEmpty();
        });
    }

    [Fact]
    public async Task The_learners_of_a_blend_come_back_and_a_report_without_them_has_none()
    {
        var dataset = await StoreDatasetAsync();
        var metrics = EvaluationMetrics.ComputeWithIntervals(new RegressionRows([1, 2, 4], [1, 3, 2]));
        var report = new ModelReport(metrics, null, metrics, metrics, metrics, null, 10, 0);
        var learner = new LearnerResult("networks", 0.625, 3.5, metrics, new BaselineComparison(ComparisonOutcome.Same, 0.07, 0.1, true, -0.03, 0.17));
        await InScopeAsync(unit =>
        {
            unit.Models.Add(Model.Create(dataset.Id, 1, Guid.NewGuid(), new TrainingOptions(), report, Now), null);
            unit.Models.Add(Model.Create(dataset.Id, 2, Guid.NewGuid(), new TrainingOptions(), report with { Learners = [learner] }, Now), null);
            return Task.CompletedTask;
        });
        await InScopeAsync(async unit =>
        {
            (await unit.Models.GetAsync(dataset.Id, 1, CancellationToken.None)).Report.Learners.ShouldBeNull();
            (await unit.Models.GetAsync(dataset.Id, 2, CancellationToken.None)).Report.Learners.ShouldBe([learner]);
        });
    }

    [Fact]
    public async Task Diagnostics_come_back_and_go_with_their_model()
    {
        var (dataset, gone) = (await StoreDatasetAsync("Kept"), await StoreDatasetAsync("Gone"));
        var metrics = EvaluationMetrics.ComputeWithIntervals(new RegressionRows([1, 2, 4], [1, 3, 2]));
        var report = new ModelReport(
            metrics, null, metrics, metrics, metrics, null, 10, 0, new BaselineComparison(ComparisonOutcome.Worse, -0.5, 0.25, true, -0.75, -0.25));
        var diagnostics = new ModelDiagnostics(
            MeasuredOn.OutOfFold,
            [new EvaluationPoint(1, 2, null, null), new EvaluationPoint(3, 4, 2, 5)],
            2,
            [new ColumnImportance("a", 0.5, 0.25)],
            [new LargestError(7, [ColumnValue.Missing, ColumnValue.Of("red"), ColumnValue.Of(1.5)], 1, 2, null, null)],
            [new ModelFinding(FindingCode.NoiseFloor, null, "Noise.").With(("rows", 24), ("floor", 1.5))],
            [new GroupImportance(["a", "b"], 0.75, 0.25)]);
        await InScopeAsync(unit =>
        {
            unit.Models.Add(Model.Create(dataset.Id, 1, Guid.NewGuid(), new TrainingOptions(), report, Now), diagnostics);
            unit.Models.Add(Model.Create(dataset.Id, 2, Guid.NewGuid(), new TrainingOptions(), report, Now), null);
            unit.Models.Add(Model.Create(gone.Id, 1, Guid.NewGuid(), new TrainingOptions(), report, Now), diagnostics);
            return Task.CompletedTask;
        });
        await InScopeAsync(async unit =>
        {
            JsonSerializer.Serialize(await unit.Models.FindDiagnosticsAsync(dataset, 1, CancellationToken.None)).ShouldBe(JsonSerializer.Serialize(diagnostics));
            (await unit.Models.FindDiagnosticsAsync(dataset, 2, CancellationToken.None)).ShouldBeNull();
            (await unit.Models.GetAsync(dataset.Id, 1, CancellationToken.None)).Report.ShouldBe(report);
            await unit.Datasets.RemoveAsync(await unit.Datasets.GetAsync("gone", CancellationToken.None), CancellationToken.None);
        });
        await InScopeAsync(async unit =>
        {
            (await unit.Models.FindDiagnosticsAsync(gone, 1, CancellationToken.None)).ShouldBeNull();
            (await unit.Models.FindDiagnosticsAsync(dataset, 1, CancellationToken.None)).ShouldNotBeNull();
            await unit.Models.RemoveAsync(await unit.Models.GetAsync(dataset.Id, 1, CancellationToken.None), CancellationToken.None);
        });
        await InScopeAsync(async unit =>
        {
            (await unit.Models.FindDiagnosticsAsync(dataset, 1, CancellationToken.None)).ShouldBeNull();
            (await unit.Models.FindAsync(dataset.Id, 2, CancellationToken.None)).ShouldNotBeNull();
        });
    }
}

public sealed class SqliteRepositoryTests() : RepositoryContract(StorageProvider.Sqlite);

public sealed class PostgreSqlRepositoryTests() : RepositoryContract(StorageProvider.PostgreSql);

public sealed class InMemoryRepositoryTests() : RepositoryContract(StorageProvider.InMemory);
