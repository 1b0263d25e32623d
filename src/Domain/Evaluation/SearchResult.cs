using Regressor.Domain.Training;

namespace Regressor.Domain.Evaluation;

/// <summary>Outcome of a search for settings. Its losses chose the settings and therefore judge nothing.</summary>
/// <param name="Trials">Number of finished trials; with it and the same data, options and seed, the search finds the same settings.</param>
/// <param name="Seconds">Duration of the trials; null in models that were restored from a checkpoint, whose bytes do not depend on it.</param>
/// <param name="Chosen">Settings of each learner that was searched; empty where there were too few rows to search.</param>
public sealed record SearchResult(int Trials, double? Seconds, IReadOnlyList<ChosenSettings> Chosen);

/// <param name="Learner">One of <see cref="LearnerNames"/>.</param>
/// <param name="Trials">Number of trials of this learner.</param>
/// <param name="Settings">Settings, by name; empty where the default ones remained the best.</param>
public sealed record ChosenSettings(string Learner, int Trials, IReadOnlyDictionary<string, double> Settings);
