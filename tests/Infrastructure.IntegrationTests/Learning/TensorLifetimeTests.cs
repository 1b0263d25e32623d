using Regressor.Domain.Training;
using Regressor.Infrastructure.Learning;
using TorchSharp;
using static Regressor.Infrastructure.IntegrationTests.Learning.Synthetic;

namespace Regressor.Infrastructure.IntegrationTests.Learning;

public sealed class TensorLifetimeTests
{
    [Fact]
    public void No_tensor_lives_on_after_trainings_that_succeed_fail_or_are_cancelled()
    {
        // Statistics are the thread's own: other tests do not disturb them.
        var statistics = DisposeScopeManager.Statistics.TensorStatistics;
        var before = statistics.ThreadTotalLiveCount;
        for (var run = 0; run < 4; run++) Train(Curve(60, x => x * x), Quick with { Epochs = 5 });
        for (var run = 0; run < 3; run++)
            Should.Throw<TrainingFailedException>(() => Train(Curve(60, x => Math.Sin(9 * x)), Quick with { LearningRate = 1e30 }));
        for (var run = 0; run < 3; run++)
        {
            using var source = new CancellationTokenSource();
            Should.Throw<OperationCanceledException>(
                () => new TorchModelTrainer().Train(Curve(60, x => x), Quick, null, _ => source.Cancel(), source.Token));
        }

        statistics.ThreadTotalLiveCount.ShouldBe(before);
    }
}
