using System.Numerics.Tensors;
using Regressor.Domain.Training;
using Regressor.Infrastructure.Learning.CrossFitting;
using Regressor.Infrastructure.Learning.Evaluation;
using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training.Optimization;
using Regressor.Infrastructure.Learning.Memory;
using Regressor.Infrastructure.Learning.Statistics;
using Regressor.Infrastructure.Learning.Targets;

namespace Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training;

/// <summary>A logit per class, learned by cross-entropy from multinomial regressions.</summary>
internal sealed class ClassificationTarget : NetworkTarget
{
    private readonly PreparedData _data;
    private readonly int _classes;

    /// <summary>[row × class], logits of the multinomial regression that held the row out.</summary>
    private readonly double[] _left;

    public ClassificationTarget(PreparedData data, CancellationToken cancellationToken)
    {
        (_data, _classes) = (data, data.Width);
        T = [data.TrainY];
        Linear = MultinomialRidge.FitLeavingOut(data.Train, 0, data.Levels, data.TrainY, _classes, data.Folds, data.FoldCount, cancellationToken)[..data.FoldCount];
        _left = new double[data.TrainY.Length * _classes];
        for (var row = 0; row < data.TrainY.Length; row++) Linear[data.Folds[row]].Predict(data.Train, row, _left.AsSpan(row * _classes, _classes));
        Errors = ErrorsOf(data);
    }

    public override double[][] T { get; }

    public override int? Classes => _classes;

    public override MemberLoss Loss => MemberLoss.CrossEntropy;

    public override IReadOnlyList<LinearWeights> Linear { get; }

    public override HeldOutErrors Errors { get; }

    /// <summary>The probability of the rarer of two classes.</summary>
    public override Func<ReadOnlySpan<double>, double>? Curve => _classes != 2 ? null : members =>
    {
        double sum = 0;
        for (var fold = 0; fold < _data.FoldCount; fold++) sum += 1 / (1 + Math.Exp(members[2 * fold] - members[(2 * fold) + 1]));
        return sum / _data.FoldCount;
    };

    public override FittedNetworks Finish(TrainingTensors rows, float[] served, float[] unselected, CancellationToken cancellationToken)
    {
        var logits = rows.HeldOutPredictions(unselected, cancellationToken)[0];
        var scaling = LogitScaling.Fit(_data.TrainY, _left, logits, _classes);
        foreach (var values in new[] { served, unselected }) LinearStacking.Apply(rows.Architecture, values, 0, Linear, scaling.Share);
        Garbage.Collect(_data.Table.Rows);
        var output = ClassOutput.Of(_data.Table.Classes, _data.TrainY.Length, scaling.OfEnsemble);
        return new FittedNetworks(rows.Architecture, output, output.Probabilities(scaling.Blend(_left, logits)), served, unselected);
    }

    private HeldOutErrors ErrorsOf(PreparedData data)
    {
        var shares = Baselines.SharesLeavingOut(data.TrainY, _classes, data.Folds, data.FoldCount);
        var rows = HeldOutErrors.RowsOf(data);
        double Error(Func<int, ReadOnlySpan<double>> predict) => rows.Average(row => TensorPrimitives.IndexOfMax(predict(row)) == (int)data.TrainY[row] ? 0.0 : 1);
        var references = new ReferenceErrors(Error(row => shares[data.Folds[row]]), Error(row => _left.AsSpan(row * _classes, _classes)));
        return new HeldOutErrors(1, (_, row, outputs) => TensorPrimitives.IndexOfMax(outputs) == (int)data.TrainY[row] ? 0 : 1, references);
    }
}
