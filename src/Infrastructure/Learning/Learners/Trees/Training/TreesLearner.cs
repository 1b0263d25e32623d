using Regressor.Application.Abstractions.Learning;
using Regressor.Domain.Tasks;
using Regressor.Domain.Training;
using Regressor.Domain.Training.Data;
using Regressor.Infrastructure.Learning.CrossFitting;
using Regressor.Infrastructure.Learning.Parts;
using Regressor.Infrastructure.Learning.Targets;

namespace Regressor.Infrastructure.Learning.Learners.Trees.Training;

/// <summary>Gradient-boosted trees, one ensemble per fold and target scale (Friedman 2001), on histograms (Ke et al. 2017).</summary>
/// <param name="settings">Settings; null to choose among those that suit the number of rows.</param>
internal sealed class TreesLearner(TreeSettings? settings = null) : IDivisibleLearner
{
    /// <summary>Classes whose shares describe the levels of an embedded column, the most frequent ones.</summary>
    private const int MostLevelTargets = 8;

    /// <summary>Fits by task. To add a task, add a line.</summary>
    private static readonly Dictionary<PredictionTask, Func<PreparedData, TreesTraining, CancellationToken, FittedTrees>> ByTask = new()
    {
        [PredictionTasks.Regression] = FitNumber,
        [PredictionTasks.Classification] = FitClasses,
    };

    public string Name => LearnerNames.Trees;

    public bool IsTuned => settings is not null;

    public (Continuation? Continuation, string? Misfit) Continue(TrainedNetwork start, TrainingData table, TrainingOptions options) =>
        (null, "boosted trees are always grown from scratch");

    public ICrossFittedModel Fit(PreparedData data, TrainingOptions options, TrainingObserver observer, CancellationToken cancellationToken) =>
        Fitted(data, options, observer, cancellationToken);

    public IDividedFit Divide(PreparedData data, TrainingOptions options, CancellationToken cancellationToken) =>
        new DividedTrees((observer, token) => Fitted(data, options, observer, token), data, options.Members);

    private FittedTrees Fitted(PreparedData data, TrainingOptions options, TrainingObserver observer, CancellationToken cancellationToken) =>
        ByTask[data.Table.Task](data, new TreesTraining(data, options, settings, observer, cancellationToken), cancellationToken);

    private static FittedTrees FitNumber(PreparedData data, TreesTraining training, CancellationToken cancellationToken)
    {
        List<FittedMember> members = [];
        var outOfFold = new double[data.Targets.Count][];
        for (var scale = 0; scale < outOfFold.Length; scale++)
        {
            var t = Array.ConvertAll(data.TrainY, data.Targets[scale].ToNetwork);
            var fitted = training.Fit(new SquaredLoss(t), training.Describe([row => t[row]]));
            outOfFold[scale] = FittedTrees.PredictHeldOut(data.Train, data.Folds, Join(data, fitted), 1, cancellationToken);
            members.AddRange(fitted);
        }

        var blending = TargetBlending.Fit(data.Targets, data.TrainY, outOfFold);
        var kept = blending.Scales.SelectMany(scale => members.GetRange(scale * data.FoldCount, data.FoldCount));
        return new FittedTrees(blending.Target, blending.OutOfFold, Join(data, [.. kept]));
    }

    private static FittedTrees FitClasses(PreparedData data, TreesTraining training, CancellationToken cancellationToken)
    {
        var (y, classes) = (data.TrainY, data.Width);
        BoostingLoss loss = classes == 2 ? new TwoClassLoss(y) : new SoftmaxLoss(y, classes);
        var levels = training.Describe(classes == 2
            ? [row => y[row]]
            : [.. Enumerable.Range(0, Math.Min(classes, MostLevelTargets)).Select<int, Func<int, double>>(c => row => (int)y[row] == c ? 1 : 0)]);
        var trees = OfClasses(training.Fit(loss, levels));
        if (training.FitRandomized(loss, levels) is { } randomized) trees = TreesOfClasses.Best(trees, OfClasses(randomized), y, classes);
        var scaling = new LogitScaling(1, LogitScaling.FitTemperature(y, trees.Logits, classes));
        var output = ClassOutput.Of(data.Table.Classes, y.Length, scaling.OfEnsemble);
        return new FittedTrees(output, output.Probabilities(trees.Logits), trees.Weights);

        TreesOfClasses OfClasses(IReadOnlyList<FittedMember> members)
        {
            var weights = Join(data, members);
            return new TreesOfClasses(weights, FittedTrees.PredictHeldOut(data.Train, data.Folds, weights, classes, cancellationToken));
        }
    }

    private static Inference.TreeWeights Join(PreparedData data, IReadOnlyList<FittedMember> members) => FittedMember.Join(members, data.Train.DenseWidth);
}
