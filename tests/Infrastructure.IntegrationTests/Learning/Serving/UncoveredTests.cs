using Regressor.Application.Abstractions.Learning;
using Regressor.Domain.Predictions;
using Regressor.Domain.Training;
using Regressor.Domain.Training.Data;
using static Regressor.Infrastructure.IntegrationTests.Learning.Synthetic;

namespace Regressor.Infrastructure.IntegrationTests.Learning.Serving;

/// <summary>Where an interval was not calibrated, that is said, and it is wider by what is known.</summary>
public sealed class UncoveredTests
{
    private static readonly TrainingOptions Short = new() { TestFraction = 0, HiddenSizes = [16], Epochs = 40, Members = 4, Seed = 1 };
    private static readonly double[] Effects = [.. Enumerable.Range(0, 60).Select(customer => 5 * Normal(new Random(customer)))];
    private static readonly TrainingData Orders = Some(customers: 40, rows: 400, seed: 1);
    private static readonly IPredictor Serving = Serve(Orders, Train(Orders, Short));

    [Fact]
    public void An_answer_like_those_trained_on_is_covered() => Serving.Predict(ColumnValue.Of(0.5), ColumnValue.Of("c1")).Covered.ShouldBeTrue();

    [Fact]
    public void A_little_outside_the_range_is_warned_of_but_covered()
    {
        var answer = Serving.Predict(ColumnValue.Of(1.05), ColumnValue.Of("c1"));

        answer.Warnings.ShouldHaveSingleItem().Code.ShouldBe(PredictionWarningCode.OutOfRange);
        answer.Covered.ShouldBeTrue();
    }

    [Fact]
    public void A_category_that_was_never_seen_is_not_covered_and_its_interval_holds_most_of_such()
    {
        var unseen = Enumerable.Range(40, 20).Select(customer => (customer, Answer: Serving.Predict(ColumnValue.Of(0.5), ColumnValue.Of($"c{customer}")))).ToList();

        unseen.ShouldAllBe(one => !one.Answer.Covered);
        unseen.Count(one => Truth(0.5, one.customer) >= one.Answer.Interval!.Lower && Truth(0.5, one.customer) <= one.Answer.Interval!.Upper).ShouldBeGreaterThanOrEqualTo(15);
        Width(unseen[0].Answer).ShouldBeGreaterThan(3 * Width(Serving.Predict(ColumnValue.Of(0.5), ColumnValue.Of("c1"))));
    }

    [Fact]
    public void An_input_missing_that_never_was_is_not_covered_and_widens_the_interval()
    {
        var answer = Serving.Predict(ColumnValue.Missing, ColumnValue.Of("c1"));

        answer.Covered.ShouldBeFalse();
        Width(answer).ShouldBeGreaterThan(1.5 * Width(Serving.Predict(ColumnValue.Of(0.5), ColumnValue.Of("c1"))));
    }

    [Fact]
    public void Far_outside_the_range_the_interval_is_at_least_as_wide_as_the_networks_are_apart()
    {
        var answer = Serving.Predict(ColumnValue.Of(1000), ColumnValue.Of("c1"));

        answer.Covered.ShouldBeFalse();
        (answer.Interval!.Upper - answer.Y).ShouldBeGreaterThanOrEqualTo(2 * answer.EnsembleStandardDeviation);
        (answer.Y - answer.Interval.Lower).ShouldBeGreaterThanOrEqualTo(2 * answer.EnsembleStandardDeviation);
    }

    [Fact]
    public void Two_odd_inputs_widen_it_more_than_either()
    {
        var both = Width(Serving.Predict(ColumnValue.Missing, ColumnValue.Of("c50")));

        both.ShouldBeGreaterThan(Width(Serving.Predict(ColumnValue.Missing, ColumnValue.Of("c1"))));
        both.ShouldBeGreaterThan(Width(Serving.Predict(ColumnValue.Of(0.5), ColumnValue.Of("c50"))));
    }

    private static double Truth(double x, int customer) => (6 * x) + Effects[customer];

    private static double Width(Prediction answer) => answer.Interval!.Upper - answer.Interval.Lower;

    private static TrainingData Some(int customers, int rows, int seed)
    {
        var random = new Random(seed);
        return Table([Number("x"), Category("customer")], Enumerable.Range(0, rows).Select(_ =>
        {
            var (x, customer) = (random.NextDouble(), random.Next(customers));
            return (new[] { ColumnValue.Of(x), ColumnValue.Of($"c{customer}") }, Truth(x, customer) + (0.3 * Normal(random)));
        }));
    }
}
