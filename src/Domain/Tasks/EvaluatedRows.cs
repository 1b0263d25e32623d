namespace Regressor.Domain.Tasks;

/// <summary>Predicted rows, as the quantities per row from which the metrics of their task follow.</summary>
public abstract class EvaluatedRows
{
    public abstract PredictionTask Task { get; }

    /// <summary>Number of rows.</summary>
    public abstract int Count { get; }

    /// <summary>Measures all rows, at any magnitude of the target.</summary>
    /// <returns>[metric] in the order of <see cref="PredictionTask.Metrics"/>; null where a metric is undefined.</returns>
    public abstract double?[] Measure();

    /// <summary>Measures a sample of the rows.</summary>
    /// <param name="rows">Row indices, which may repeat.</param>
    /// <param name="metrics">Output, [metric] in the order of <see cref="PredictionTask.Metrics"/>; NaN where a metric is undefined.</param>
    public abstract void Measure(ReadOnlySpan<int> rows, Span<double> metrics);
}
