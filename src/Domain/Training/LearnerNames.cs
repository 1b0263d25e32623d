namespace Regressor.Domain.Training;

/// <summary>The names of the learners in options and checkpoints.</summary>
public static class LearnerNames
{
    /// <summary>An ensemble of neural networks.</summary>
    public const string Networks = "networks";

    /// <summary>Ridge regression.</summary>
    public const string Linear = "linear";

    public static IReadOnlyList<string> All { get; } = [Networks, Linear];
}
