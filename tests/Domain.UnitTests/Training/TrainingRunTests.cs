using Regressor.Domain.Datasets;
using Regressor.Domain.Evaluation;
using Regressor.Domain.Tasks;
using Regressor.Domain.Training;

namespace Regressor.Domain.UnitTests.Training;

public class TrainingRunTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private static readonly Activation First = new(true, ActivationReason.First);
    private static readonly TrainingResult Result = new(2.5, ModelQuality.Good);
    private static readonly TrainingFailure TooFew = TrainingFailure.From(TrainingFailureCode.TooFewRows, ("needed", 10));

    [Fact]
    public void A_run_goes_from_queued_to_running_to_succeeded()
    {
        var run = NewRun();
        run.Status.ShouldBe(TrainingStatus.Queued);
        run.Start("worker", Now);
        run.Status.ShouldBe(TrainingStatus.Running);
        run.Complete(3, First, Result, Now);
        run.Status.ShouldBe(TrainingStatus.Succeeded);
        run.ModelVersion.ShouldBe(3);
        run.Activation.ShouldBe(First);
        run.Result.ShouldBe(Result);
        run.FinishedAt.ShouldBe(Now);
    }

    [Fact]
    public void A_result_has_the_figures_of_its_task_on_rows_the_model_never_saw()
    {
        var classes = EvaluationMetrics.Compute(new ClassificationRows([0, 1, 1, 0], [0.5, 0.5, 0.25, 0.75, 0.5, 0.5, 0.75, 0.25]));
        var numbers = EvaluationMetrics.Compute(new RegressionRows([1, 2], [2, 4]));
        TrainingResult.From(new ModelReport(classes, null, classes, classes, classes, null, 4, 0) { Task = PredictionTasks.Classification })
            .ShouldBe(new TrainingResult(null, null, classes[ClassificationTask.Accuracy], classes[ClassificationTask.LogLoss]));
        TrainingResult.From(new ModelReport(numbers, numbers, numbers, numbers, numbers, null, 2, 2)).ShouldBe(new TrainingResult(1.5, null));
    }

    [Fact]
    public void A_run_starts_once()
    {
        var run = Running();
        Should.Throw<DomainException>(() => run.Start("worker", Now)).Code.ShouldBe("invalid-state");
    }

    [Fact]
    public void A_queued_run_cannot_complete() => Should.Throw<DomainException>(() => NewRun().Complete(1, First, Result, Now));

    [Fact]
    public void A_queued_run_is_cancelled_immediately()
    {
        var run = NewRun();
        run.RequestCancel(Now);
        run.Status.ShouldBe(TrainingStatus.Cancelled);
    }

    [Fact]
    public void A_running_run_is_cancelled_by_its_worker()
    {
        var run = Running();
        run.RequestCancel(Now);
        run.Status.ShouldBe(TrainingStatus.Running);
        run.CancelRequested.ShouldBeTrue();
        run.Cancel(Now);
        run.Status.ShouldBe(TrainingStatus.Cancelled);
    }

    [Fact]
    public void A_running_run_can_be_asked_to_end_early_and_a_queued_one_cannot()
    {
        Should.Throw<DomainException>(NewRun().RequestFinish).Code.ShouldBe("invalid-state");
        var run = Running();
        run.RequestFinish();
        run.FinishRequested.ShouldBeTrue();
        run.Status.ShouldBe(TrainingStatus.Running);
    }

    [Fact]
    public void A_run_whose_epochs_are_lost_no_longer_ends_early()
    {
        var run = Running();
        run.RequestFinish();
        run.Requeue();
        run.FinishRequested.ShouldBeFalse();
    }

    [Fact]
    public void Nothing_changes_a_finished_run()
    {
        var run = Running();
        run.Fail(TooFew, "Too few examples.", Now);
        Action[] changes =
        [
            () => run.Start("worker", Now), () => run.Complete(1, First, Result, Now), () => run.Fail(TooFew, "again", Now), () => run.Cancel(Now),
            () => run.RequestCancel(Now), run.RequestFinish, run.Requeue,
        ];
        foreach (var change in changes) Should.Throw<DomainException>(change).Code.ShouldBe("invalid-state");
        run.Status.ShouldBe(TrainingStatus.Failed);
        (run.Error, run.Failure).ShouldBe(("Too few examples.", TooFew));
    }

    [Fact]
    public void Progress_that_arrives_late_is_dropped()
    {
        var run = Running();
        run.RecordEpoch(new EpochMetrics(1, 10, 0.5, 0.6, 0.01));
        run.Cancel(Now);
        run.RecordEpoch(new EpochMetrics(2, 10, 0.4, 0.5, 0.01));
        run.Progress!.Epoch.ShouldBe(1);
        run.Epochs.Count.ShouldBe(1);
    }

    [Fact]
    public void A_restarted_run_begins_at_the_first_epoch()
    {
        var run = Running();
        run.RecordEpoch(new EpochMetrics(5, 10, 0.5, 0.6, 0.01));
        run.RecordSearch(new SearchProgress([new SearchTrial(1, LearnerNames.Trees, 0, 0, 0.5, 2)], null, Now));
        run.Requeue();
        run.Search!.Trials.Count.ShouldBe(1);
        run.Status.ShouldBe(TrainingStatus.Queued);
        run.Progress.ShouldBeNull();
        run.StartedAt.ShouldBeNull();
        run.Worker.ShouldBeNull();
    }

    [Fact]
    public void A_run_whose_worker_goes_without_a_word_three_times_fails()
    {
        var run = NewRun();
        for (var attempt = 1; attempt < TrainingRun.MaxLostAttempts; attempt++)
        {
            run.Start("worker", Now);
            run.LoseWorker(Now);
            run.Status.ShouldBe(TrainingStatus.Queued);
        }

        run.Start("worker", Now);
        run.LoseWorker(Now);
        run.Status.ShouldBe(TrainingStatus.Failed);
        run.Error.ShouldStartWith("The server stopped 3 times during this training, so the training is not restarted.");
        run.FinishedAt.ShouldBe(Now);
    }

    [Fact]
    public void A_run_that_its_worker_lets_go_of_is_tried_as_often_as_need_be()
    {
        var run = NewRun();
        for (var attempt = 1; attempt <= 10; attempt++)
        {
            run.Start("worker", Now);
            run.Requeue();
        }

        run.Status.ShouldBe(TrainingStatus.Queued);
        run.LostAttempts.ShouldBe(0);
    }

    [Fact]
    public void What_an_earlier_start_still_reports_is_not_about_this_one()
    {
        var run = Running();
        run.IsRunning(attempt: 1).ShouldBeTrue();
        run.Requeue();
        run.IsRunning(attempt: 1).ShouldBeFalse();
        run.Start("another worker", Now);
        run.IsRunning(attempt: 1).ShouldBeFalse();
        run.IsRunning(attempt: 2).ShouldBeTrue();
        run.Worker.ShouldBe("another worker");
    }

    private static TrainingRun NewRun() => TrainingRun.Queue(
        Dataset.Create("d", [new InputColumn("x", ColumnTypes.Numeric, null)], new TargetColumn("y", null), Now), new TrainingOptions(), Now);

    private static TrainingRun Running()
    {
        var run = NewRun();
        run.Start("worker", Now);
        return run;
    }
}
