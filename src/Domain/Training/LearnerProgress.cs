namespace Regressor.Domain.Training;

/// <summary>How far the learner at work is.</summary>
/// <param name="Name">One of <see cref="LearnerNames"/>.</param>
/// <param name="Share">Share of its planned rounds or epochs, from 0 to 1; it may end before.</param>
/// <param name="Number">Its number among the learners of the training, from 1.</param>
/// <param name="Count">Number of the learners.</param>
public sealed record LearnerProgress(string Name, double Share, int Number = 1, int Count = 1);
