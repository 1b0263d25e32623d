using Regressor.Infrastructure.Learning.Evaluation;
using static Regressor.Infrastructure.IntegrationTests.Learning.Synthetic;

namespace Regressor.Infrastructure.IntegrationTests.Learning.Evaluation;

public sealed class TrainingChecksTests
{
    private static readonly double[] Ordinary = [.. Enumerable.Range(0, 1001).Select(i => 0.5 + (i / 1000.0))];

    [Fact]
    public void A_target_far_out_is_noted() => TrainingChecks.WildTargets([.. Ordinary, 1e12], logOffset: null).ShouldNotBeNull().Message.ShouldBe(
        "1 target lies further than 30 quartile ranges out: half of the targets are between 0.75 and 1.25, and one is 1000000000000. All others are learned on a scale that this sets. If it is a mistake, correct or exclude its example.");

    [Fact]
    public void Several_are_counted_on_both_sides() =>
        TrainingChecks.WildTargets([.. Ordinary, 500, -9000], logOffset: null).ShouldNotBeNull().Message.ShouldContain("2 targets lie further than 30 quartile ranges out");

    [Fact]
    public void Noise_of_any_usual_kind_is_not_noted()
    {
        var random = new Random(5);
        TrainingChecks.WildTargets(Ordinary, logOffset: null).ShouldBeNull();
        TrainingChecks.WildTargets([.. Enumerable.Range(0, 5000).Select(_ => Normal(random))], logOffset: null).ShouldBeNull();
        TrainingChecks.WildTargets([.. Enumerable.Range(0, 5000).Select(_ => -Math.Log(1 - random.NextDouble()))], logOffset: null).ShouldBeNull();
        TrainingChecks.WildTargets([.. Enumerable.Range(0, 5000).Select(_ => Math.Exp(3 * Normal(random)))], logOffset: 0).ShouldBeNull();
    }

    /// <summary>Where more than half are one and the same, others are not far out for being different.</summary>
    [Fact]
    public void Mostly_equal_targets_have_no_range_to_measure_by() =>
        TrainingChecks.WildTargets([.. Enumerable.Repeat(0.0, 90), .. Enumerable.Range(1, 10).Select(i => (double)i)], logOffset: null).ShouldBeNull();
}
