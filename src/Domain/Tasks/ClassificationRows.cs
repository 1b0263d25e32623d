namespace Regressor.Domain.Tasks;

/// <summary>
/// Rows with a predicted probability for each class. All that needs sorting is sorted once, so that a sample is measured in one pass and
/// without allocation. Not safe for concurrent use.
/// </summary>
public sealed class ClassificationRows : EvaluatedRows
{
    private readonly int[] _actual;
    private readonly double[] _losses;
    private readonly double[] _squares;
    private readonly bool[] _right;
    private readonly int[] _seen;
    private readonly int[] _recognized;
    private readonly RocAreas _areas;
    private readonly CalibrationBins _bins;

    /// <param name="actual">[row], indices of the actual classes; one that the model does not know is out of range.</param>
    /// <param name="predicted">[row, class], probabilities.</param>
    /// <exception cref="ArgumentException">There are no rows, or the lengths do not match.</exception>
    public ClassificationRows(ReadOnlySpan<double> actual, double[] predicted)
    {
        if (actual.IsEmpty) throw new ArgumentException("At least one row is needed.", nameof(actual));
        if (predicted.Length % actual.Length != 0) throw new ArgumentException("A probability per row and class is needed.", nameof(predicted));
        var classes = predicted.Length / actual.Length;
        _actual = new int[actual.Length];
        (_losses, _squares, _right) = (new double[actual.Length], new double[actual.Length], new bool[actual.Length]);
        for (var row = 0; row < _actual.Length; row++)
        {
            // One place more for all classes that the model does not know.
            var of = _actual[row] = actual[row] >= 0 && actual[row] < classes ? (int)actual[row] : classes;
            var p = predicted.AsSpan(row * classes, classes);
            _losses[row] = ClassificationTask.Loss(ClassificationTask.ProbabilityOf(of, p));
            _right[row] = ClassificationTask.MostProbable(p) == of;
            if (of == classes) _squares[row] = 1;
            for (var c = 0; c < classes; c++)
            {
                var error = p[c] - (c == of ? 1 : 0);
                _squares[row] += error * error;
            }
        }

        (_seen, _recognized) = (new int[classes + 1], new int[classes + 1]);
        _areas = new RocAreas(_actual, predicted, classes);
        _bins = new CalibrationBins(_actual, predicted);
    }

    public override PredictionTask Task => PredictionTasks.Classification;

    public override int Count => _actual.Length;

    public override double?[] Measure()
    {
        var metrics = new double[Task.Metrics.Count];
        Measure([.. Enumerable.Range(0, Count)], metrics);
        metrics[4] = _areas.OfAll;
        return [.. metrics.Select(metric => double.IsNaN(metric) ? (double?)null : metric)];
    }

    public override void Measure(ReadOnlySpan<int> rows, Span<double> metrics)
    {
        double loss = 0, squares = 0;
        var right = 0;
        Array.Clear(_seen);
        Array.Clear(_recognized);
        foreach (var row in rows)
        {
            loss += _losses[row];
            squares += _squares[row];
            _seen[_actual[row]]++;
            if (!_right[row]) continue;
            right++;
            _recognized[_actual[row]]++;
        }

        double balanced = 0;
        var occurring = 0;
        for (var c = 0; c < _seen.Length; c++)
        {
            if (_seen[c] == 0) continue;
            occurring++;
            balanced += (double)_recognized[c] / _seen[c];
        }

        metrics[0] = loss / rows.Length;
        metrics[1] = squares / rows.Length;
        metrics[2] = (double)right / rows.Length;
        metrics[3] = balanced / occurring;
        metrics[4] = _areas.Of(rows);
        metrics[5] = _bins.Error(rows);
    }
}
