using Regressor.Domain.Training;
using Regressor.Infrastructure.Learning.CrossFitting;
using Regressor.Infrastructure.Learning.Evaluation;
using Regressor.Infrastructure.Learning.Statistics;
using Regressor.Infrastructure.Learning.Targets;

namespace Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training;

/// <summary>
/// Measures the mean absolute error on the rows that losses are estimated on, in the target's unit, for people who watch the training.
/// Nothing is selected by it.
/// </summary>
internal sealed class HeldOutErrors
{
    private readonly IReadOnlyList<TargetTransform> _scales;
    private readonly double[] _y;
    private readonly double[] _sums;
    private int _added;

    private HeldOutErrors(PreparedData data, ReferenceErrors references)
    {
        (_scales, _y, References) = (data.Targets, data.TrainY, references);
        _sums = new double[_scales.Count];
    }

    /// <summary>Errors of simple models on the same rows.</summary>
    public ReferenceErrors References { get; }

    /// <summary>Error on the scale with the lowest one; null where it is not finite.</summary>
    public double? Latest => _sums.Min() * _sums.Length / _added is var error && double.IsFinite(error) ? error : null;

    /// <param name="data">The training part.</param>
    /// <param name="linear">Ridge regressions, [scale, fold].</param>
    public static HeldOutErrors For(PreparedData data, IReadOnlyList<RidgeRegression.Weights> linear)
    {
        var means = Baselines.MeansLeavingOut(data.TrainY, data.Folds, data.FoldCount);
        var rows = Enumerable.Range(0, data.FoldCount)
            .SelectMany(fold => TrainingTensors.RowsWhere(data.Folds, own => own == fold).Take(TrainingTensors.MostValidated)).ToArray();
        double Error(Func<int, double> predict) => rows.Average(row => Math.Abs(data.TrainY[row] - predict(row)));
        return new HeldOutErrors(data, new ReferenceErrors(
            Error(row => means[data.Folds[row]]),
            Error(row => data.Targets[0].ToTarget(linear[data.Folds[row]].Predict(data.Train, row)))));
    }

    public void Begin()
    {
        Array.Clear(_sums);
        _added = 0;
    }

    /// <param name="scale">Index of the target scale.</param>
    /// <param name="row">Training row.</param>
    /// <param name="t">Prediction by the member that held the row out.</param>
    public void Add(int scale, int row, double t)
    {
        _sums[scale] += Math.Abs(_y[row] - _scales[scale].ToTarget(t));
        _added++;
    }
}
