namespace Regressor.Domain.Training;

/// <summary>Thrown where a training run cannot be executed or fails. The message is a sentence for the user who started it.</summary>
public sealed class TrainingFailedException(string message) : Exception(message)
{
    public static TrainingFailedException OutOfMemory() => new(
        "The training ran out of memory. Choose fewer members, a smaller batch, or fewer or narrower layers, or exclude some examples.");
}
