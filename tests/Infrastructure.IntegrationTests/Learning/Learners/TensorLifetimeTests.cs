using Regressor.Domain.Training;
using Regressor.Infrastructure.IntegrationTests.Learning.Serving;
using Regressor.Infrastructure.Learning;
using TorchSharp;
using static Regressor.Infrastructure.IntegrationTests.Learning.Synthetic;

namespace Regressor.Infrastructure.IntegrationTests.Learning.Learners;

/// <summary>Every training disposes of its tensors, however it ends.</summary>
public sealed class TensorLifetimeTests
{
    [Fact]
    public void After_trainings_that_succeed() => LeavesNothing(() => Train(PredictorTests.MixedTable(), Quick with { Epochs = 5 }));

    [Fact]
    public void After_a_training_that_tries_the_logarithm_too() => LeavesNothing(() => Train(Curve(100, x => Math.Exp(5 * x), noise: 0.01), Quick with { Epochs = 5 }));

    [Fact]
    public void After_a_warm_start()
    {
        var table = Curve(60, x => x * x);
        var start = Train(table, Quick with { Epochs = 5 }).Network;
        LeavesNothing(() => Train(table, Quick with { Epochs = 5, StartFrom = TrainingStart.ActiveModel }, start));
    }

    [Fact]
    public void After_a_training_without_anything_to_learn() => LeavesNothing(
        () => Should.Throw<TrainingFailedException>(() => Train(Curve(40, _ => 4))));

    [Fact]
    public void After_a_loss_that_diverges_immediately() => LeavesNothing(
        () => Should.Throw<TrainingFailedException>(() => Train(Curve(60, x => Math.Sin(9 * x)), Quick with { LearningRate = 1e30 })));

    [Fact]
    public void After_a_loss_that_diverges_after_some_epochs()
    {
        // The warm-up of a long schedule starts low enough for a few finite epochs.
        var epochs = 0;
        LeavesNothing(() =>
        {
            epochs = 0;
            Should.Throw<TrainingFailedException>(() => new ModelTrainer().Train(
                Curve(60, x => Math.Sin(9 * x)), Quick with { Epochs = 2000, LearningRate = 1e10 }, null, (_, _) => ++epochs > 0, CancellationToken.None));
        });
        epochs.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void After_a_failure_of_the_epoch_listener() => LeavesNothing(() => Should.Throw<InvalidOperationException>(
        () => new ModelTrainer().Train(Curve(60, x => x * x), Quick, null, (metrics, _) =>
        {
            if (metrics.Epoch == 3) throw new InvalidOperationException("The disk is full.");
            return true;
        }, CancellationToken.None)));

    [Fact]
    public void After_a_cancellation_between_epochs() => LeavesNothing(() =>
    {
        using var source = new CancellationTokenSource();
        Should.Throw<OperationCanceledException>(
            () => new ModelTrainer().Train(Curve(60, x => x), Quick, null, (_, _) => Cancel(source), source.Token));
    });

    [Fact]
    public void After_a_cancellation_within_an_epoch() => LeavesNothing(() =>
    {
        // Another thread cancels; long epochs make it likely that the cancellation falls into one.
        using var source = new CancellationTokenSource();
        Should.Throw<OperationCanceledException>(() => new ModelTrainer().Train(
            Curve(2000, x => Math.Sin(9 * x)),
            Quick with { Epochs = 10_000, BatchSize = 4 },
            null,
            (metrics, _) =>
            {
                // A thread of its own: those of the pool may all be busy with other tests until the training has ended.
                if (metrics.Epoch == 1) new Thread(source.Cancel).Start();
                return true;
            },
            source.Token));
    });

    private static bool Cancel(CancellationTokenSource source)
    {
        source.Cancel();
        return true;
    }

    private static void LeavesNothing(Action train)
    {
        // The statistics are per thread, so other tests do not affect them.
        var statistics = DisposeScopeManager.Statistics.TensorStatistics;
        var before = statistics.ThreadTotalLiveCount;
        for (var run = 0; run < 2; run++)
        {
            train();
            statistics.ThreadTotalLiveCount.ShouldBe(before);
        }
    }
}
