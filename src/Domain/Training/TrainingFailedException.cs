namespace Regressor.Domain.Training;

/// <summary>Thrown where a training run cannot be executed or fails. The message is a sentence for the user who started it.</summary>
public sealed class TrainingFailedException(TrainingFailure failure, string message) : Exception(message)
{
    public TrainingFailedException(TrainingFailureCode code, string message, params ReadOnlySpan<(string Name, double Value)> parameters)
        : this(TrainingFailure.From(code, parameters), message) { }

    /// <summary>The same for programs.</summary>
    public TrainingFailure Failure { get; } = failure;

    public static TrainingFailedException OutOfMemory() => new(
        TrainingFailureCode.OutOfMemory,
        "The training ran out of memory. Choose fewer members, a smaller batch, or fewer or narrower layers, or exclude some examples.");
}
