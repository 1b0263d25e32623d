using System.ComponentModel.DataAnnotations;

namespace Regressor.Domain.Training;

public enum TrainingStart
{
    /// <summary>Fresh weights.</summary>
    Scratch,

    /// <summary>The weights of the active model.</summary>
    ActiveModel,
}

/// <summary>Determines whether the model becomes the active version at the end of the training run.</summary>
public enum ActivationRule
{
    /// <summary>Activates the model unless it is worse than the active version.</summary>
    IfBetter,

    /// <summary>Activates the model regardless of its quality.</summary>
    Always,

    /// <summary>Leaves the activation to a user.</summary>
    Never,
}

// Describe each option only here: TrainingOption passes its name, type, default and limits to the validator, the API and the page.
/// <summary>Expert settings of a training run. The defaults need no changes.</summary>
public sealed record TrainingOptions
{
    /// <summary>The share of examples kept out of training to measure the model. 0 trains on everything.</summary>
    [Range(0, Limits.MaxTestFraction)]
    public double TestFraction { get; init; } = Datasets.DataSplit.DefaultTestFraction;

    /// <summary>
    /// Names of inputs that the model does not learn from; null for none. Its predictions accept and ignore them. At least one input must remain.
    /// </summary>
    [Length(0, Datasets.Dataset.MaxInputs)]
    public IReadOnlyList<string>? LeaveOut { get; init; }

    /// <summary>
    /// The learners to fit: networks, trees and linear. Several (all are the default) are weighted by how well they predict held-out rows.
    /// </summary>
    [Length(1, 3)]
    [AllowedValues(LearnerNames.Networks, LearnerNames.Trees, LearnerNames.Linear)]
    public IReadOnlyList<string> Learners { get; init; } = LearnerNames.All;

    /// <summary>Number of networks that are trained together and averaged, each holding out its own fold.</summary>
    [Range(2, Limits.MaxMembers)]
    public int Members { get; init; } = 8;

    /// <summary>Width of each hidden layer; null derives it from the number of rows.</summary>
    [Length(1, Limits.MaxHiddenLayers)]
    [ElementRange(1, Limits.MaxHiddenSize)]
    public IReadOnlyList<int>? HiddenSizes { get; init; }

    /// <summary>
    /// Maximum number of epochs. Early stopping or a total of 800 million processed rows may end training earlier.
    /// Unless it is specified, the number of rows reduces it for all but small tables.
    /// </summary>
    [Range(1, 10_000)]
    public int Epochs { get; init; } = 256;

    /// <summary>True where the number of epochs was specified, so that all are planned. False in options stored before this was recorded.</summary>
    public bool EpochsGiven { get; init; }

    /// <summary>
    /// Maximum duration of the epochs, in seconds; null for no limit.
    /// The schedule is shortened to fit, so training is not reproducible where the limit is reached.
    /// </summary>
    [Range(1, 86_400)]
    public double? MaxSeconds { get; init; }

    /// <summary>
    /// Duration of a search for better settings of the learners before the training, in seconds; 0 for none. It tries settings on held-out
    /// training rows and ends early after 1000 trials. It needs a test part, fresh weights, and at least 500 examples to learn from; a tenth of
    /// a small table is then set aside to calibrate. Options that differ from their default are kept.
    /// </summary>
    [Range(0, 86_400)]
    public double SearchSeconds { get; init; }

    /// <summary>
    /// Number of trials of the search; null for as many as fit into searchSeconds. The number that a report states repeats its search exactly,
    /// however long it takes where searchSeconds is 0.
    /// </summary>
    [Range(1, Limits.MaxTrials)]
    public int? SearchTrials { get; init; }

    /// <summary>Peak learning rate of the schedule.</summary>
    [Range(1e-6, 1)]
    public double LearningRate { get; init; } = 0.004;

    /// <summary>Rows per step; null derives it from the number of rows.</summary>
    [Range(1, 65_536)]
    public int? BatchSize { get; init; }

    /// <summary>Decoupled weight decay (AdamW).</summary>
    [Range(0, 1)]
    public double WeightDecay { get; init; } = 0.01;

    /// <summary>The share of hidden units dropped at each step.</summary>
    [Range(0, 0.9)]
    public double Dropout { get; init; } = 0.1;

    /// <summary>Random seed: the same data, options and seed give the same model.</summary>
    public long Seed { get; init; }

    /// <summary>Fresh weights (the default) or those of the active model.</summary>
    public TrainingStart StartFrom { get; init; } = TrainingStart.Scratch;

    /// <summary>
    /// When the new model becomes active: ifBetter (the default), unless it is significantly worse than the active one on test rows of both;
    /// always; or never.
    /// </summary>
    public ActivationRule Activate { get; init; } = ActivationRule.IfBetter;

    /// <summary>Returns whether settings are searched before the training.</summary>
    public bool HasSearch() => SearchSeconds > 0 || SearchTrials is not null;

    /// <summary>Returns the inputs of a dataset that the model learns from.</summary>
    public IReadOnlyList<InputColumn> LearnedOf(IReadOnlyList<InputColumn> inputs) =>
        LeaveOut is { } names ? [.. inputs.Where(input => !names.Contains(input.Name))] : inputs;

    /// <summary>Limits that other code uses too.</summary>
    public static class Limits
    {
        public const double MaxTestFraction = 0.5;
        public const int MaxMembers = 32;
        public const int MaxHiddenLayers = 6;
        public const int MaxHiddenSize = 1024;
        public const int MaxTrials = 1000;
    }
}
