using Regressor.Domain.Tasks;

namespace Regressor.Domain.UnitTests.Tasks;

public sealed class RegressionRowsTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    [InlineData(40, 40)]
    [InlineData(101, 7)]
    [InlineData(101, 100)]
    [InlineData(101, 300)]
    public void The_median_error_of_a_sample_is_that_of_its_rows(int count, int drawn)
    {
        var random = new Random(count + drawn);

        // Some errors are equal.
        double[] errors = [.. Enumerable.Range(0, count).Select(_ => Math.Round(10 * random.NextDouble(), 1))];
        var rows = new RegressionRows(new double[count], errors);
        for (var sample = 0; sample < 200; sample++)
        {
            // Of the last samples, all rows have small or all have large errors.
            int[] from = sample < 150 ? [.. Enumerable.Range(0, count)] : [.. Enumerable.Range(0, count).OrderBy(row => sample % 2 == 0 ? errors[row] : -errors[row]).Take((count + 3) / 4)];
            int[] taken = [.. Enumerable.Range(0, drawn).Select(_ => from[random.Next(from.Length)])];
            var metrics = new double[PredictionTasks.Regression.Metrics.Count];

            rows.Measure(taken, metrics);

            metrics[2].ShouldBe(Quantiles.Of([.. taken.Select(row => errors[row]).Order()], 0.5), 1e-12);
        }
    }
}
