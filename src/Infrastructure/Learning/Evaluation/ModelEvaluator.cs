using Regressor.Domain.Evaluation;
using Regressor.Domain.Predictions;
using Regressor.Domain.Tasks;
using Regressor.Infrastructure.Learning.Conformal;
using Regressor.Infrastructure.Learning.CrossFitting;
using Regressor.Infrastructure.Learning.Memory;
using Regressor.Infrastructure.Learning.Splitting;

namespace Regressor.Infrastructure.Learning.Evaluation;

/// <summary>Measures a model on rows that were not used to select it, and analyzes its errors.</summary>
internal static class ModelEvaluator
{
    /// <param name="data">Rows that the model was fitted to, and the rows to test it on.</param>
    /// <param name="model">The model.</param>
    /// <param name="calibration">Calibration of its intervals.</param>
    /// <param name="seed">Seed of the shuffles for permutation importance.</param>
    /// <param name="cancellationToken">Cancels the training.</param>
    public static (ModelReport Report, ModelDiagnostics Diagnostics) Evaluate(
        PreparedData data, ICrossFittedModel model, ConformalCalibration calibration, long seed, CancellationToken cancellationToken)
    {
        var task = data.Table.Task;
        var trained = DistinctRows.Of(data.Table, data.TestY.Length, data.TrainY.Length);
        var onTrain = Measure(task, data.TrainY, model.PredictAll(data.Train, cancellationToken), trained);
        var outOfFold = Measure(task, data.TrainY, model.OutOfFold, trained);
        var judged = data.TestY.Length > 0
            ? OnTest(data, model, calibration, cancellationToken)
            : new EvaluationSet(
                task, MeasuredOn.OutOfFold, data.Train, data.TrainY, model.OutOfFold, null, rows => model.PredictOutOfFold(rows, data.Folds, cancellationToken));
        var different = judged.On == MeasuredOn.Test ? DistinctRows.Of(data.Table, 0, data.TestY.Length) : trained;
        var baselines = Baselines.Fit(data, cancellationToken);
        var unit = task.LossUnit(judged.Actual, judged.Predicted, baselines.Linear);
        var losses = task.Losses(judged.Actual, judged.Predicted, unit);
        var report = new ModelReport(
            onTrain,
            data.TestY.Length == 0 ? null : Measure(task, judged.Actual, judged.Predicted, different),
            outOfFold,
            Measure(task, judged.Actual, baselines.Mean, different),
            Measure(task, judged.Actual, baselines.Linear, different),
            judged.Intervals?.Coverage(judged.Actual),
            data.TrainY.Length,
            data.TestY.Length,
            BaselineComparison.Compute(
                task, losses, task.Losses(judged.Actual, baselines.Linear, unit), judged.On == MeasuredOn.Test, different),
            CalibratedOn: data.CalibrationY.Length,
            Split: data.Split,
            TargetSpread: ModelQualities.Spread(data.TrainY))
        { Task = task };
        Garbage.Collect(data.Table.Rows);
        var diagnostics = Diagnostics.Of(data, judged, losses, model.OutOfFold, report, seed, cancellationToken);
        return (report with { Leaks = diagnostics.HasLeak() }, diagnostics);
    }

    private static EvaluationSet OnTest(PreparedData data, ICrossFittedModel model, ConformalCalibration calibration, CancellationToken cancellationToken)
    {
        var intervals = new RowIntervals(data.TestY.Length, Prediction.DefaultConfidence);
        var predicted = new double[data.TestY.Length];
        model.Predict(data.Test, (row, y, byFold) =>
        {
            predicted[row] = y;
            intervals[row] = calibration.Interval(data.Encoder, data.Test.DenseRow(row), model.Target, byFold, y, intervals.Confidence);
        }, cancellationToken);
        return new EvaluationSet(data.Table.Task, MeasuredOn.Test, data.Test, data.TestY, predicted, intervals, rows => model.PredictAll(rows, cancellationToken));
    }

    private static EvaluationMetrics Measure(PredictionTask task, double[] actual, double[] predicted, int[]? different)
    {
        var metrics = EvaluationMetrics.ComputeWithIntervals(task.Rows(actual, predicted), different);
        Garbage.Collect(actual.Length);
        return metrics;
    }
}
