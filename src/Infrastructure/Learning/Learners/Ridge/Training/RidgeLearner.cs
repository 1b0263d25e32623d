using Regressor.Application.Abstractions.Learning;
using Regressor.Domain.Training;
using Regressor.Domain.Training.Data;
using Regressor.Infrastructure.Learning.CrossFitting;
using Regressor.Infrastructure.Learning.Statistics;
using Regressor.Infrastructure.Learning.Targets;

namespace Regressor.Infrastructure.Learning.Learners.Ridge.Training;

/// <summary>Ridge regression on all encoded inputs, fitted once per fold and target scale, without iteration.</summary>
internal sealed class RidgeLearner : ILearner
{
    public string Name => LearnerNames.Linear;

    public (Continuation? Continuation, string? Misfit) Continue(TrainedNetwork start, TrainingData table, TrainingOptions options) =>
        (null, "a linear model is always fitted from scratch");

    public ICrossFittedModel Fit(PreparedData data, TrainingOptions options, EpochObserver onEpoch, CancellationToken cancellationToken)
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
        return new FittedRidge(blending, [.. blending.Scales.SelectMany(scale => members.GetRange(scale * data.FoldCount, data.FoldCount))]);
    }
}
