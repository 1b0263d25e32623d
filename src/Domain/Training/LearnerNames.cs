namespace Regressor.Domain.Training;

/// <summary>The names of the learners in options and checkpoints.</summary>
public static class LearnerNames
{
    /// <summary>An ensemble of neural networks.</summary>
    public const string Networks = "networks";

    /// <summary>Ridge regression.</summary>
    public const string Linear = "linear";

    /// <summary>Gradient-boosted trees.</summary>
    public const string Trees = "trees";

    /// <summary>Several learners together; only in checkpoints.</summary>
    public const string Blend = "blend";

    /// <summary>The learners that options can select.</summary>
    public static IReadOnlyList<string> All { get; } = [Networks, Trees, Linear];
}
