namespace Regressor.Domain.Evaluation;

/// <summary>Errors of predictions, in the target's unit.</summary>
/// <param name="Rmse">Root mean squared error √(Σ(y−ŷ)²/n).</param>
/// <param name="Mae">Mean absolute error Σ|y−ŷ|/n.</param>
/// <param name="R2">
/// Coefficient of determination 1 − Σ(y−ŷ)²/Σ(y−ȳ)²; null where y is constant, with fewer than two rows, or where it overflows.
/// </param>
/// <param name="Count">Number of rows measured, n.</param>
/// <param name="MedianAe">Median absolute error, the median of |y−ŷ|; 0 in models stored before it was measured.</param>
/// <param name="Intervals">Confidence intervals; null where they were not requested, or with fewer than two rows.</param>
public sealed record RegressionMetrics(double Rmse, double Mae, double? R2, int Count, double MedianAe = 0, MetricIntervals? Intervals = null)
{
    /// <exception cref="ArgumentException">The spans differ in length or are empty.</exception>
    public static RegressionMetrics Of(ReadOnlySpan<double> actual, ReadOnlySpan<double> predicted)
    {
        if (actual.Length != predicted.Length) throw new ArgumentException("As many predictions as actual values are needed.", nameof(predicted));
        if (actual.IsEmpty) throw new ArgumentException("At least one row is needed.", nameof(actual));

        double absolute = 0, mean = 0;
        var errors = new double[actual.Length];
        for (var row = 0; row < actual.Length; row++)
        {
            // Clamp an error that overflows to the largest finite number.
            errors[row] = Math.Min(Math.Abs(actual[row] - predicted[row]), double.MaxValue);
            absolute += (errors[row] - absolute) / (row + 1);
            mean += (actual[row] - mean) / (row + 1);
        }

        var deviations = new double[actual.Length];
        for (var row = 0; row < actual.Length; row++) deviations[row] = actual[row] - mean;
        var (rmse, deviation) = (Magnitude.RootMeanSquare(errors), Magnitude.RootMeanSquare(deviations));
        return new RegressionMetrics(rmse, absolute, R2Of(rmse / deviation), actual.Length, Quantiles.Median(errors));
    }

    /// <summary>Computes the metrics and their <see cref="Intervals"/>, which takes some hundred times as long.</summary>
    /// <exception cref="ArgumentException">The spans differ in length or are empty.</exception>
    public static RegressionMetrics WithIntervals(ReadOnlySpan<double> actual, ReadOnlySpan<double> predicted, int[]? different = null) =>
        Of(actual, predicted) with { Intervals = MetricIntervals.Of(actual, predicted, different) };

    /// <param name="ratio">RMSE, in standard deviations of y.</param>
    private static double? R2Of(double ratio) => double.IsFinite(ratio * ratio) ? 1 - (ratio * ratio) : null;
}
