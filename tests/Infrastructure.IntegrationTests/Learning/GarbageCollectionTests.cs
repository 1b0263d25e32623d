using static Regressor.Infrastructure.IntegrationTests.Learning.Synthetic;

namespace Regressor.Infrastructure.IntegrationTests.Learning;

[Collection("alone")]
public sealed class GarbageCollectionTests
{
    [Fact]
    public void Finalizers_at_any_moment_do_not_disturb_a_training()
    {
        var table = Curve(100, x => x * x, noise: 0.1);
        var undisturbed = Train(table).Report;
        using var done = new CancellationTokenSource();
        var collector = new Thread(() =>
        {
            while (!done.IsCancellationRequested)
            {
                GC.Collect(0);
                GC.WaitForPendingFinalizers();
            }
        });
        collector.Start();
        try
        {
            for (var run = 0; run < 3; run++) Train(table).Report.ShouldBe(undisturbed);
        }
        finally
        {
            done.Cancel();
            collector.Join();
        }
    }
}
