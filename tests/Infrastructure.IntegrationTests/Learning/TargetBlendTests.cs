using Regressor.Domain.Tasks;
using Regressor.Domain.Training;
using Regressor.Infrastructure.Learning.Serving;
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
        LogOffset([.. Enumerable.Range(-20, 41).Select(i => 9 * Math.Pow(1.2, i)), .. others]).ShouldBe(offset);

    [Fact]
    public void Targets_that_are_mostly_zero_have_no_logarithmic_scale() => LogOffset([0, 0, 0, 0, 0, 1, 9, 81]).ShouldBeNull();

    private static double? LogOffset(double[] y) => TargetTransform.ScalesFor(y).FirstOrDefault(scaling => scaling.Log)?.Offset;

    [Fact]
    public void Targets_of_both_signs_with_heavy_tails_are_learned_on_a_scale_that_is_logarithmic_far_out()
    {
        double[] y = [.. Gains(500)];

        var scales = TargetTransform.ScalesFor(y);

        scales.Count.ShouldBe(2);
        var (near, far) = (scales[1].QuantileToTarget(scales[1].ToNetwork(7)), scales[1].ToNetwork(1e6) - scales[1].ToNetwork(1e5));
        near.ShouldBe(7, 1e-9);
        (scales[1].ToNetwork(1e7) - scales[1].ToNetwork(1e6)).ShouldBe(far, 1e-3 * far);
        (scales[1].ToNetwork(-scales[1].Offset + 10) + scales[1].ToNetwork(-scales[1].Offset - 10)).ShouldBe(2 * scales[1].ToNetwork(-scales[1].Offset), 1e-9);
        scales[1].FittedTo(y).ShouldBe(scales[1]);
    }

    [Fact]
    public void Targets_with_light_tails_or_a_single_wild_one_have_only_the_linear_scale()
    {
        var random = new Random(6);
        double[] y = [.. Enumerable.Range(0, 1000).Select(_ => Normal(random))];

        TargetTransform.ScalesFor(y).Count.ShouldBe(1);
        TargetTransform.ScalesFor([.. y, 1e12]).Count.ShouldBe(1);
        TargetTransform.ScalesFor([.. Enumerable.Repeat(3.0, 200), -1e9, 1e9]).Count.ShouldBe(1);
    }

    [Fact]
    public void On_a_scale_of_both_signs_predictions_have_the_least_squared_error()
    {
        var random = new Random(4);
        double[] truth = [.. Enumerable.Range(0, 4000).Select(_ => 3 * Normal(random))];
        var y = Array.ConvertAll(truth, mean => Math.Sinh(mean + (0.8 * Normal(random))));
        var scaling = TargetTransform.ScalesFor(y)[1];
        var t = Array.ConvertAll(truth, mean => scaling.ToNetwork(Math.Sinh(mean)));

        var smeared = scaling.WithSmearing(y, t);

        smeared.Smearing.ShouldBeGreaterThan(1.1);
        double Error(TargetTransform transform) => y.Select((value, row) => Math.Pow(value - transform.ToTarget(t[row]), 2)).Sum();
        Error(smeared).ShouldBeLessThan(Error(smeared with { Smearing = smeared.Smearing * 1.02 }));
        Error(smeared).ShouldBeLessThan(Error(smeared with { Smearing = smeared.Smearing / 1.02 }));
    }

    [Fact]
    public void A_product_of_both_signs_is_learned_with_intervals_that_hold()
    {
        var random = new Random(8);
        var table = Table([Number("a"), Number("b")], Enumerable.Range(0, 700).Select(_ => (A: random.NextDouble(), B: random.NextDouble()))
            .Select(x => (new[] { ColumnValue.Of(x.A), ColumnValue.Of(x.B) }, 100 * Math.Sinh((2 * Math.Sin(6 * x.A)) + (6 * (x.B - 0.5)) + (0.2 * Normal(random))))));

        var model = Train(table, Quick with { Learners = [LearnerNames.Networks], Epochs = 60 });

        ((TargetBlend)ModelDescription.Parse(model.Network.Description).Target).Main.Width.ShouldBeGreaterThan(0);
        model.Report.Test![RegressionTask.R2].ShouldBeGreaterThan(0.8);
        model.Report.Coverage!.Covered.ShouldBeInRange(0.8, 1);
    }

    [Theory]
    [InlineData(-1, 0, false)]
    [InlineData(0, -1, false)]
    [InlineData(2, -1, true)]
    public void A_scale_of_an_uploaded_checkpoint_must_be_possible(double width, double offset, bool isSound) =>
        new TargetBlend([Plain with { Width = width, Offset = offset }], [1]).IsSound().ShouldBe(isSound);

    private static IEnumerable<double> Gains(int rows)
    {
        var random = new Random(5);
        return Enumerable.Range(0, rows).Select(_ => 10 + (Math.Sign(Normal(random)) * Math.Exp(2 * Normal(random))));
    }

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
