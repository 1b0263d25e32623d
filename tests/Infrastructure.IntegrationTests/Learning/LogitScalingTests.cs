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
    public void Heated_probabilities_are_those_of_a_higher_temperature()
    {
        double[] z = [1, -2, 0.5, 30, 0, -30];
        var output = ClassOutput.Of(["a", "b", "c"], rows: 99, temperature: 0.7);
        var p = output.Probabilities(z);

        output.Heat(p, 1.4, p);

        var expected = output.Heated(1.4).Probabilities(z);
        for (var i = 0; i < p.Length; i++) p[i].ShouldBe(expected[i], 1e-9);
    }

    [Fact]
    public void No_probability_is_zero_however_sure_a_network_is()
    {
        var output = ClassOutput.Of(["a", "b"], rows: 99);
        var p = output.Probabilities([1000, -1000]);

        p[1].ShouldBe(0.005, 1e-12);
        p.Sum().ShouldBe(1, 1e-12);
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
