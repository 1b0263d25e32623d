using Regressor.Domain.Models;

namespace Regressor.Domain.UnitTests.Models;

public sealed class BootstrapTests
{
    [Fact]
    public void The_mean_of_two_rows_is_one_of_three_values()
    {
        // 0 and 1, each resample (0,0), (0,1), (1,0) or (1,1): a quarter of the means is 0, a quarter is 1.
        var seen = new HashSet<double>();
        var interval = Bootstrap.Of(2, 1, (rows, figures) => seen.Add(figures[0] = (rows[0] + rows[1]) / 2.0))[0];

        seen.Order().ShouldBe([0, 0.5, 1]);
        interval.ShouldBe(new Bounds(0, 1));
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

    [Fact]
    public void The_same_rows_have_the_same_interval() => Mean(30).ShouldBe(Mean(30));

    [Fact]
    public void Resamples_without_the_figure_are_left_out_and_too_many_of_them_leave_no_interval()
    {
        Bootstrap.Of(5, 1, (rows, figures) => figures[0] = rows.Contains(0) ? 7 : double.NaN)[0].ShouldBe(new Bounds(7, 7));
        Bootstrap.Of(5, 1, (rows, figures) => figures[0] = rows.SequenceEqual([0, 1, 2, 3, 4]) ? 7 : double.NaN)[0].ShouldBeNull();
    }

    [Fact]
    public void One_row_has_no_interval() => Bootstrap.Of(1, 2, (_, figures) => figures[0] = 1).ShouldBe([null, null]);

    [Fact]
    public void Metrics_with_errors_all_alike_have_intervals_of_no_width()
    {
        var intervals = RegressionMetrics.WithIntervals([1, 2, 3, 4], [3, 4, 5, 6]).Intervals!;

        intervals.Rmse.ShouldBe(new Bounds(2, 2));
        intervals.Mae.ShouldBe(new Bounds(2, 2));
        intervals.MedianAe.ShouldBe(new Bounds(2, 2));
        intervals.R2!.Upper.ShouldBeLessThan(0);
    }

    [Fact]
    public void Intervals_enclose_what_is_measured()
    {
        var random = new Random(1);
        var actual = Enumerable.Range(0, 200).Select(i => i / 50.0).ToArray();
        var metrics = RegressionMetrics.WithIntervals(actual, Array.ConvertAll(actual, y => y + random.NextDouble() - 0.5));

        foreach (var (value, interval) in new[]
        {
            (metrics.Rmse, metrics.Intervals!.Rmse), (metrics.Mae, metrics.Intervals.Mae),
            (metrics.MedianAe, metrics.Intervals.MedianAe), (metrics.R2!.Value, metrics.Intervals.R2!),
        })
        {
            interval.Lower.ShouldBeLessThan(value);
            interval.Upper.ShouldBeGreaterThan(value);
        }
    }

    [Fact]
    public void Metrics_of_one_row_have_no_intervals_and_of_a_constant_target_none_for_R2()
    {
        RegressionMetrics.WithIntervals([1], [2]).Intervals.ShouldBeNull();
        RegressionMetrics.WithIntervals([0.1, 0.1, 0.1], [2, 3, 4]).Intervals!.R2.ShouldBeNull();
    }

    private static Bounds Mean(int count) => Bootstrap.Of(count, 1, (rows, figures) =>
    {
        double sum = 0;
        foreach (var row in rows) sum += row;
        figures[0] = sum / rows.Length;
    })[0]!;
}
