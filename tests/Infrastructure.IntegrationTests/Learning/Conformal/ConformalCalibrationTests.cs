using Regressor.Application.Abstractions.Learning;
using Regressor.Domain.Predictions;
using Regressor.Domain.Training;
using Regressor.Domain.Training.Data;
using static Regressor.Infrastructure.IntegrationTests.Learning.Synthetic;

namespace Regressor.Infrastructure.IntegrationTests.Learning.Conformal;

public sealed class ConformalCalibrationTests
{
    private static readonly TrainingOptions Short = new() { TestFraction = 0, HiddenSizes = [16], Epochs = 24, Members = 4, Seed = 1 };

    [Fact]
    public void With_many_rows_a_tenth_of_them_calibrates_the_whole_ensemble_and_trains_nothing()
    {
        // A single network is much worse than their mean where there is hardly any noise: by its errors intervals would be too wide.
        var rows = Curve(2000, x => Math.Sin(9 * x) + Math.Cos(23 * x), noise: 0.02);
        var model = Train(rows, Short);
        var serving = Serve(rows, model);

        model.Report.CalibratedOn.ShouldBe(200);
        model.Report.TrainedOn.ShouldBe(1800);
        model.Network.Tensors.Count(tensor => tensor.Name.StartsWith("calibration.scores", StringComparison.Ordinal)).ShouldBe(1);
        Coverage(serving, Curve(2000, x => Math.Sin(9 * x) + Math.Cos(23 * x), noise: 0.02, seed: 7)).Covered.ShouldBe(0.9, 0.06);
    }

    [Fact]
    public void With_few_rows_all_of_them_train()
    {
        var report = Train(Curve(300, x => x, noise: 0.1), Short).Report;

        (report.CalibratedOn, report.TrainedOn).ShouldBe((0, 300));
    }

    [Fact]
    public void Noise_with_a_tail_to_one_side_is_missed_equally_often_on_both()
    {
        var (covered, below, above) = Coverage(Serve(Skewed(600, 1), Train(Skewed(600, 1), Short)), Skewed(2000, 2));

        covered.ShouldBe(0.9, 0.04);
        below.ShouldBeInRange(0.02, 0.09);
        above.ShouldBeInRange(0.02, 0.09);

        static TrainingData Skewed(int rows, int seed)
        {
            var random = new Random(seed);
            return Table([Number("x")], Enumerable.Range(0, rows).Select(_ => random.NextDouble()).Select(x => (new[] { ColumnValue.Of(x) }, x - Math.Log(1 - random.NextDouble()))));
        }
    }

    [Fact]
    public void An_end_that_a_whole_number_set_holds_that_number()
    {
        // Four categories and whole numbers: ends fall onto them, up to the digits of a float.
        var random = new Random(3);
        var table = Table([Category("group")], Enumerable.Range(0, 400).Select(_ => (new[] { ColumnValue.Of("abcd"[random.Next(4)].ToString()) }, (double)random.Next(1, 6))));
        var serving = Serve(table, Train(table, Short));

        foreach (var group in "abcd")
        {
            foreach (var confidence in new[] { 0.5, 0.6, 0.7, 0.8, 0.9 })
            {
                var interval = serving.Predict([ColumnValue.Of(group.ToString())], confidence).Interval!;
                IsJustInside(interval.Upper, 1).ShouldBeFalse($"{interval.Upper:R} at {confidence}");
                IsJustInside(-interval.Lower, 1).ShouldBeFalse($"{interval.Lower:R} at {confidence}");
            }
        }

        static bool IsJustInside(double end, double step) => Math.Ceiling(end / step) - (end / step) is > 0 and < 1e-4;
    }

    [Fact]
    public void Where_no_target_is_below_zero_neither_is_an_answer_nor_an_interval()
    {
        var random = new Random(4);
        var table = Table([Number("x")], Enumerable.Range(0, 200).Select(_ => random.NextDouble()).Select(x => (new[] { ColumnValue.Of(x) }, Math.Floor(4 * x * random.NextDouble()))));
        var serving = Serve(table, Train(table, Short));
        var answers = Enumerable.Range(-2, 14).Select(i => (RegressionPrediction)serving.Predict(ColumnValue.Of(i / 10.0))).ToList();

        answers.ShouldAllBe(answer => answer.Y >= 0 && answer.Interval!.Lower >= 0);
        answers.ShouldContain(answer => answer.Interval!.CutAtZero);
        answers.Where(answer => answer.Interval!.Lower > 0).ShouldAllBe(answer => !answer.Interval!.CutAtZero);
        Serve(table, Train(Curve(200, x => x - 0.5, noise: 0.1), Short)).Predict(ColumnValue.Of(0.1)).Interval!.Lower.ShouldBeLessThan(0);
    }

    private static (double Covered, double Below, double Above) Coverage(IPredictor serving, TrainingData fresh)
    {
        var (below, above) = (0, 0);
        for (var row = 0; row < fresh.Rows; row++)
        {
            var interval = serving.Predict(fresh.Columns[0][row]).Interval!;
            if (fresh.Y[row] < interval.Lower) below++;
            if (fresh.Y[row] > interval.Upper) above++;
        }

        return (1 - ((below + above) / (double)fresh.Rows), below / (double)fresh.Rows, above / (double)fresh.Rows);
    }
}
