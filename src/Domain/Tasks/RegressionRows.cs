namespace Regressor.Domain.Tasks;

/// <summary>Rows with a predicted number each.</summary>
public sealed class RegressionRows : EvaluatedRows
{
    /// <summary>A smaller share of the squares is a trace of rounding where all rows have the same y.</summary>
    private const double RoundingShare = 1e-12;

    /// <summary>Shares of all rows whose errors are below and above those in the middle, which hold the median of nearly every sample.</summary>
    private const double BelowMiddle = 0.4, AboveMiddle = 0.4;

    private readonly double[] _actual;
    private readonly double[] _errors;
    private readonly double _mean;
    private readonly double _lowest;
    private readonly double _highest;
    private double[] _scratch;

    /// <param name="actual">[row], actual values; kept, and not to be modified.</param>
    /// <param name="predicted">[row], predictions.</param>
    /// <exception cref="ArgumentException">The values differ in number, or there are none.</exception>
    public RegressionRows(double[] actual, ReadOnlySpan<double> predicted)
    {
        if (actual.Length != predicted.Length) throw new ArgumentException("As many predictions as actual values are needed.", nameof(predicted));
        if (actual.Length == 0) throw new ArgumentException("At least one row is needed.", nameof(actual));

        _actual = actual;
        _errors = new double[actual.Length];
        for (var row = 0; row < actual.Length; row++)
        {
            // Clamp an error that overflows to the largest finite number.
            _errors[row] = Math.Min(Math.Abs(actual[row] - predicted[row]), double.MaxValue);
            _mean += (actual[row] - _mean) / (row + 1);
        }

        _scratch = [.. _errors];
        _lowest = Quantiles.Select(_scratch, (int)(BelowMiddle * Count));
        _highest = Quantiles.Select(_scratch, (int)((1 - AboveMiddle) * Count));
    }

    public override PredictionTask Task => PredictionTasks.Regression;

    public override int Count => _errors.Length;

    public override double?[] Measure()
    {
        double absolute = 0;
        for (var row = 0; row < _errors.Length; row++) absolute += (_errors[row] - absolute) / (row + 1);
        var rmse = Magnitude.RootMeanSquare(_errors);
        var scratch = _scratch.AsSpan(0, Count);
        for (var row = 0; row < scratch.Length; row++) scratch[row] = _actual[row] - _mean;
        var ratio = rmse / Magnitude.RootMeanSquare(scratch);
        _errors.CopyTo(scratch);
        return [rmse, absolute, Quantiles.Median(scratch), double.IsFinite(ratio * ratio) ? 1 - (ratio * ratio) : null];
    }

    public override void Measure(ReadOnlySpan<int> rows, Span<double> metrics)
    {
        if (rows.Length > _scratch.Length) _scratch = new double[Math.Max(Count, 2 * rows.Length)];
        double squared = 0, absolute = 0, sum = 0, squares = 0;
        int below = 0, middle = 0;
        foreach (var row in rows)
        {
            var (error, deviation) = (_errors[row], _actual[row] - _mean);

            // Without branches, which would be mispredicted.
            _scratch[middle] = error;
            var isBelow = error < _lowest ? 1 : 0;
            below += isBelow;
            middle += (error <= _highest ? 1 : 0) - isBelow;
            squared += error * error;
            absolute += error;
            sum += deviation;
            squares += deviation * deviation;
        }

        var variation = squares - (sum * sum / rows.Length);
        metrics[0] = Math.Sqrt(squared / rows.Length);
        metrics[1] = absolute / rows.Length;
        metrics[2] = Quantiles.Median(_scratch.AsSpan(0, middle), below, rows.Length) ?? MedianOf(rows);
        metrics[3] = variation > RoundingShare * squares ? 1 - (squared / variation) : double.NaN;
    }

    private double MedianOf(ReadOnlySpan<int> rows)
    {
        for (var i = 0; i < rows.Length; i++) _scratch[i] = _errors[rows[i]];
        return Quantiles.Median(_scratch.AsSpan(0, rows.Length));
    }
}
