using Regressor.Domain.Training;

namespace Regressor.Domain.Evaluation;

/// <summary>Evaluation of one learner of a blend, as if it had been the whole model, on the rows that the blend is measured on.</summary>
/// <param name="Name">One of <see cref="LearnerNames"/>.</param>
/// <param name="Weight">Weight of the learner in the blend, in [0, 1].</param>
/// <param name="Seconds">Duration of its fitting, in seconds; null in models that were restored from a checkpoint, whose bytes do not depend on it.</param>
/// <param name="Metrics">Metrics of the learner alone.</param>
/// <param name="Comparison">
/// Comparison of the blend with the learner alone: positive where the blend is better. Null with fewer than two rows.
/// </param>
/// <param name="IsTuned">True where a search chose its settings; the same learner with the default ones may be in the blend too.</param>
public sealed record LearnerResult(
    string Name, double Weight, double? Seconds, EvaluationMetrics Metrics, BaselineComparison? Comparison = null, bool IsTuned = false);
