using Regressor.Application.Abstractions.Learning;
using Regressor.Domain.Evaluation;
using Regressor.Domain.Predictions;
using Regressor.Domain.Tasks;
using Regressor.Domain.Training;
using Regressor.Domain.Training.Data;
using Regressor.Infrastructure.IntegrationTests.Learning.Serving;
using Regressor.Infrastructure.Learning;
using static Regressor.Infrastructure.IntegrationTests.Learning.Synthetic;

namespace Regressor.Infrastructure.IntegrationTests.Learning.Search;

public class SettingsSearchTests
{
    private const int Trials = 9;

    private static readonly TrainingOptions Trees = Quick with { Learners = [LearnerNames.Trees, LearnerNames.Linear], SearchTrials = Trials };

    private static readonly TrainingData Steps = Curve(700, x => Math.Floor(8 * x), noise: 0.3);

    [Fact]
    public void A_search_whose_worker_died_continues_after_the_last_finished_trial()
    {
        var first = new TrialLog(onTrial: trial =>
        {
            if (trial.Number == 5) throw new WorkerDiedException();
        });
        Should.Throw<WorkerDiedException>(() => Train(Steps, Trees, first));

        var second = new TrialLog(first.Recorded);
        var recovered = Train(Steps, Trees, second);
        var whole = Train(Steps, Trees, new TrialLog());

        second.Recorded.Select(trial => trial.Number).ShouldBe([6, 7, 8, 9]);
        recovered.Report.Search!.Trials.ShouldBe(Trials);
        ShouldBeSame(recovered, whole);
    }

    [Fact]
    public void The_same_number_of_trials_finds_the_same_model_with_any_number_of_threads()
    {
        var options = Quick with { Epochs = 3, SearchTrials = 6 };
        var log = new TrialLog();
        var usual = TrainingCores.Threads;
        TrainingCores.Threads = 1;
        var alone = Train(Steps, options, log);
        TrainingCores.Threads = 3;
        var shared = Train(Steps, options);
        TrainingCores.Threads = usual;

        log.Recorded.Select(trial => trial.Learner).Distinct().ShouldBe([LearnerNames.Trees, LearnerNames.Networks], ignoreOrder: true);
        ShouldBeSame(alone, shared);
    }

    [Fact]
    public void Neither_test_rows_nor_those_that_calibrate_take_part()
    {
        var (before, after) = (new TrialLog(), new TrialLog());
        var report = Train(Line(700, (_, y) => y), Trees, before).Report;
        var changed = Train(Line(700, (row, y) => row < report.TestedOn || row >= report.TestedOn + report.TrainedOn ? y + 50 : y), Trees, after).Report;

        (report.TestedOn, report.CalibratedOn).ShouldBe((140, 56));
        (changed.TestedOn, changed.CalibratedOn).ShouldBe((140, 56));
        after.Recorded.Select(trial => trial.Loss).ShouldBe(before.Recorded.Select(trial => trial.Loss));
    }

    [Fact]
    public void Settings_that_a_search_finds_compete_with_the_default_ones_for_a_weight()
    {
        var log = new TrialLog();
        var table = Curve(700, x => Math.Sin(9 * x), noise: 0.5);
        var model = Train(table, Trees with { SearchTrials = 14, Learners = [LearnerNames.Trees] }, log);
        var report = model.Report;

        report.Learners!.Select(learner => (learner.Name, learner.IsTuned)).ShouldBe([(LearnerNames.Trees, true), (LearnerNames.Trees, false)]);
        report.Learners![0].Weight.ShouldBeGreaterThan(0);
        var serving = Reload(table, model);
        var tested = Enumerable.Range(0, report.TestedOn).ToList();
        EvaluationMetrics.Compute(new RegressionRows([.. tested.Select(row => table.Y[row])], [.. tested.Select(row => ((RegressionPrediction)serving.Predict(PredictorTests.RowOf(table, row))).Y)]))[RegressionTask.Rmse]
            .ShouldBe(report.Test![RegressionTask.Rmse], 1e-4);

        var chosen = report.Search!.Chosen.ShouldHaveSingleItem();
        (chosen.Learner, chosen.Trials).ShouldBe((LearnerNames.Trees, 14));
        chosen.Settings.Keys.ShouldContain("leaves");
        log.Gain!.Value.ShouldBeInRange(0, 1);
    }

    [Fact]
    public void Finishing_ends_the_search_and_trains_the_best_settings_so_far()
    {
        using var finish = new CancellationTokenSource();
        var log = new TrialLog(onTrial: _ => finish.Cancel()) { Finish = finish.Token };
        var report = Train(Steps, Trees, log).Report;

        report.Search!.Trials.ShouldBe(1);
        log.IsOver.ShouldBeTrue();
        report.Learners!.ShouldAllBe(learner => !learner.IsTuned);
    }

    [Fact]
    public void Cancelling_ends_the_training()
    {
        using var cancel = new CancellationTokenSource();
        var log = new TrialLog(onTrial: _ => cancel.Cancel());
        Should.Throw<OperationCanceledException>(() => new ModelTrainer().Train(Steps, Trees, null, (_, _) => true, cancel.Token, search: log));
        log.Recorded.Count.ShouldBe(1);
    }

    [Fact]
    public void Time_that_an_earlier_attempt_used_is_not_given_again()
    {
        var log = new TrialLog([new SearchTrial(1, LearnerNames.Trees, 0, 0, 0.5, 61)]);
        var report = Train(Steps, Trees with { SearchTrials = null, SearchSeconds = 60 }, log).Report;

        log.Left.ShouldBe(TimeSpan.Zero);
        report.Search!.Trials.ShouldBe(1);
    }

    [Fact]
    public void Few_rows_are_not_searched_and_all_learn()
    {
        var report = Train(Curve(300, x => x, noise: 0.1), Trees).Report;

        report.Search!.Trials.ShouldBe(0);
        report.Search.Chosen.ShouldBeEmpty();
        report.CalibratedOn.ShouldBe(0);
    }

    private static TrainedModel Train(TrainingData table, TrainingOptions options, ISearchLog? log = null) =>
        new ModelTrainer().Train(table, options, null, (_, _) => true, CancellationToken.None, search: log);

    /// <summary>A noisy line whose rows keep their places when targets change.</summary>
    private static TrainingData Line(int rows, Func<int, double, double> change)
    {
        var random = new Random(5);
        var builder = new TrainingData.Builder([Number("x")]);
        for (var row = 0; row < rows; row++)
        {
            var x = random.NextDouble();
            builder.Add([ColumnValue.Of(x)], change(row, (5 * x) + Normal(random)), (row + 0.5) / rows);
        }

        return builder.Build();
    }

    private static void ShouldBeSame(TrainedModel one, TrainedModel other)
    {
        one.Network.Description.ShouldBe(other.Network.Description);
        one.Network.Tensors.SelectMany(tensor => tensor.Values).ShouldBe(other.Network.Tensors.SelectMany(tensor => tensor.Values));
        one.Report.Search!.Chosen.Select(chosen => string.Join(", ", chosen.Settings)).ShouldBe(other.Report.Search!.Chosen.Select(chosen => string.Join(", ", chosen.Settings)));
    }

    private sealed class WorkerDiedException : Exception;
}
