namespace Regressor.Domain.Training;

/// <summary>One finished trial of a search for settings.</summary>
/// <param name="Number">Number of the trial, from 1.</param>
/// <param name="Learner">One of <see cref="LearnerNames"/>.</param>
/// <param name="Candidate">Number of the settings that were tried, from which they are drawn again; 0 for the default ones.</param>
/// <param name="Rung">Index of the rung: the higher, the more the trial cost.</param>
/// <param name="Loss">Mean loss on held-out training rows, relative to that of the best constant; null where the training failed.</param>
/// <param name="Seconds">Duration.</param>
public sealed record SearchTrial(int Number, string Learner, int Candidate, int Rung, double? Loss, double Seconds);
