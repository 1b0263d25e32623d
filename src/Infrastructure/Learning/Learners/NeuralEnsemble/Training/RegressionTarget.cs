using Regressor.Domain.Training;
using Regressor.Infrastructure.Learning.CrossFitting;
using Regressor.Infrastructure.Learning.Evaluation;
using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training.Optimization;
using Regressor.Infrastructure.Learning.Memory;
using Regressor.Infrastructure.Learning.Statistics;
using Regressor.Infrastructure.Learning.Targets;

namespace Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training;

/// <summary>A number on one or two scales, learned by squared errors from ridge regressions.</summary>
internal sealed class RegressionTarget : NetworkTarget
{
    private readonly PreparedData _data;
    private readonly List<RidgeRegression.Weights> _ridge;

    public RegressionTarget(PreparedData data, CancellationToken cancellationToken)
    {
        _data = data;
        T = [.. data.Targets.Select(scaling => Array.ConvertAll(data.TrainY, scaling.ToNetwork))];
        _ridge = [.. T.SelectMany(scale =>
            RidgeRegression.FitLeavingOut(data.Train, 0, data.Levels, scale, data.Folds, data.FoldCount, cancellationToken: cancellationToken).SkipLast(1))];
        Linear = _ridge.ConvertAll(LinearWeights.From);
        Errors = ErrorsOf(data, _ridge);
    }

    public override double[][] T { get; }

    public override int? Classes => null;

    public override MemberLoss Loss => MemberLoss.SquaredError;

    public override IReadOnlyList<LinearWeights> Linear { get; }

    public override HeldOutErrors Errors { get; }

    public override Func<ReadOnlySpan<double>, double> Curve => members =>
    {
        double sum = 0;
        foreach (var t in members[.._data.FoldCount]) sum += _data.Targets[0].ToTarget(t);
        return sum / _data.FoldCount;
    };

    public override FittedNetworks Finish(TrainingTensors rows, float[] served, float[] unselected, CancellationToken cancellationToken)
    {
        var (architecture, folds) = (rows.Architecture, _data.FoldCount);
        var outOfFold = rows.HeldOutPredictions(unselected, cancellationToken);
        var spread = LinearStacking.Spread(_data, architecture, unselected, Linear, cancellationToken);
        for (var scale = 0; scale < T.Length; scale++)
        {
            var share = Shrink(T[scale], _ridge.GetRange(scale * folds, folds), outOfFold[scale], spread[scale]);
            foreach (var values in new[] { served, unselected })
                LinearStacking.Apply(architecture, values, scale * folds, [.. Linear.Skip(scale * folds).Take(folds)], share);
        }

        Garbage.Collect(_data.Table.Rows);
        var blending = TargetBlending.Fit(_data.Targets, _data.TrainY, outOfFold);
        var (first, count) = (blending.Scales[0] * folds, blending.Scales.Count * folds);
        return new FittedNetworks(
            architecture with { Members = count }, blending.Target, blending.OutOfFold, Kept(architecture, served, first, count), Kept(architecture, unselected, first, count));
    }

    private static HeldOutErrors ErrorsOf(PreparedData data, List<RidgeRegression.Weights> linear)
    {
        var means = Baselines.MeansLeavingOut(data.TrainY, data.Folds, data.FoldCount);
        var rows = HeldOutErrors.RowsOf(data);
        double Error(Func<int, double> predict) => rows.Average(row => Math.Abs(data.TrainY[row] - predict(row)));
        var references = new ReferenceErrors(
            Error(row => means[data.Folds[row]]),
            Error(row => data.Targets[0].ToTarget(linear[data.Folds[row]].Predict(data.Train, row))));
        return new HeldOutErrors(data.Targets.Count, (scale, row, outputs) => Math.Abs(data.TrainY[row] - data.Targets[scale].ToTarget(outputs[0])), references);
    }

    /// <returns>The networks' share α.</returns>
    private double Shrink(double[] t, List<RidgeRegression.Weights> linear, double[] outOfFold, double spread)
    {
        var left = Enumerable.Range(0, t.Length).Select(row => linear[_data.Folds[row]].Predict(_data.Train, row)).ToArray();
        var share = LinearStacking.Share(t, left, outOfFold, spread);
        for (var row = 0; row < t.Length; row++) outOfFold[row] = (share * outOfFold[row]) + ((1 - share) * left[row]);
        return share;
    }
}
