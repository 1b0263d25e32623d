using System.Text.Json.Serialization;
using Regressor.Domain.Tasks;

namespace Regressor.Domain.Evaluation;

/// <summary>The metrics of a task, measured on the same rows.</summary>
/// <param name="Count">Number of rows measured.</param>
/// <param name="Metrics">Measured metrics, the primary metric of the task first.</param>
[JsonConverter(typeof(EvaluationMetricsConverter))]
public sealed record EvaluationMetrics(int Count, IReadOnlyList<Metric> Metrics)
{
    /// <summary>Returns the value of a metric; NaN where it is undefined or was not measured.</summary>
    public double this[MetricDefinition metric] => Find(metric)?.Value ?? double.NaN;

    public Metric? Find(MetricDefinition metric) => Metrics.FirstOrDefault(measured => measured.Name == metric.Name);

    public static EvaluationMetrics Compute(EvaluatedRows rows) => From(rows, new ConfidenceInterval?[rows.Task.Metrics.Count]);

    /// <summary>Computes the metrics and their intervals, which takes some hundred times as long; see <see cref="Bootstrap"/>.</summary>
    /// <param name="rows">Rows to measure.</param>
    /// <param name="units">Rows that vary together; null where all are independent of each other.</param>
    public static EvaluationMetrics ComputeWithIntervals(EvaluatedRows rows, SamplingUnits? units = null) =>
        From(rows, Bootstrap.Of(units ?? SamplingUnits.OfRows(rows.Count), rows.Task.Metrics.Count, rows.Measure));

    public bool Equals(EvaluationMetrics? other) => other is not null && Count == other.Count && Metrics.SequenceEqual(other.Metrics);

    public override int GetHashCode() => HashCode.Combine(Count, Metrics.Count);

    private static EvaluationMetrics From(EvaluatedRows rows, ConfidenceInterval?[] intervals)
    {
        var values = rows.Measure();
        return new EvaluationMetrics(rows.Count, [.. rows.Task.Metrics.Select((metric, index) =>
            new Metric(metric.Name, values[index], metric.Direction, intervals[index]))]);
    }
}
