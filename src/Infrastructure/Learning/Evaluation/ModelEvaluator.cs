using Regressor.Domain.Datasets;
using Regressor.Domain.Evaluation;
using Regressor.Domain.Tasks;
using Regressor.Infrastructure.Learning.Conformal;
using Regressor.Infrastructure.Learning.CrossFitting;
using Regressor.Infrastructure.Learning.Memory;

namespace Regressor.Infrastructure.Learning.Evaluation;

/// <summary>Measures a model on rows that were not used to select it, and analyzes its errors.</summary>
internal static class ModelEvaluator
{
    /// <param name="data">Rows that the model was fitted to, and the rows to test it on.</param>
    /// <param name="model">The model.</param>
    /// <param name="calibration">Calibration of its certainty.</param>
    /// <param name="seed">Seed of the shuffles for permutation importance.</param>
    /// <param name="cancellationToken">Cancels the training.</param>
    public static (ModelReport Report, ModelDiagnostics Diagnostics) Evaluate(
        PreparedData data, ICrossFittedModel model, ModelCalibration calibration, long seed, CancellationToken cancellationToken)
    {
        var task = data.Table.Task;
        var trained = data.Table.UnitsOf(data.TestY.Length, data.TrainY.Length);
        var onTrain = Measure(task, data.TrainY, model.PredictAll(data.Train, cancellationToken), trained);
        var outOfFold = Measure(task, data.TrainY, model.OutOfFold, trained);
        var judged = data.TestY.Length > 0
            ? data.Learning.OnTest(data, model, calibration, cancellationToken)
            : new EvaluationSet(
                task, MeasuredOn.OutOfFold, data.Train, data.TrainY, model.OutOfFold, null, rows => model.PredictOutOfFold(rows, data.Folds, cancellationToken));
        var units = judged.On == MeasuredOn.Test ? data.Table.UnitsOf(0, data.TestY.Length) : trained;
        var baselines = data.Learning.FitBaselines(data, cancellationToken);
        var report = new ModelReport(
            onTrain,
            data.TestY.Length == 0 ? null : Measure(task, judged.Actual, judged.Predicted, units),
            outOfFold,
            Measure(task, judged.Actual, baselines.Mean, units),
            Measure(task, judged.Actual, baselines.Linear, units),
            judged.Intervals?.Coverage(judged.Actual, data.Split.By == SplitBy.Row ? null : units),
            data.TrainY.Length,
            data.TestY.Length,
            Compare(judged, baselines.Linear, units),
            CalibratedOn: data.CalibrationY.Length,
            Split: data.Split,
            TargetSpread: data.Targets.Count == 0 ? null : ModelQualities.Spread(data.TrainY),
            Learners: model.Learners.Count == 0 ? null : [.. model.Learners.Select(learner => Judge(data, learner, judged, units, cancellationToken))])
        { Task = task, Extent = ExtentOf(data) };
        Garbage.Collect(data.Table.Rows);
        var losses = task.Losses(judged.Actual, judged.Predicted, judged.UnitWith(baselines.Linear));
        var diagnostics = Diagnostics.Of(data, judged, losses, model.OutOfFold, report, seed, cancellationToken);
        return (report with { Leaks = diagnostics.HasLeak() }, diagnostics);
    }

    private static SplitExtent? ExtentOf(PreparedData data)
    {
        if (data.Split.By == SplitBy.Row) return null;
        var (table, tested) = (data.Table, data.TestY.Length);
        var extent = new SplitExtent(table.DifferentPlaces(tested, table.Rows - tested), table.DifferentPlaces(0, tested));
        return data.Split.By == SplitBy.Time && tested > 0 ? extent with { From = -table.SplitPlaces[tested - 1], To = -table.SplitPlaces[0] } : extent;
    }

    /// <summary>Measures a learner of a blend on the rows that the blend is measured on.</summary>
    private static LearnerResult Judge(PreparedData data, FittedLearner learner, EvaluationSet judged, SamplingUnits units, CancellationToken cancellationToken)
    {
        var predicted = judged.On == MeasuredOn.Test ? learner.Model.PredictAll(data.Test, cancellationToken) : learner.Model.OutOfFold;
        return new LearnerResult(
            learner.Learner,
            learner.Weight,
            learner.Time.TotalSeconds,
            Measure(data.Table.Task, judged.Actual, predicted, units),
            Compare(judged, predicted, units),
            learner.IsTuned);
    }

    /// <summary>Compares the model with other predictions of the same rows.</summary>
    private static BaselineComparison? Compare(EvaluationSet judged, double[] other, SamplingUnits units)
    {
        var unit = judged.UnitWith(other);
        double[] Losses(double[] predicted) => judged.Task.Losses(judged.Actual, predicted, unit);
        return BaselineComparison.Compute(judged.Task, Losses(judged.Predicted), Losses(other), judged.On == MeasuredOn.Test, units);
    }

    private static EvaluationMetrics Measure(PredictionTask task, double[] actual, double[] predicted, SamplingUnits units)
    {
        var metrics = EvaluationMetrics.ComputeWithIntervals(
            task.Rows(actual, predicted), units.BlocksFor(() => task.Losses(actual, predicted, task.LossUnit(actual, predicted))));
        Garbage.Collect(actual.Length);
        return metrics;
    }
}
