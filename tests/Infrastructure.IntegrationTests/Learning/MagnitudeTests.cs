using Regressor.Domain.Evaluation;
using Regressor.Domain.Tasks;
using Regressor.Domain.Training;
using Regressor.Domain.Training.Data;
using Regressor.Infrastructure.Learning.Statistics;
using static Regressor.Infrastructure.IntegrationTests.Learning.Synthetic;

namespace Regressor.Infrastructure.IntegrationTests.Learning;

/// <summary>Values near the limits of a double are trained, stored and served, or rejected with the right reason.</summary>
public sealed class MagnitudeTests
{
    private static readonly TrainingOptions Short = Quick with { Epochs = 12, HiddenSizes = [16] };
    private static readonly Func<double, double> Same = x => x;

    [Theory]
    [InlineData(1e-310)]
    [InlineData(1e-300)]
    [InlineData(1e-200)]
    [InlineData(1e160)]
    [InlineData(1e308)]
    public void An_input_of_any_magnitude_trains_and_is_stored_and_served_as_if_in_another_unit(double unit)
    {
        var ordinary = Scaled(x => x, Same);
        var extreme = Scaled(x => unit * x, Same);
        var expected = Reload(ordinary, Train(ordinary, Short));
        var served = Reload(extreme, Train(extreme, Short));

        foreach (var x in new[] { 0.1, 0.5, 0.9 })
        {
            var (answer, same) = (served.Predict(ColumnValue.Of(unit * x)), expected.Predict(ColumnValue.Of(x)));
            answer.Y.ShouldBe(same.Y, 1e-3);
            answer.Warnings.ShouldBeEmpty();
        }
    }

    [Fact]
    public void An_input_that_reaches_from_end_to_end_trains()
    {
        var table = Scaled(x => double.MaxValue * ((2 * x) - 1), Same);

        Reload(table, Train(table)).Predict(ColumnValue.Of(0)).Y.ShouldBe(0.5, 0.1);
    }

    [Fact]
    public void A_placeholder_for_missing_data_does_not_stop_a_training()
    {
        var row = 0;
        var table = Scaled(x => row++ % 10 == 0 ? double.MaxValue : x, Same);

        Reload(table, Train(table)).Predict(ColumnValue.Of(0.5)).Y.ShouldBe(0.5, 0.2);
    }

    [Theory]
    [InlineData(0, 1e160)]
    [InlineData(0, -1e300)]
    [InlineData(79, 1e160)]
    [InlineData(79, 1e308)]
    public void A_target_too_large_to_square_is_refused_in_either_part_and_named(int row, double y)
    {
        // The rows are sorted by position, the test part first.
        var table = Scaled(x => x, Same);
        table.Y[row] = y;

        Should.Throw<TrainingFailedException>(() => Train(table, Short)).Message.ShouldBe(
            FormattableString.Invariant($"The target is {y:G6} in one of the examples; the limit is 1E+150. Correct or exclude that example, or use a larger unit."));
    }

    [Fact]
    public void A_target_that_differs_by_too_little_is_refused_for_that_reason() =>
        Should.Throw<TrainingFailedException>(() => Train(Scaled(x => x, y => 1e-170 * y), Short)).Message.ShouldBe(
            "The target's values differ by less than 1E-150, which is too little to compute with. Use a smaller unit.");

    [Theory]
    [InlineData(1e-140)]
    [InlineData(1e149)]
    public void A_target_within_these_limits_has_finite_figures(double unit)
    {
        var report = Train(Scaled(x => x, y => unit * y), Short).Report;

        EvaluationMetrics[] all = [report.Train, report.Test!, report.OutOfFold, report.Baseline, report.Linear];
        all.ShouldAllBe(metrics => metrics[RegressionTask.Rmse] > 0 && double.IsFinite(metrics[RegressionTask.Rmse]) && double.IsFinite(metrics[RegressionTask.R2]));
        report.Comparison.ShouldNotBeNull();
    }

    [Theory]
    [InlineData(1e-300)]
    [InlineData(1.0)]
    [InlineData(1e300)]
    public void Mean_and_deviation_follow_the_unit(double unit)
    {
        var (mean, deviation) = Moments.MeanAndDeviation([-3 * unit, 0, 1 * unit, 6 * unit]);

        (mean / unit).ShouldBe(1, 1e-12);
        (deviation / unit).ShouldBe(Math.Sqrt(10.5), 1e-12);
    }

    private static TrainingData Scaled(Func<double, double> ofX, Func<double, double> ofY)
    {
        var random = new Random(7);
        return Placed([Number("x")], Enumerable.Range(0, 80).Select(_ =>
        {
            var x = random.NextDouble();
            return (new[] { ColumnValue.Of(ofX(x)) }, ofY(x + (0.1 * Normal(random))));
        }));
    }
}
