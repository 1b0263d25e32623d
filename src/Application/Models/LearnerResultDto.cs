using Regressor.Domain.Evaluation;

namespace Regressor.Application.Models;

/// <param name="Learner">Name of the learner, as in *options.learners*.</param>
/// <param name="Weight">Weight of the learner in the blend, from 0 to 1.</param>
/// <param name="Seconds">Duration of its fitting, in seconds; null in models that were restored from a checkpoint.</param>
/// <param name="Error">Primary metric of the learner alone: RMSE in the target's unit, or log loss for classes; null where it is undefined.</param>
/// <param name="Low">Lower bound of the error's 95 % confidence interval; null where there is none.</param>
/// <param name="High">Upper bound of the error's 95 % confidence interval; null where there is none.</param>
/// <param name="Comparison">Comparison of the blend with the learner alone; null for fewer than two rows.</param>
/// <param name="Metrics">All metrics of the learner alone, the primary one first.</param>
/// <param name="Tuned">True where a search chose its settings; the same learner with the default ones may be in the list too.</param>
public sealed record LearnerResultDto(
    string Learner,
    double Weight,
    double? Seconds,
    double? Error,
    double? Low,
    double? High,
    LearnerComparisonDto? Comparison,
    IReadOnlyList<MetricDto> Metrics,
    bool Tuned)
{
    /// <summary>Returns the learners of a blend, the smallest error first.</summary>
    internal static IReadOnlyList<LearnerResultDto> From(ModelReport report) => [.. (report.Learners ?? [])
        .Select(learner =>
        {
            var error = learner.Metrics.Find(report.Task.PrimaryMetric);
            return new LearnerResultDto(
                learner.Name,
                learner.Weight,
                learner.Seconds,
                error?.Value,
                error?.Interval?.Lower,
                error?.Interval?.Upper,
                LearnerComparisonDto.From(learner),
                [.. learner.Metrics.Metrics.Select(metric => new MetricDto(metric.Name, metric.Value, metric.Interval?.Lower, metric.Interval?.Upper, metric.Direction))],
                learner.IsTuned);
        })
        .OrderBy(learner => learner.Error ?? double.PositiveInfinity)];
}

/// <param name="Kind">Better or worse where the whole interval of the improvement is; otherwise the same.</param>
/// <param name="Improvement">1 − error of the blend/error of the learner alone, on the same rows.</param>
/// <param name="Lower">Lower bound of the improvement's 95 % interval; null where there is none.</param>
/// <param name="Upper">Upper bound of the improvement's 95 % interval; null where there is none.</param>
public sealed record LearnerComparisonDto(ComparisonOutcome Kind, double Improvement, double? Lower, double? Upper)
{
    internal static LearnerComparisonDto? From(LearnerResult learner) =>
        learner.Comparison is { } found ? new LearnerComparisonDto(found.Kind, found.Improvement, found.Lower, found.Upper) : null;
}
