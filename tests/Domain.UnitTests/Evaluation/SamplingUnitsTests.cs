using Regressor.Domain.Evaluation;
using Regressor.Domain.Tasks;

namespace Regressor.Domain.UnitTests.Evaluation;

public class SamplingUnitsTests
{
    private const int Draws = 100;

    /// <summary>Groups of 2 to 20 rows, whose errors are b + e with standard normal b of the group and e of the row.</summary>
    [Fact]
    public void The_interval_of_an_RMSE_holds_it_in_85_of_100_draws_of_20_groups_and_by_rows_in_far_fewer()
    {
        var random = new Random(20);
        var (byGroup, byRow) = (0, 0);
        for (var draw = 0; draw < Draws; draw++)
        {
            var (errors, units) = RandomEffects(random, 20);
            if (Holds(Rmse(errors, units), Math.Sqrt(2))) byGroup++;
            if (Holds(Rmse(errors, SamplingUnits.OfRows(errors.Length)), Math.Sqrt(2))) byRow++;
        }

        byGroup.ShouldBeInRange((int)(0.85 * Draws), (int)(0.98 * Draws));
        byRow.ShouldBeLessThan((int)(0.75 * Draws));
    }

    [Fact]
    public void The_interval_of_an_RMSE_holds_it_in_85_of_100_draws_of_a_series_and_by_rows_in_far_fewer()
    {
        const int Rows = 200;
        var random = new Random(Rows);
        var (byBlock, byRow) = (0, 0);
        for (var draw = 0; draw < Draws; draw++)
        {
            var errors = Series(random, 0.8, Rows);
            if (Holds(Rmse(errors, Ordered(errors)), 1)) byBlock++;
            if (Holds(Rmse(errors, SamplingUnits.OfRows(Rows)), 1)) byRow++;
        }

        byBlock.ShouldBeInRange((int)(0.85 * Draws), (int)(0.98 * Draws));
        byRow.ShouldBeLessThan((int)(0.75 * Draws));
    }

    [Fact]
    public void Two_models_as_good_as_each_other_for_new_groups_are_told_apart_by_rows_only()
    {
        var random = new Random(1);
        var (byGroup, byRow) = (0, 0);
        for (var draw = 0; draw < Draws; draw++)
        {
            var (own, units) = RandomEffects(random, 20, rowsOf: _ => 10);
            var (other, _) = RandomEffects(random, 20, rowsOf: _ => 10);
            if (Compare(own, other, units) != ComparisonOutcome.Same) byGroup++;
            if (Compare(own, other, null) != ComparisonOutcome.Same) byRow++;
        }

        byGroup.ShouldBeLessThan((int)(0.12 * Draws));
        byRow.ShouldBeGreaterThan((int)(0.2 * Draws));
    }

    [Fact]
    public void Independent_values_are_drawn_one_by_one_and_dependent_ones_in_blocks()
    {
        var random = new Random(2);

        Ordered(Series(random, 0, 400)).BlockLength.ShouldBeLessThanOrEqualTo(3);
        Ordered(Series(random, 0.9, 400)).BlockLength.ShouldBeInRange(10, 60);
    }

    /// <summary>Half of the variance is a slow drift, whose first correlation alone would hardly show it.</summary>
    [Fact]
    public void A_slow_drift_below_noise_is_drawn_in_long_blocks()
    {
        var random = new Random(3);
        var lengths = Enumerable.Range(0, 20).Select(_ => Ordered([.. Series(random, 0.95, 800).Zip(Series(random, 0, 800), (slow, noise) => Math.Sqrt(0.5) * (slow + noise))]).BlockLength);

        lengths.Average().ShouldBeInRange(10, 40);
    }

    [Fact]
    public void Series_too_short_or_without_variation_are_drawn_one_by_one()
    {
        Ordered([1, 2, 3, 4, 5, 6, 7]).BlockLength.ShouldBe(1);
        Ordered(new double[100]).BlockLength.ShouldBe(1);
    }

    [Fact]
    public void A_sum_over_groups_errs_as_its_groups_do()
    {
        var units = new SamplingUnits([0, 2, 3], 5);

        // Sums of the groups: 3, −1, −2.
        units.ErrorOfSum([1, 2, -1, -1, -1]).ShouldBe(Math.Sqrt((9 + 1 + 4) * 3 / 2.0), 1e-12);
        new SamplingUnits([0], 5).ErrorOfSum([1, 2, -1, -1, -1]).ShouldBe(0);
    }

