using System.ComponentModel.DataAnnotations;

namespace Regressor.Domain.Training;

public enum TrainingStart
{
    /// <summary>Fresh weights.</summary>
    Scratch,

    /// <summary>The weights of the active model.</summary>
    ActiveModel,
}

/// <summary>Whether the model of a training answers predictions from its end on.</summary>
public enum ActivationRule
{
    /// <summary>Unless it is worse than the one that answers.</summary>
    IfBetter,

    /// <summary>Whatever comes of it.</summary>
    Always,

    /// <summary>Somebody activates it, or nobody.</summary>
    Never,
}

// Each option is described here only: TrainingOption hands its name, type, default and limits to the validator, the API and the page.
/// <summary>What an expert may change about a training. The defaults need no touching.</summary>
public sealed record TrainingOptions
{
    /// <summary>The share of examples kept out of training to measure the model. 0 trains on everything.</summary>
    [Range(0, Limits.MaxTestFraction)]
    public double TestFraction { get; init; } = Datasets.DataSplit.DefaultTestFraction;

    /// <summary>The learner to fit: networks (the default) or linear.</summary>
    [Length(1, 1)]
    [AllowedValues(LearnerNames.Networks, LearnerNames.Linear)]
    public IReadOnlyList<string> Learners { get; init; } = [LearnerNames.Networks];

    /// <summary>The number of networks that are trained at once and averaged, each holding out its own fold.</summary>
    [Range(2, Limits.MaxMembers)]
    public int Members { get; init; } = 8;

    /// <summary>Width of each hidden layer; null lets the number of rows decide.</summary>
    [Length(1, Limits.MaxHiddenLayers)]
    [ElementRange(1, Limits.MaxHiddenSize)]
    public IReadOnlyList<int>? HiddenSizes { get; init; }

    /// <summary>The most passes over the training part. Early stopping may end it before, and so may 800 million rows passed over in all. Unless they were asked for, the number of rows decides on fewer for all but small tables.</summary>
    [Range(1, 10_000)]
    public int Epochs { get; init; } = 256;

    /// <summary>Whether the passes were asked for, so that all of them are planned. False in options stored before this was kept.</summary>
    public bool EpochsGiven { get; init; }

    /// <summary>The longest the epochs may take, in seconds; null for no such limit. The schedule is shortened to fit, so that with a limit that is reached two trainings are not the same.</summary>
    [Range(1, 86_400)]
    public double? MaxSeconds { get; init; }

    /// <summary>Peak learning rate of the schedule.</summary>
    [Range(1e-6, 1)]
    public double LearningRate { get; init; } = 0.004;

    /// <summary>Rows per step; null lets the number of rows decide.</summary>
    [Range(1, 65_536)]
    public int? BatchSize { get; init; }

    /// <summary>Decoupled weight decay (AdamW).</summary>
    [Range(0, 1)]
    public double WeightDecay { get; init; } = 0.01;

    /// <summary>The share of hidden units dropped at each step.</summary>
    [Range(0, 0.9)]
    public double Dropout { get; init; } = 0.1;

    /// <summary>Start of the random numbers: the same data, options and seed give the same model.</summary>
    public long Seed { get; init; }

    /// <summary>Fresh weights (the default) or those of the active model.</summary>
    public TrainingStart StartFrom { get; init; } = TrainingStart.Scratch;

    /// <summary>Whether its model answers predictions from the end of the training on: ifBetter (the default) unless it is worse than the active one on test rows of both, beyond chance; always; or never.</summary>
    public ActivationRule Activate { get; init; } = ActivationRule.IfBetter;

    /// <summary>Limits that hold elsewhere too.</summary>
    public static class Limits
    {
        public const double MaxTestFraction = 0.5;
        public const int MaxMembers = 32;
        public const int MaxHiddenLayers = 6;
        public const int MaxHiddenSize = 1024;
    }
}
