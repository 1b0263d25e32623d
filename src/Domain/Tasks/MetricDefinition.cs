namespace Regressor.Domain.Tasks;

/// <summary>A metric that a task measures.</summary>
/// <param name="Name">Name in the API, in the database and in checkpoints.</param>
/// <param name="Label">Name in messages.</param>
/// <param name="Direction">Direction in which the metric improves.</param>
public sealed record MetricDefinition(string Name, string Label, MetricDirection Direction);
