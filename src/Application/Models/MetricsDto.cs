using AutoMapper;
using Regressor.Domain.Evaluation;
using Regressor.Domain.Tasks;

namespace Regressor.Application.Models;

/// <param name="Rmse">Root mean squared error, in the target's unit; 0 for classes, whose metrics are in *metrics* alone.</param>
/// <param name="Mae">Mean absolute error, in the target's unit; 0 for classes.</param>
/// <param name="MedianAe">Median absolute error, in the target's unit; 0 for classes, and for models stored before it was measured.</param>
/// <param name="R2">Coefficient of determination; null where it is undefined, and for classes.</param>
/// <param name="Count">Number of rows measured.</param>
/// <param name="Intervals">
/// 95 % confidence intervals by the bootstrap over distinct rows, for this model. They exclude the variation between models trained on other
/// rows. Null for fewer than two rows, for classes, and for models stored before they were measured.
/// </param>
/// <param name="Metrics">All metrics of the task by name, the primary metric first. For a regression, the properties above repeat them.</param>
public sealed record MetricsDto(double Rmse, double Mae, double MedianAe, double? R2, int Count, MetricIntervalsDto? Intervals, IReadOnlyList<MetricDto> Metrics);

/// <param name="Name">Name of the metric.</param>
/// <param name="Value">Measured value; null where it is undefined.</param>
/// <param name="Lower">Lower bound of its 95 % confidence interval; null where there is none.</param>
/// <param name="Upper">Upper bound of its 95 % confidence interval; null where there is none.</param>
/// <param name="Direction">Direction in which the metric improves.</param>
public sealed record MetricDto(string Name, double? Value, double? Lower, double? Upper, MetricDirection Direction);

/// <param name="Rmse">Interval of the root mean squared error.</param>
/// <param name="Mae">Interval of the mean absolute error.</param>
/// <param name="MedianAe">Interval of the median absolute error.</param>
/// <param name="R2">Interval of the coefficient of determination; null where it is undefined.</param>
public sealed record MetricIntervalsDto(BoundsDto Rmse, BoundsDto Mae, BoundsDto MedianAe, BoundsDto? R2);

/// <param name="Lower">Lower bound of a confidence interval.</param>
/// <param name="Upper">Upper bound of a confidence interval.</param>
public sealed record BoundsDto(double Lower, double Upper);

internal sealed class MetricsProfile : Profile
{
    public MetricsProfile()
    {
        CreateMap<Metric, MetricDto>()
            .ForCtorParam(nameof(MetricDto.Lower), option => option.MapFrom(metric => metric.Interval == null ? null : (double?)metric.Interval.Lower))
            .ForCtorParam(nameof(MetricDto.Upper), option => option.MapFrom(metric => metric.Interval == null ? null : (double?)metric.Interval.Upper));
        CreateMap<EvaluationMetrics, MetricsDto>()
            .ForCtorParam(nameof(MetricsDto.Rmse), option => option.MapFrom(metrics => Value(metrics, RegressionTask.Rmse) ?? 0))
            .ForCtorParam(nameof(MetricsDto.Mae), option => option.MapFrom(metrics => Value(metrics, RegressionTask.Mae) ?? 0))
            .ForCtorParam(nameof(MetricsDto.MedianAe), option => option.MapFrom(metrics => Value(metrics, RegressionTask.MedianAe) ?? 0))
            .ForCtorParam(nameof(MetricsDto.R2), option => option.MapFrom(metrics => Value(metrics, RegressionTask.R2)))
            .ForCtorParam(nameof(MetricsDto.Intervals), option => option.MapFrom(metrics => Intervals(metrics)));
    }

    private static double? Value(EvaluationMetrics metrics, MetricDefinition metric) => metrics.Find(metric)?.Value;

    private static MetricIntervalsDto? Intervals(EvaluationMetrics metrics) =>
        Bounds(metrics, RegressionTask.Rmse) is { } rmse && Bounds(metrics, RegressionTask.Mae) is { } mae && Bounds(metrics, RegressionTask.MedianAe) is { } medianAe
            ? new MetricIntervalsDto(rmse, mae, medianAe, Bounds(metrics, RegressionTask.R2))
            : null;

    private static BoundsDto? Bounds(EvaluationMetrics metrics, MetricDefinition metric) =>
        metrics.Find(metric)?.Interval is var (lower, upper) ? new BoundsDto(lower, upper) : null;
}
