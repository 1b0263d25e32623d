using Regressor.Domain.Evaluation;
using Regressor.Domain.Models;
using Regressor.Domain.Tasks;

namespace Regressor.Domain.UnitTests.Models;

public sealed class ActivationDecisionTests
{
    [Fact]
    public void A_model_that_errs_twice_as_much_on_every_row_stays_behind() =>
        Decide(Zeros(12), Errors(12, i => 2 * (i + 1)), Errors(12, i => i + 1))
            .ShouldBe(new Activation(false, ActivationReason.Worse, 4, -1, -1, -1, 12));

    [Fact]
    public void A_model_that_errs_half_as_much_takes_over() =>
        Decide(Zeros(12), Errors(12, i => i + 1), Errors(12, i => 2 * (i + 1)))
            .ShouldBe(new Activation(true, ActivationReason.Better, 4, 0.5, 0.5, 0.5, 12));

    [Fact]
    public void A_model_that_may_be_worse_by_chance_alone_takes_over()
    {
        // Worse on seven rows of twelve, by as much as it is better on the others.
        var found = Decide(Zeros(12), Errors(12, i => i < 7 ? 1.2 : 1), Errors(12, i => i < 7 ? 1 : 1.2));

        found.Reason.ShouldBe(ActivationReason.NotWorse);
        found.Activated.ShouldBeTrue();
        found.Improvement!.Value.ShouldBeLessThan(0);
        found.Upper!.Value.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Nine_rows_tell_nothing() =>
        Decide(Zeros(9), Errors(9, _ => 2), Errors(9, _ => 1)).ShouldBe(new Activation(true, ActivationReason.NotComparable, Rows: 9));

    [Fact]
    public void Errors_of_any_magnitude_compare()
    {
        Decide(Zeros(12), Errors(12, _ => 1e300), Errors(12, _ => 1e299)).Reason.ShouldBe(ActivationReason.Worse);
        Decide(Zeros(12), Errors(12, _ => 1e300), Errors(12, _ => 1e300)).Reason.ShouldBe(ActivationReason.NotWorse);
    }

    [Fact]
    public void Twice_the_error_of_a_model_that_is_all_but_exact_is_not_worse()
    {
        double[] actual = [.. Enumerable.Range(0, 12).Select(row => (double)row)];
        Decide(actual, Array.ConvertAll(actual, y => y + 2e-4), Array.ConvertAll(actual, y => y + 1e-4)).Reason.ShouldBe(ActivationReason.NotWorse);
        Decide(actual, Array.ConvertAll(actual, y => y + 2e-1), Array.ConvertAll(actual, y => y + 1e-1)).Reason.ShouldBe(ActivationReason.Worse);
    }

    private static Activation Decide(double[] actual, double[] predicted, double[] byActive)
    {
        var unit = PredictionTasks.Regression.LossUnit(actual, predicted, byActive);
        double[] Losses(double[] predictions) => PredictionTasks.Regression.Losses(actual, predictions, unit);
        return ActivationDecision.Between(
            4, PredictionTasks.Regression, Losses(predicted), Losses(byActive), Losses([.. Enumerable.Repeat(actual.Average(), actual.Length)]));
    }

    private static double[] Zeros(int rows) => new double[rows];

    private static double[] Errors(int rows, Func<int, double> error) => [.. Enumerable.Range(0, rows).Select(error)];
}
