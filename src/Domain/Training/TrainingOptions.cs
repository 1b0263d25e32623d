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

/// <summary>What an expert may change about a training. The defaults need no touching.</summary>
public sealed record TrainingOptions
{
    /// <summary>The share of examples kept out of training to measure the model, in [0, 0.5]. 0 trains on everything.</summary>
    public double TestFraction { get; init; } = Datasets.DataSplit.DefaultTestFraction;

    /// <summary>The learner to fit: one of <see cref="LearnerNames"/>. Options stored before there was a choice mean networks.</summary>
    public IReadOnlyList<string> Learners { get; init; } = [LearnerNames.Networks];

    /// <summary>How many networks are trained at once and averaged, each holding out its own fold.</summary>
    public int Members { get; init; } = 8;

    /// <summary>Width of each hidden layer; null lets the number of rows decide.</summary>
    public IReadOnlyList<int>? HiddenSizes { get; init; }

    /// <summary>The most passes over the training part: early stopping may end it before.</summary>
    public int Epochs { get; init; } = 256;

    /// <summary>
    /// Somebody asked for so many passes, and they are planned. Else, and in options stored before this was kept, the number of rows
    /// decides on fewer for all but small tables.
    /// </summary>
    public bool EpochsGiven { get; init; }

    /// <summary>
    /// The longest the epochs may take, in seconds; null for no such limit. The schedule is shortened to fit, so that with a limit that is
    /// reached two trainings are not the same.
    /// </summary>
    public double? MaxSeconds { get; init; }

    /// <summary>Peak learning rate of the schedule.</summary>
    public double LearningRate { get; init; } = 0.004;

    /// <summary>Rows per step; null lets the number of rows decide.</summary>
    public int? BatchSize { get; init; }

    /// <summary>Decoupled weight decay (AdamW).</summary>
    public double WeightDecay { get; init; } = 0.01;

    /// <summary>The share of hidden units dropped at each step.</summary>
    public double Dropout { get; init; } = 0.1;

    public long Seed { get; init; }

    public TrainingStart StartFrom { get; init; } = TrainingStart.Scratch;

    public ActivationRule Activate { get; init; } = ActivationRule.IfBetter;

    /// <summary>What each option may be: the validator and the API document read these numbers, and a test holds the fields of the page to the document.</summary>
    public static class Limits
    {
        public const double MaxTestFraction = 0.5;
        public const int MinMembers = 2;
        public const int MaxMembers = 32;
        public const int MaxHiddenLayers = 6;
        public const int MaxHiddenSize = 1024;
        public const int MaxEpochs = 10_000;
        public const double MinSeconds = 1;
        public const double MaxSeconds = 86_400;
        public const double MinLearningRate = 1e-6;
        public const double MaxLearningRate = 1;
        public const int MaxBatchSize = 65_536;
        public const double MaxWeightDecay = 1;
        public const double MaxDropout = 0.9;
    }
}