    [Fact]
    public void Independent_rows_tell_as_much_as_their_number_and_alike_ones_as_their_groups()
    {
        SamplingUnits.OfRows(6).EffectiveRows([1, 0, 1, 1, 0, 1]).ShouldBe(6, 1e-9);
        new SamplingUnits([0, 2, 4, 6], 8).EffectiveRows([1, 1, 0, 0, 1, 1, 1, 1]).ShouldBe(3.43, 0.01);
        new SamplingUnits([0, 2, 4, 6], 8).EffectiveRows([1, 0, 1, 0, 0, 1, 1, 0]).ShouldBe(4);
        new SamplingUnits([0, 2, 4, 6], 8).EffectiveRows([1, 1, 0, 0, 1, 1, 1, 1], row => row < 4).ShouldBe(2);
        new SamplingUnits([0, 4], 8).EffectiveRows(new double[8]).ShouldBe(2);
        new SamplingUnits([0, 4], 8).EffectiveRows(new double[8], _ => false).ShouldBe(0);
    }

    /// <summary>The mean of an autoregression with correlation ρ varies as that of n·(1 − ρ)/(1 + ρ) independent values. Blocks miss a little of the correlation.</summary>
    [Theory]
    [InlineData(0, 2000)]
    [InlineData(0.5, 667)]
    [InlineData(0.8, 222)]
    public void A_series_tells_as_much_as_the_fewer_independent_rows_the_more_neighbors_are_alike(double correlation, double expected)
    {
        var random = new Random(4);
        var effective = Enumerable.Range(0, 20).Average(_ =>
        {
            var values = Series(random, correlation, 2000);
            return Ordered(values).EffectiveRows(values);
        });

        effective.ShouldBe(expected, 0.25 * expected);
    }

    [Fact]
    public void Intervals_that_hold_as_many_later_rows_as_promised_are_seldom_called_too_narrow()
    {
        const int Rows = 300, Tests = 200;
        var random = new Random(5);
        var (byUnits, byRows) = (0, 0);
        for (var test = 0; test < Tests; test++)
        {
            // 90 % of all such errors are within 1.645.
            var hits = Array.ConvertAll(Series(random, 0.9, Rows), error => Math.Abs(error) <= 1.645 ? 1.0 : 0);
            var coverage = new IntervalCoverage(0.9, hits.Average(), 1);
            if (!coverage.IsAsPromised((int)Ordered(hits).EffectiveRows(hits))) byUnits++;
            if (!coverage.IsAsPromised(Rows)) byRows++;
        }

        byUnits.ShouldBeLessThan((int)(0.08 * Tests));
        byRows.ShouldBeGreaterThan((int)(0.12 * Tests));
    }

    [Fact]
    public void A_resample_of_large_units_is_bounded()
    {
        int[] starts = [.. Enumerable.Range(0, 1000).Select(unit => 100 * unit)];
        var longest = 0;
        Bootstrap.Of(new SamplingUnits(starts, 100_000), 1, (rows, figures) =>
        {
            if (rows.Length < 90_000) longest = Math.Max(longest, rows.Length);
            figures[0] = rows[0];
        });

        longest.ShouldBe(20_000);
    }

    private static SamplingUnits Ordered(double[] errors) =>
        new SamplingUnits([.. Enumerable.Range(0, errors.Length)], errors.Length, inOrder: true).BlocksFor(() => Array.ConvertAll(errors, error => error * error));

    private static ConfidenceInterval Rmse(double[] errors, SamplingUnits units) => Bootstrap.Of(units, 1, (rows, figures) =>
    {
        double squares = 0;
        foreach (var row in rows) squares += errors[row] * errors[row];
        figures[0] = Math.Sqrt(squares / rows.Length);
    })[0]!;

    private static ComparisonOutcome Compare(double[] errors, double[] others, SamplingUnits? units) => BaselineComparison.Compute(
        PredictionTasks.Regression, Array.ConvertAll(errors, error => error * error), Array.ConvertAll(others, error => error * error), onUnseenRows: true, units)!.Kind;

    private static bool Holds(ConfidenceInterval interval, double truth) => interval.Lower <= truth && truth <= interval.Upper;

    private static (double[] Errors, SamplingUnits Units) RandomEffects(Random random, int groups, Func<Random, int>? rowsOf = null)
    {
        List<double> errors = [];
        List<int> starts = [];
        for (var group = 0; group < groups; group++)
        {
            starts.Add(errors.Count);
            var (own, rows) = (Normal(random), rowsOf?.Invoke(random) ?? random.Next(2, 21));
            for (var row = 0; row < rows; row++) errors.Add(own + Normal(random));
        }

        return ([.. errors], new SamplingUnits([.. starts], errors.Count));
    }

    private static double[] Series(Random random, double autoregression, int rows)
    {
        var errors = new double[rows];
        var state = Normal(random);
        for (var row = 0; row < rows; row++)
        {
            state = (autoregression * state) + (Math.Sqrt(1 - (autoregression * autoregression)) * Normal(random));
            errors[row] = state;
        }

        return errors;
    }

    private static double Normal(Random random) => NormalDistribution.Quantile(random.NextDouble());
}
