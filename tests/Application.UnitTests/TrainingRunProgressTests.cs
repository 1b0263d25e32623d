using Regressor.Application.Training.Execution;
using Regressor.Domain.Datasets;
using Regressor.Domain.Training;

namespace Regressor.Application.UnitTests;

public sealed class TrainingRunProgressTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private readonly TrainingRunProgress _progress = new(TimeProvider.System);

    public void Dispose() => _progress.Dispose();

    [Fact]
    public void Epochs_that_could_not_be_stored_are_written_again_with_those_that_came_since()
    {
        Record(1);
        Written().ShouldBe([1]);
        Record(2);
        Written().ShouldBe([1, 2]);

        _progress.MarkStored();
        Record(3);
        Written().ShouldBe([3]);
    }

    [Fact]
    public void The_curve_is_made_no_more_often_than_it_can_be_stored()
    {
        var made = 0;
        for (var epoch = 1; epoch <= 3; epoch++)
        {
            _progress.Record(Epoch(epoch), () =>
            {
                made++;
                return null;
            });
        }

        made.ShouldBe(1);
        _progress.LastEpoch.ShouldBe(3);
    }

    [Fact]
    public void The_latest_learner_at_work_is_written_until_the_run_is_queued_again()
    {
        _progress.Record(new LearnerProgress(LearnerNames.Linear, 0, 1, 2));
        _progress.Record(new LearnerProgress(LearnerNames.Trees, 0.5, 2, 2));
        var run = Running();

        _progress.WriteTo(run);
        run.Learner.ShouldBe(new LearnerProgress(LearnerNames.Trees, 0.5, 2, 2));

        run.Requeue();
        run.Learner.ShouldBeNull();
    }

    [Fact]
    public void Trials_are_written_until_they_are_stored_and_continue_those_of_an_earlier_attempt()
    {
        _progress.Resume(new SearchProgress([Trial(1)], 0.1, Now));
        _progress.Begin(TimeSpan.FromMinutes(1));
        _progress.Record(Trial(2), 0.2);
        for (var attempt = 0; attempt < 2; attempt++)
        {
            var run = WrittenRun();
            run.Search!.Trials.Select(trial => trial.Number).ShouldBe([1, 2]);
            (run.Search.Gain, run.Search.IsOver).ShouldBe((0.2, false));
        }

        _progress.MarkStored();
        WrittenRun().Search.ShouldBeNull();
    }

    [Fact]
    public void A_request_to_finish_during_the_search_ends_the_search_alone()
    {
        _progress.Begin(null);
        _progress.RequestFinish();
        _progress.Finish.IsCancellationRequested.ShouldBeTrue();
        _progress.End();

        _progress.IsFinishRequested.ShouldBeFalse();
        WrittenRun().Search!.IsOver.ShouldBeTrue();
    }

    [Fact]
    public void A_request_to_finish_after_the_search_ends_the_training()
    {
        _progress.Begin(null);
        _progress.End();
        _progress.RequestFinish();
        _progress.IsFinishRequested.ShouldBeTrue();
    }

    [Fact]
    public void A_search_that_was_over_stays_so_after_a_restart()
    {
        _progress.Resume(new SearchProgress([Trial(1)], null, null, IsOver: true));
        _progress.Finish.IsCancellationRequested.ShouldBeTrue();
        _progress.IsFinishRequested.ShouldBeFalse();
    }

    private static SearchTrial Trial(int number) => new(number, LearnerNames.Trees, 0, 0, 0.5, 1);

    private void Record(int epoch) => _progress.Record(Epoch(epoch), () => null);

    private int[] Written() => [.. WrittenRun().Epochs.Select(epoch => epoch.Metrics.Epoch)];

    private TrainingRun WrittenRun()
    {
        var run = Running();
        _progress.WriteTo(run);
        return run;
    }

    private static TrainingRun Running()
    {
        var run = TrainingRun.Queue(
            Dataset.Create("Line", [new InputColumn("x", ColumnTypes.Numeric, null)], new TargetColumn("y", null), Now), new TrainingOptions(), Now);
        run.Start("worker", Now);
        return run;
    }

    private static EpochMetrics Epoch(int number) => new(number, 10, 1, 1, 0.1);
}
