using Regressor.Domain.Training;
using Regressor.Infrastructure.Learning.CrossFitting;
using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training;

namespace Regressor.Infrastructure.Learning.Search;

/// <summary>Settings of networks. Their sizes are bounded so that a prediction takes at most a few times longer.</summary>
internal sealed class NetworkSpace : ISearchSpace
{
    /// <summary>Hidden layers to choose from.</summary>
    private static readonly int[][] Hidden = [[128], [64, 64], [128, 128], [192, 192], [256, 256], [96, 96, 96], [160, 160, 160]];

    private static readonly TrainingOptions Defaults = new();

    public string Learner => LearnerNames.Networks;

    public Candidate Draw(Random random, PreparedData data, TrainingOptions options)
    {
        var settings = new NetworkSettings(
            random.OneOf<IReadOnlyList<int>>(Hidden),
            Kept(options.LearningRate, Defaults.LearningRate, random.LogUniform(0.0015, 0.01)),
            Kept(options.Dropout, Defaults.Dropout, random.OneOf(0, 0, 0.05, 0.1, 0.2)),
            Kept(options.WeightDecay, Defaults.WeightDecay, random.LogUniform(0.002, 0.1)),
            random.LogUniform(0.4, 2.5));
        if (options.HiddenSizes is { } sizes) settings = settings with { Hidden = sizes };
        return new Candidate(new NetworksLearner(settings), new Dictionary<string, double>
        {
            ["layers"] = settings.Hidden.Count,
            ["width"] = settings.Hidden.Max(),
            ["learningRate"] = settings.LearningRate,
            ["dropout"] = settings.Dropout,
            ["weightDecay"] = settings.WeightDecay,
            ["frequencyFactor"] = settings.FrequencyFactor,
        });
    }

    /// <summary>The most expensive hidden layers.</summary>
    public static IReadOnlyList<int> Largest => Hidden.MaxBy(layers => layers.Max())!;

    private static double Kept(double given, double usual, double drawn) => given == usual ? drawn : given;
}
