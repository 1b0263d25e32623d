namespace Regressor.Domain.Tasks;

/// <summary>Rows with a predicted number each.</summary>
public sealed class RegressionRows : EvaluatedRows
{
    /// <summary>A smaller share of the squares is a trace of rounding where all rows have the same y.</summary>
    private const double RoundingShare = 1e-12;

    private readonly double[] _errors;
    private readonly double[] _deviations;
    private double[] _scratch = [];

    /// <param name="actual">[row], actual values.</param>
    /// <param name="predicted">[row], predictions.</param>
    /// <exception cref="ArgumentException">The spans differ in length or are empty.</exception>
    public RegressionRows(ReadOnlySpan<double> actual, ReadOnlySpan<double> predicted)
    {
        if (actual.Length != predicted.Length) throw new ArgumentException("As many predictions as actual values are needed.", nameof(predicted));
        if (actual.IsEmpty) throw new ArgumentException("At least one row is needed.", nameof(actual));

        double mean = 0;
        _errors = new double[actual.Length];
        for (var row = 0; row < actual.Length; row++)
        {
            // Clamp an error that overflows to the largest finite number.
            _errors[row] = Math.Min(Math.Abs(actual[row] - predicted[row]), double.MaxValue);
            mean += (actual[row] - mean) / (row + 1);
        }

        _deviations = new double[actual.Length];
        for (var row = 0; row < actual.Length; row++) _deviations[row] = actual[row] - mean;
    }

    public override PredictionTask Task => PredictionTasks.Regression;

    public override int Count => _errors.Length;

    public override double?[] Measure()
    {
        double absolute = 0;
        for (var row = 0; row < _errors.Length; row++) absolute += (_errors[row] - absolute) / (row + 1);
        var rmse = Magnitude.RootMeanSquare(_errors);
        var ratio = rmse / Magnitude.RootMeanSquare(_deviations);
        return [rmse, absolute, Quantiles.Median([.. _errors]), double.IsFinite(ratio * ratio) ? 1 - (ratio * ratio) : null];
    }

    public override void Measure(ReadOnlySpan<int> rows, Span<double> metrics)
    {
        if (rows.Length > _scratch.Length) _scratch = new double[Math.Max(Count, 2 * rows.Length)];
        double squared = 0, absolute = 0, sum = 0, squares = 0;
        for (var i = 0; i < rows.Length; i++)
        {
            var (error, deviation) = (_errors[rows[i]], _deviations[rows[i]]);
            _scratch[i] = error;
            squared += error * error;
            absolute += error;
            sum += deviation;
            squares += deviation * deviation;
        }

        var variation = squares - (sum * sum / rows.Length);
        metrics[0] = Math.Sqrt(squared / rows.Length);
        metrics[1] = absolute / rows.Length;
        metrics[2] = Quantiles.Median(_scratch.AsSpan(0, rows.Length));
        metrics[3] = variation > RoundingShare * squares ? 1 - (squared / variation) : double.NaN;
    }
}
