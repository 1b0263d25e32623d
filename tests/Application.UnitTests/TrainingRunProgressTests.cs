using Regressor.Application.Training.Execution;
using Regressor.Domain.Datasets;
using Regressor.Domain.Training;

namespace Regressor.Application.UnitTests;

public class TrainingRunProgressTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private readonly TrainingRunProgress _progress = new();

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

    private void Record(int epoch) => _progress.Record(Epoch(epoch), () => null);

    private int[] Written()
    {
        var run = Running();
        _progress.WriteTo(run);
        return [.. run.Epochs.Select(epoch => epoch.Metrics.Epoch)];
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
