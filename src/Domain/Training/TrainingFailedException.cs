namespace Regressor.Domain.Training;

/// <summary>A training cannot be done or did not work out. The message is a sentence for the person who started it.</summary>
public sealed class TrainingFailedException(string message) : Exception(message);
