using Regressor.Domain.Tasks;

namespace Regressor.Domain.Evaluation;

/// <summary>A measured metric.</summary>
/// <param name="Name">Name of its <see cref="MetricDefinition"/>.</param>
/// <param name="Value">Measured value; null where it is undefined.</param>
/// <param name="Direction">Direction in which the metric improves.</param>
/// <param name="Interval">Confidence interval; null where it was not requested, or where it is undefined on most resamples.</param>
public sealed record Metric(string Name, double? Value, MetricDirection Direction, ConfidenceInterval? Interval = null);
