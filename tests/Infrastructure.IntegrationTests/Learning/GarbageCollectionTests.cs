using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training.Optimization;
using TorchSharp;

namespace Regressor.Infrastructure.IntegrationTests.Learning;

[Collection("alone")]
public sealed class GarbageCollectionTests
{
    /// <summary>With TorchSharp's own add_ this fails in two of three runs.</summary>
    [Fact]
    public void Finalizers_at_any_moment_do_not_disturb_sums()
    {
        using var done = new CancellationTokenSource();
        var collector = new Thread(() =>
        {
            while (!done.IsCancellationRequested)
            {
                GC.Collect(0);

                // Leaves the sums some time between two collections: without it they hardly get on.
                Thread.SpinWait(2_000);
            }
        });
        collector.Start();
        try
        {
            using var scope = torch.NewDisposeScope();
            var (sum, one) = (torch.zeros(100_000), torch.ones(100_000));
            const int Times = 20_000;
            for (var i = 0; i < Times; i++) sum.Increase(one);
            sum.min().item<float>().ShouldBe(Times);
            sum.max().item<float>().ShouldBe(Times);
        }
        finally
        {
            done.Cancel();
            collector.Join();
        }
    }
}
