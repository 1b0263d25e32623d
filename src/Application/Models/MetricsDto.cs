using AutoMapper;
using Regressor.Domain.Evaluation;
using Regressor.Domain.Tasks;

namespace Regressor.Application.Models;

/// <param name="Rmse">Root mean squared error, in the target's unit.</param>
/// <param name="Mae">Mean absolute error, in the target's unit.</param>
/// <param name="MedianAe">Median absolute error, in the target's unit; 0 for models stored before it was measured.</param>
/// <param name="R2">Coefficient of determination; null where it is undefined.</param>
/// <param name="Count">Number of rows measured.</param>
/// <param name="Intervals">
/// 95 % confidence intervals by the bootstrap over distinct rows, for this model. They exclude the variation between models trained on other
/// rows. Null for fewer than two rows, and for models stored before they were measured.
/// </param>
public sealed record MetricsDto(double Rmse, double Mae, double MedianAe, double? R2, int Count, MetricIntervalsDto? Intervals);

/// <param name="Rmse">Interval of the root mean squared error.</param>
/// <param name="Mae">Interval of the mean absolute error.</param>
/// <param name="MedianAe">Interval of the median absolute error.</param>
/// <param name="R2">Interval of the coefficient of determination; null where it is undefined.</param>
public sealed record MetricIntervalsDto(BoundsDto Rmse, BoundsDto Mae, BoundsDto MedianAe, BoundsDto? R2);

/// <param name="Lower">Lower bound of a confidence interval.</param>
/// <param name="Upper">Upper bound of a confidence interval.</param>
public sealed record BoundsDto(double Lower, double Upper);

/// <summary>Copies the metrics of a regression to their own properties.</summary>
internal sealed class MetricsConverter : ITypeConverter<EvaluationMetrics, MetricsDto>
{
    public MetricsDto Convert(EvaluationMetrics source, MetricsDto destination, ResolutionContext context) => new(
        Value(source, RegressionTask.Rmse) ?? 0,
        Value(source, RegressionTask.Mae) ?? 0,
        Value(source, RegressionTask.MedianAe) ?? 0,
        Value(source, RegressionTask.R2),
        source.Count,
        Bounds(source, RegressionTask.Rmse) is { } rmse && Bounds(source, RegressionTask.Mae) is { } mae && Bounds(source, RegressionTask.MedianAe) is { } medianAe
            ? new MetricIntervalsDto(rmse, mae, medianAe, Bounds(source, RegressionTask.R2))
            : null);

    private static double? Value(EvaluationMetrics metrics, MetricDefinition metric) => metrics.Find(metric)?.Value;

    private static BoundsDto? Bounds(EvaluationMetrics metrics, MetricDefinition metric) =>
        metrics.Find(metric)?.Interval is var (lower, upper) ? new BoundsDto(lower, upper) : null;
}
