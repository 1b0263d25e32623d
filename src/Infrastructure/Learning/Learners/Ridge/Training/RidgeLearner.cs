using Regressor.Application.Abstractions.Learning;
using Regressor.Domain.Tasks;
using Regressor.Domain.Training;
using Regressor.Domain.Training.Data;
using Regressor.Infrastructure.Learning.CrossFitting;
using Regressor.Infrastructure.Learning.Statistics;
using Regressor.Infrastructure.Learning.Targets;

namespace Regressor.Infrastructure.Learning.Learners.Ridge.Training;

/// <summary>
/// Ridge regression on all encoded inputs, fitted once per fold and target scale, or multinomial regression where the target is a class.
/// </summary>
internal sealed class RidgeLearner : ILearner
{
    /// <summary>Fits by task. To add a task, add a line.</summary>
    private static readonly Dictionary<PredictionTask, Func<PreparedData, CancellationToken, FittedRidge>> ByTask = new()
    {
        [PredictionTasks.Regression] = FitNumber,
        [PredictionTasks.Classification] = FitClasses,
    };

    public string Name => LearnerNames.Linear;

    public (Continuation? Continuation, string? Misfit) Continue(TrainedNetwork start, TrainingData table, TrainingOptions options) =>
        (null, "a linear model is always fitted from scratch");

    public ICrossFittedModel Fit(PreparedData data, TrainingOptions options, TrainingObserver observer, CancellationToken cancellationToken)
    {
        observer.OnProgress(new LearnerProgress(Name, 0));
        return ByTask[data.Table.Task](data, cancellationToken);
    }

    private static FittedRidge FitNumber(PreparedData data, CancellationToken cancellationToken)
    {
        List<RidgeRegression.Weights> members = [];
        var outOfFold = new double[data.Targets.Count][];
        for (var scale = 0; scale < outOfFold.Length; scale++)
        {
            var t = Array.ConvertAll(data.TrainY, data.Targets[scale].ToNetwork);
            var fits = RidgeRegression.FitLeavingOut(
                data.Train, 0, data.Levels, t, data.Folds, data.FoldCount, cancellationToken: cancellationToken)[..data.FoldCount];
            outOfFold[scale] = [.. data.Folds.Select((fold, row) => fits[fold].Predict(data.Train, row))];
            members.AddRange(fits);
        }

        var blending = TargetBlending.Fit(data.Targets, data.TrainY, outOfFold);
        return new FittedRidge(
            blending.Target,
            blending.OutOfFold,
            [.. blending.Scales.SelectMany(scale => members.GetRange(scale * data.FoldCount, data.FoldCount)).Select(LinearWeights.From)]);
    }

    private static FittedRidge FitClasses(PreparedData data, CancellationToken cancellationToken)
    {
        var classes = data.Width;
        var members = MultinomialRidge.FitLeavingOut(data.Train, 0, data.Levels, data.TrainY, classes, data.Folds, data.FoldCount, cancellationToken)[..data.FoldCount];
        var logits = new double[data.TrainY.Length * classes];
        for (var row = 0; row < data.TrainY.Length; row++) members[data.Folds[row]].Predict(data.Train, row, logits.AsSpan(row * classes, classes));
        var output = ClassOutput.Of(data.Table.Classes, data.TrainY.Length, LogitScaling.FitTemperature(data.TrainY, logits, classes));
        return new FittedRidge(output, output.Probabilities(logits), members);
    }
}
