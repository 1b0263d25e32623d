using System.Text.Json;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain.Evaluation;
using Regressor.Domain.Models;
using Regressor.Domain.Tasks;
using Regressor.Domain.Training;
using Regressor.Infrastructure.Storage;

namespace Regressor.Infrastructure.IntegrationTests.Persistence.Contracts;

/// <summary>Tests of stored models that every storage provider must pass.</summary>
public abstract class ModelRepositoryContract : StorageTest
{
    private protected ModelRepositoryContract(StorageProvider provider)
        : base(provider)
    {
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

public sealed class SqliteModelRepositoryTests() : ModelRepositoryContract(StorageProvider.Sqlite);

public sealed class PostgreSqlModelRepositoryTests() : ModelRepositoryContract(StorageProvider.PostgreSql);

public sealed class InMemoryModelRepositoryTests() : ModelRepositoryContract(StorageProvider.InMemory);
