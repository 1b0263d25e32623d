using Regressor.Infrastructure.Learning.Learners;

namespace Regressor.Infrastructure.Learning.Search;

/// <summary>A learner with drawn settings.</summary>
/// <param name="Learner">The learner.</param>
/// <param name="Settings">Its settings, by name, for reports.</param>
internal sealed record Candidate(ILearner Learner, IReadOnlyDictionary<string, double> Settings);
