using Regressor.Infrastructure.Learning.Targets;

namespace Regressor.Infrastructure.IntegrationTests.Learning;

public sealed class LogitScalingTests
{
    private const int Rows = 4000, Classes = 3;

    [Theory]
    [InlineData(0.5)]
    [InlineData(1)]
    [InlineData(3)]
    public void The_temperature_undoes_confidence_that_is_off_by_a_factor(double factor)
    {
        var (y, logits) = Draw();
        var shown = Array.ConvertAll(logits, z => factor * z);

        LogitScaling.FitTemperature(y, shown, Classes).ShouldBe(factor, 0.08 * factor);
    }

    [Fact]
    public void Networks_that_add_noise_are_shrunk_to_the_linear_fit()
    {
        var (y, logits) = Draw();
        var random = new Random(2);
        var noisy = Array.ConvertAll(logits, z => z + Synthetic.Normal(random));

        LogitScaling.Fit(y, logits, noisy, Classes).Share.ShouldBe(0, 0.05);
        LogitScaling.Fit(y, noisy, logits, Classes).Share.ShouldBe(1, 0.05);
    }

    [Fact]
    public void An_ensemble_is_more_confident_than_its_members()
    {
        new LogitScaling(1, 1.44).OfEnsemble.ShouldBe(1.2, 1e-9);
        new LogitScaling(1, 0.8).OfEnsemble.ShouldBe(0.8, 1e-9);
    }

    [Fact]
    public void The_least_loss_is_that_at_the_best_temperature()
    {
        var (y, logits) = Draw();
        var least = LogitScaling.LeastLoss(y, logits, Classes);

        LogitScaling.LeastLoss(y, Array.ConvertAll(logits, z => 3 * z), Classes).ShouldBe(least, 1e-3 * least);
        LogitScaling.LeastLoss(y, [.. logits.Select((z, i) => i % 2 == 0 ? z : -z)], Classes).ShouldBeGreaterThan(least);
    }

    private static (double[] Y, double[] Logits) Draw()
    {
        var random = new Random(1);
        var logits = new double[Rows * Classes];
        var y = new double[Rows];
        for (var row = 0; row < Rows; row++)
        {
            var z = logits.AsSpan(row * Classes, Classes);
            for (var c = 0; c < Classes; c++) z[c] = 1.5 * Synthetic.Normal(random);
            double sum = 0;
            foreach (var value in z) sum += Math.Exp(value);
            var limit = random.NextDouble() * sum;
            while (limit > Math.Exp(z[(int)y[row]]) && y[row] < Classes - 1) limit -= Math.Exp(z[(int)y[row]++]);
        }

        return (y, logits);
    }
}
