using Regressor.Domain.Evaluation;
using Regressor.Domain.Tasks;

namespace Regressor.Domain.UnitTests.Evaluation;

public sealed class BootstrapTests
{
    [Fact]
    public void The_mean_of_two_rows_is_one_of_three_values()
    {
        // 0 and 1, each resample (0,0), (0,1), (1,0) or (1,1): a quarter of the means is 0, a quarter is 1.
        var seen = new HashSet<double>();
        var interval = Bootstrap.Of(SamplingUnits.OfRows(2), 1, (rows, figures) => seen.Add(figures[0] = MeanOf(rows.ToArray())))[0];

        seen.Order().ShouldBe([0, 0.5, 1]);
        interval.ShouldBe(new ConfidenceInterval(0, 1));
    }

    [Fact]
    public void The_interval_of_a_mean_is_that_of_the_normal_approximation()
    {
        // 0 … 99: the standard error of the mean is √((100² − 1)/12/100) = 2.886.
        var interval = Mean(100);

        interval.Lower.ShouldBe(49.5 - (1.96 * 2.886), 1);
        interval.Upper.ShouldBe(49.5 + (1.96 * 2.886), 1);
    }

    [Fact]
    public void Of_very_many_rows_fewer_are_drawn_and_the_interval_is_as_narrow_as_with_all()
    {
        const int Rows = 4 * Bootstrap.MaxRows;
        var half = 1.96 * Rows / Math.Sqrt(12.0 * Rows);
        var interval = Mean(Rows);

        ((interval.Upper - interval.Lower) / 2).ShouldBe(half, 0.15 * half);
        ((interval.Upper + interval.Lower) / 2).ShouldBe((Rows - 1) / 2.0, 0.5 * half);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_interval_of_an_RMSE_holds_it_in_at_least_90_of_100_draws_of_30_rows(bool heavyTails)
    {
        // Normal errors, and those of Student's t with five degrees of freedom, whose variance is 5/3.
        const int Draws = 300;
        var truth = heavyTails ? Math.Sqrt(5 / 3.0) : 1;
        var random = new Random(30);
        var held = Enumerable.Range(0, Draws).Count(_ =>
        {
            var errors = Enumerable.Range(0, 30)
                .Select(_ => Normal() / (heavyTails ? Math.Sqrt(Enumerable.Range(0, 5).Sum(_ => Math.Pow(Normal(), 2)) / 5) : 1)).ToArray();
            var (lower, upper) = Bootstrap.Of(SamplingUnits.OfRows(errors.Length), 1, (rows, figures) =>
            {
                double squares = 0;
                foreach (var row in rows) squares += errors[row] * errors[row];
                figures[0] = Math.Sqrt(squares / rows.Length);
            })[0]!;
            return lower <= truth && truth <= upper;
        });

        held.ShouldBeInRange((int)(0.9 * Draws), (int)(0.98 * Draws));

        double Normal() => NormalDistribution.Quantile(random.NextDouble());
    }

    [Fact]
    public void Copies_of_rows_narrow_no_interval()
    {
        int[] different = [.. Enumerable.Range(0, 40).Select(i => 3 * i)];
        var once = Mean(40);
        var thrice = Bootstrap.Of(new SamplingUnits(different, 120), 1, (rows, figures) => figures[0] = MeanOf(rows.ToArray().Select(row => row / 3)))[0]!;

        thrice.Lower.ShouldBe(once.Lower, 1e-9);
        thrice.Upper.ShouldBe(once.Upper, 1e-9);
    }

    [Fact]
    public void A_row_with_very_many_copies_is_drawn_with_all_of_them()
    {
        var longest = 0;
        Bootstrap.Of(new SamplingUnits([0, 98, 99], 100), 1, (rows, figures) => figures[0] = longest = Math.Max(longest, rows.Length));

        longest.ShouldBe(3 * 98);
    }

    [Fact]
    public void Rows_that_are_all_copies_of_one_have_no_interval() =>
        Compute([1, 1, 1], [2, 2, 2], [0]).Metrics.ShouldAllBe(metric => metric.Interval == null);

    [Fact]
    public void Metrics_of_copied_rows_have_the_intervals_of_the_different_ones()
    {
        var random = new Random(3);
        double[] actual = [.. Enumerable.Range(0, 30).Select(_ => random.NextDouble())], predicted = [.. actual.Select(y => y + random.NextDouble())];
        double[] Repeated(double[] values) => [.. values.SelectMany(value => Enumerable.Repeat(value, 5))];

        var once = Compute(actual, predicted);
        var often = Compute(Repeated(actual), Repeated(predicted), [.. Enumerable.Range(0, 30).Select(i => 5 * i)]);

        Interval(often, RegressionTask.Rmse)!.Lower.ShouldBe(Interval(once, RegressionTask.Rmse)!.Lower, 1e-9);
        Interval(often, RegressionTask.MedianAe)!.Upper.ShouldBe(Interval(once, RegressionTask.MedianAe)!.Upper, 1e-9);
        Interval(often, RegressionTask.R2)!.Lower.ShouldBe(Interval(once, RegressionTask.R2)!.Lower, 1e-9);
    }

    [Fact]
    public void The_same_rows_have_the_same_interval() => Mean(30).ShouldBe(Mean(30));

    [Fact]
    public void Resamples_without_the_figure_are_left_out_and_too_many_of_them_leave_no_interval()
    {
        Bootstrap.Of(SamplingUnits.OfRows(5), 1, (rows, figures) => figures[0] = rows.Contains(0) ? 7 : double.NaN)[0].ShouldBe(new ConfidenceInterval(7, 7));
        Bootstrap.Of(SamplingUnits.OfRows(5), 1, (rows, figures) => figures[0] = rows.SequenceEqual([0, 1, 2, 3, 4]) ? 7 : double.NaN)[0].ShouldBeNull();
    }

    [Fact]
    public void One_row_has_no_interval() => Bootstrap.Of(SamplingUnits.OfRows(1), 2, (_, figures) => figures[0] = 1).ShouldBe([null, null]);

    [Fact]
    public void Metrics_with_errors_all_alike_have_intervals_of_no_width()
    {
        var metrics = Compute([1, 2, 3, 4], [3, 4, 5, 6]);

        Interval(metrics, RegressionTask.Rmse).ShouldBe(new ConfidenceInterval(2, 2));
        Interval(metrics, RegressionTask.Mae).ShouldBe(new ConfidenceInterval(2, 2));
        Interval(metrics, RegressionTask.MedianAe).ShouldBe(new ConfidenceInterval(2, 2));
        Interval(metrics, RegressionTask.R2)!.Upper.ShouldBeLessThan(0);
    }

    [Fact]
    public void Intervals_enclose_what_is_measured()
    {
        var random = new Random(1);
        var actual = Enumerable.Range(0, 200).Select(i => i / 50.0).ToArray();
        var metrics = Compute(actual, Array.ConvertAll(actual, y => y + random.NextDouble() - 0.5));

        foreach (var (_, value, _, interval) in metrics.Metrics)
        {
            interval!.Lower.ShouldBeLessThan(value!.Value);
            interval.Upper.ShouldBeGreaterThan(value.Value);
        }
    }

    [Fact]
    public void Metrics_of_one_row_have_no_intervals_and_of_a_constant_target_none_for_R2()
    {
        Compute([1], [2]).Metrics.ShouldAllBe(metric => metric.Interval == null);
        Interval(Compute([0.1, 0.1, 0.1], [2, 3, 4]), RegressionTask.R2).ShouldBeNull();
    }

    private static ConfidenceInterval Mean(int count) => Bootstrap.Of(SamplingUnits.OfRows(count), 1, (rows, figures) => figures[0] = MeanOf(rows.ToArray()))[0]!;

    private static double MeanOf(IEnumerable<int> rows) => rows.Average();

    private static EvaluationMetrics Compute(double[] actual, double[] predicted, int[]? different = null) =>
        EvaluationMetrics.ComputeWithIntervals(new RegressionRows(actual, predicted), different is null ? null : new SamplingUnits(different, actual.Length));

    private static ConfidenceInterval? Interval(EvaluationMetrics metrics, MetricDefinition metric) => metrics.Find(metric)!.Interval;
}
