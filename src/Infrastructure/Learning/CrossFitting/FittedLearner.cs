namespace Regressor.Infrastructure.Learning.CrossFitting;

/// <summary>A learner's model in a blend.</summary>
/// <param name="Learner">One of <see cref="Domain.Training.LearnerNames"/>.</param>
/// <param name="Model">The model.</param>
/// <param name="Time">Duration of its training.</param>
/// <param name="Weight">Weight of its predictions, from 0 to 1; those of a blend sum to 1.</param>
/// <param name="IsTuned">True where a search chose its settings.</param>
internal sealed record FittedLearner(string Learner, ICrossFittedModel Model, TimeSpan Time, double Weight = 0, bool IsTuned = false);
