using Regressor.Infrastructure.Learning.Targets;
using static Regressor.Infrastructure.IntegrationTests.Learning.Synthetic;

namespace Regressor.Infrastructure.IntegrationTests.Learning;

public sealed class TargetBlendTests
{
    private static readonly TargetTransform Plain = new(Log: false, Center: 0, Scale: 1, Lower: -1e6, Upper: 1e6, Smearing: 1);

    [Fact]
    public void No_other_weights_have_less_error_on_rows_left_out()
    {
        var random = new Random(2);
        double[] y = [.. Enumerable.Range(0, 500).Select(_ => 5 + random.NextDouble())];
        double[][] t = [Noisy(0.3), Noisy(0.4)];
        var blend = TargetBlend.Fit([Plain, Plain with { Upper = 1e7 }], y, t);

        blend.Weights.Sum().ShouldBe(1, 1e-12);
        foreach (var share in Enumerable.Range(0, 101).Select(i => i / 100.0)) Error(blend.Weights[1]).ShouldBeLessThanOrEqualTo(Error(share) + 1e-9);

        double[] Noisy(double noise) => Array.ConvertAll(y, value => value + (noise * Normal(random)));
        double Error(double share) => y.Select((value, row) => Math.Pow(value - ((1 - share) * t[0][row]) - (share * t[1][row]), 2)).Sum();
    }

    [Fact]
    public void A_scale_that_adds_nothing_is_left_out()
    {
        var random = new Random(3);
        double[] y = [.. Enumerable.Range(0, 500).Select(_ => 5 + random.NextDouble())];
        var blend = TargetBlend.Fit([Plain, Plain with { Upper = 1e7 }], y, [Array.ConvertAll(y, value => value + (0.01 * Normal(random))), Array.ConvertAll(y, value => value + Normal(random))]);

        blend.Scalings.ShouldBe([Plain]);
    }

    [Theory]
    [InlineData(500, 0.5, 0)]
    [InlineData(500, 1, 0)]
    [InlineData(60, 0.5, 0)]
    [InlineData(500, 0.5, 1)]
    public void On_a_logarithmic_scale_predictions_are_right_on_average(int rows, double sigma, double offset)
    {
        // A network learns the mean of ln y, which is 0 everywhere; the mean of y is exp(σ²/2). With an offset, a fifth of the targets is 0.
        var random = new Random(4);
        double[] y = [.. Enumerable.Range(0, rows).Select(row => offset > 0 && row % 5 == 0 ? 0 : Math.Exp(sigma * Normal(random)))];
        var scaling = TargetTransform.Fit(y, offset);
        var t = Array.ConvertAll(y, _ => scaling.ToNetwork(1));

        var smeared = scaling.WithSmearing(y, t);

        (t.Sum(smeared.ToTarget) / y.Sum()).ShouldBe(1, 1e-9);
    }

    [Theory]
    [InlineData(new double[0], 0.0)]
    [InlineData(new[] { 0.0, 0, 0, 0 }, 9.0)] // the median of what is positive
    [InlineData(new[] { -1.0 }, null)]
    public void Skewed_targets_that_are_never_negative_are_learned_on_a_logarithmic_scale_too(double[] others, double? offset) =>
        TargetTransform.LogOffset([.. Enumerable.Range(-20, 41).Select(i => 9 * Math.Pow(1.2, i)), .. others]).ShouldBe(offset);

    [Fact]
    public void Targets_that_are_mostly_zero_have_no_logarithmic_scale() => TargetTransform.LogOffset([0, 0, 0, 0, 0, 1, 9, 81]).ShouldBeNull();

    [Fact]
    public void A_logarithmic_scale_with_zeros_leads_back_to_the_target()
    {
        double[] y = [0, 0.5, 2, 40, 700];
        var scaling = TargetTransform.Fit(y, logOffset: 2).HeldAbove(0);

        foreach (var value in y) scaling.ToTarget(scaling.ToNetwork(value)).ShouldBe(value, 1e-9);
        scaling.ToTarget(-100).ShouldBe(0, 1e-9, "no target is negative");
        scaling.ToNetworkClamped(-5).ShouldBe(scaling.Lower);
    }

    [Theory]
    [InlineData(new[] { 0.0, 3, 1 }, 0.0)]
    [InlineData(new[] { 2.0, 3, 1 }, 0.0)]
    [InlineData(new[] { -1e-300, 3, 1 }, null)]
    public void No_target_below_zero_means_no_answer_below(double[] y, double? least) => TargetBlend.LeastOf(y).ShouldBe(least);

    [Fact]
    public void The_middle_of_an_interval_on_a_logarithmic_scale_is_the_median()
    {
        var scaling = new TargetTransform(Log: true, Center: 0, Scale: 1, Lower: -5, Upper: 5, Smearing: 1.5);

        new TargetBlend([scaling], [1], CentredOnMedian: true).CenterOf(scaling.ToTarget(0.7)).ShouldBe(0.7, 1e-12);
        new TargetBlend([scaling], [1]).CenterOf(scaling.ToTarget(0.7)).ShouldBe(0.7 + Math.Log(1.5), 1e-12);

        scaling = scaling with { Offset = 3 };
        new TargetBlend([scaling], [1], CentredOnMedian: true).CenterOf(scaling.ToTarget(0.7)).ShouldBe(0.7, 1e-12);
    }
}
