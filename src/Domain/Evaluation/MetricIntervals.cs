namespace Regressor.Domain.Evaluation;

/// <summary>The confidence intervals of <see cref="RegressionMetrics"/>; see <see cref="Bootstrap"/>.</summary>
/// <param name="Rmse">Interval of the root mean squared error.</param>
/// <param name="Mae">Interval of the mean absolute error.</param>
/// <param name="MedianAe">Interval of the median absolute error.</param>
/// <param name="R2">Interval of R²; null where R² is null, or undefined on most resamples.</param>
public sealed record MetricIntervals(ConfidenceInterval Rmse, ConfidenceInterval Mae, ConfidenceInterval MedianAe, ConfidenceInterval? R2)
{
    /// <param name="actual">[row], actual values.</param>
    /// <param name="predicted">[row], predictions.</param>
    /// <param name="different">Indices of the rows that are not copies of the row before; see <see cref="Bootstrap"/>.</param>
    /// <returns>The intervals; null with fewer than two different rows, or where errors are too large to compute with.</returns>
    public static MetricIntervals? Of(ReadOnlySpan<double> actual, ReadOnlySpan<double> predicted, int[]? different = null)
    {
        if (actual.Length < 2) return null;
        var errors = new double[actual.Length];
        var deviations = new double[actual.Length];
        double mean = 0;
        for (var row = 0; row < actual.Length; row++) mean += (actual[row] - mean) / (row + 1);
        for (var row = 0; row < actual.Length; row++)
        {
            errors[row] = Math.Abs(actual[row] - predicted[row]);
            deviations[row] = actual[row] - mean;
        }

        var scratch = new double[actual.Length];
        var intervals = Bootstrap.Of(errors.Length, 4, (rows, figures) => Measure(rows, errors, deviations, ref scratch, figures), different);
        return intervals is [{ } rmse, { } mae, { } medianAe, var r2] ? new MetricIntervals(rmse, mae, medianAe, r2) : null;
    }

    private static void Measure(ReadOnlySpan<int> rows, double[] errors, double[] deviations, ref double[] scratch, Span<double> figures)
    {
        if (rows.Length > scratch.Length) scratch = new double[2 * rows.Length];
        double squared = 0, absolute = 0, sum = 0, squares = 0;
        for (var i = 0; i < rows.Length; i++)
        {
            var (error, deviation) = (errors[rows[i]], deviations[rows[i]]);
            scratch[i] = error;
            squared += error * error;
            absolute += error;
            sum += deviation;
            squares += deviation * deviation;
        }

        // Rounding may leave a trace of variation where all rows have the same y.
        var variation = squares - (sum * sum / rows.Length);
        figures[0] = Math.Sqrt(squared / rows.Length);
        figures[1] = absolute / rows.Length;
        figures[2] = Quantiles.Median(scratch.AsSpan(0, rows.Length));
        figures[3] = variation > 1e-12 * squares ? 1 - (squared / variation) : double.NaN;
    }
}
