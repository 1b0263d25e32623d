namespace Regressor.Domain.Training;

public enum TrainingFailureCode
{
    /// <summary>Too few different training examples. Parameters: needed, different, testRows, and duplicates (1 where identical examples count once).</summary>
    TooFewRows,

    /// <summary>Too few groups or times outside the test part to hold some of them out. Parameter: groups.</summary>
    TooFewGroups,

    /// <summary>Every training example has the same target. Parameter: value, where it is a number.</summary>
    ConstantTarget,

    /// <summary>No input column varies.</summary>
    ConstantInputs,

    /// <summary>More rows and columns than one training can process.</summary>
    TableTooLarge,

    /// <summary>An input value is too large to compute with.</summary>
    InputTooLarge,

    /// <summary>A target is too large to compute with. Parameters: value, limit.</summary>
    TargetTooLarge,

    /// <summary>The targets differ too little to compute with. Parameter: limit.</summary>
    TargetsTooClose,

    /// <summary>A training step computes too many numbers in one layer. Parameters: numbers, limit.</summary>
    StepTooLarge,

    /// <summary>The networks have too many parameters. Parameters: parameters, limit.</summary>
    NetworksTooLarge,

    /// <summary>A figure of the model overflowed.</summary>
    Overflow,

    /// <summary>The loss diverged. Parameter: epoch.</summary>
    Diverged,

    /// <summary>The memory did not suffice.</summary>
    OutOfMemory,

    /// <summary>The training needs more memory than there is. Parameters: needed, available, in bytes.</summary>
    NotEnoughMemory,

    /// <summary>No model is active to continue from.</summary>
    NoActiveModel,

    /// <summary>The active model to continue from cannot be read.</summary>
    UnusableActiveModel,

    DiskFull,

    /// <summary>The server stopped during several attempts. Parameter: times.</summary>
    ServerStopped,

    /// <summary>An unforeseen error, which the server's log describes.</summary>
    Unexpected,

    /// <summary>The target has more classes than a model can have. Parameters: classes, limit.</summary>
    TooManyClasses,
}

/// <summary>Reason for the failure of a training, for a client that words it itself.</summary>
/// <param name="Code">Kind of failure.</param>
/// <param name="Parameters">Figures of the failure by name, as the code defines them; null where it has none.</param>
public sealed record TrainingFailure(TrainingFailureCode Code, IReadOnlyDictionary<string, double>? Parameters = null)
{
    public static TrainingFailure From(TrainingFailureCode code, params ReadOnlySpan<(string Name, double Value)> parameters)
    {
        if (parameters.IsEmpty) return new TrainingFailure(code);
        var named = new Dictionary<string, double>();
        foreach (var (name, value) in parameters) named.Add(name, value);
        return new TrainingFailure(code, named);
    }
}
