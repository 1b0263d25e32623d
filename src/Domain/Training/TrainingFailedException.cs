namespace Regressor.Domain.Training;

/// <summary>A training cannot be done or did not work out. The message is a sentence for the person who started it.</summary>
public sealed class TrainingFailedException(string message) : Exception(message)
{
    public static TrainingFailedException OutOfMemory() => new(
        "The training needed more memory than there is. Choose fewer members, a smaller batch, or fewer or narrower layers, or exclude some of the examples.");
}
