using System.Data.Common;
using Regressor.Application.Training.Execution;
using Regressor.Domain.Training;

namespace Regressor.Application.UnitTests;

public class TrainingOutcomeTests
{
    private const int NoSpaceLeft = 28;
    private static readonly Guid Run = Guid.NewGuid();

    [Fact]
    public void A_run_that_the_end_of_the_process_breaks_off_waits_again() =>
        TrainingOutcome.Of(Run, new OperationCanceledException(), isStopping: true).Kind.ShouldBe(TrainingOutcomeKind.Requeued);

    [Fact]
    public void A_run_that_is_stopped_becomes_cancelled() =>
        TrainingOutcome.Of(Run, new OperationCanceledException(), isStopping: false).Kind.ShouldBe(TrainingOutcomeKind.Cancelled);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_run_of_another_worker_is_left_to_it(bool isStopping) =>
        TrainingOutcome.Of(Run, new RunLeaseLostException(), isStopping).Kind.ShouldBe(TrainingOutcomeKind.Lost);

    [Fact]
    public void A_run_whose_database_is_away_is_left_until_it_is_back() =>
        TrainingOutcome.Of(Run, new InvalidOperationException("Wrapped.", new DatabaseAway()), isStopping: false).Kind.ShouldBe(TrainingOutcomeKind.Suspended);

    [Fact]
    public void A_failed_training_reports_why()
    {
        var failed = FailureOf(new TrainingFailedException(TrainingFailureCode.ConstantTarget, "The target is constant.", ("value", 7)));
        failed.Reason.ShouldBe("The target is constant.");
        failed.Failure.ShouldNotBeNull().Code.ShouldBe(TrainingFailureCode.ConstantTarget);
        failed.Failure.Parameters.ShouldNotBeNull()["value"].ShouldBe(7);
    }

    [Fact]
    public void A_full_disk_is_reported_whichever_component_noticed_it()
    {
        var full = new IOException("No space left on device", NoSpaceLeft);
        FailureOf(full).Reason.ShouldBe("The disk that holds the data is full.");
        FailureOf(full).Failure.ShouldBe(new TrainingFailure(TrainingFailureCode.DiskFull));
        FailureOf(new StorageFullException(full)).Reason.ShouldBe("The disk that holds the data is full.");
    }

    [Fact]
    public void Too_little_memory_is_answered_with_what_to_choose() =>
        FailureOf(new InsufficientMemoryException()).Reason.ShouldBe(TrainingFailedException.OutOfMemory().Message);

    [Fact]
    public void An_unexpected_error_is_logged_and_the_message_refers_to_the_log()
    {
        var outcome = TrainingOutcome.Of(Run, new IOException("Broken pipe"), isStopping: false);
        (outcome.Kind, outcome.IsUnexpected).ShouldBe((TrainingOutcomeKind.Failed, true));
        outcome.Reason.ShouldNotBeNull().ShouldContain(Run.ToString());
        outcome.Reason.ShouldNotContain("Broken pipe");
    }

    private static TrainingOutcome FailureOf(Exception error)
    {
        var outcome = TrainingOutcome.Of(Run, error, isStopping: false);
        (outcome.Kind, outcome.IsUnexpected).ShouldBe((TrainingOutcomeKind.Failed, false));
        return outcome;
    }

    private sealed class DatabaseAway : DbException
    {
        public override bool IsTransient => true;
    }
}
