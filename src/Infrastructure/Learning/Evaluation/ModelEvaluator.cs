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
        var judged = data.TestY.Length > 0
            ? data.Learning.OnTest(data, model, calibration, cancellationToken)
            : new EvaluationSet(
                task, MeasuredOn.OutOfFold, data.Train, data.TrainY, model.OutOfFold, null, rows => model.PredictOutOfFold(rows, data.Folds, cancellationToken));
        var units = judged.On == MeasuredOn.Test ? data.Table.UnitsOf(0, data.TestY.Length) : trained;
        var baselines = data.Learning.FitBaselines(data, cancellationToken);
        double[][] ofLearners = [.. model.Learners.Select(learner => judged.On == MeasuredOn.Test ? learner.Model.PredictAll(data.Test, cancellationToken) : learner.Model.OutOfFold)];
        var metrics = Measured(
            [
                (data.TrainY, model.PredictAll(data.Train, cancellationToken), trained),
                (data.TrainY, model.OutOfFold, trained),
                .. new[] { judged.Predicted, baselines.Mean, baselines.Linear }.Concat(ofLearners).Select(predicted => (judged.Actual, predicted, units)),
            ],
            task,
            cancellationToken);
        var comparisons = Compared(judged, [baselines.Linear, .. ofLearners], units, cancellationToken);
        var report = new ModelReport(
            metrics[0],
            data.TestY.Length == 0 ? null : metrics[2],
            metrics[1],
            metrics[3],
            metrics[4],
            judged.Intervals?.Coverage(judged.Actual, data.Split.By == SplitBy.Row ? null : units),
            data.TrainY.Length,
            data.TestY.Length,
            comparisons[0],
            CalibratedOn: data.CalibrationY.Length,
            Split: data.Split,
            TargetSpread: data.Targets.Count == 0 ? null : ModelQualities.Spread(data.TrainY),
            Learners: model.Learners.Count == 0 ? null : [.. model.Learners.Select((learner, index) => ResultOf(learner, metrics[index + 5], comparisons[index + 1]))])
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

    private static LearnerResult ResultOf(FittedLearner learner, EvaluationMetrics metrics, BaselineComparison? comparison) =>
        new(learner.Learner, learner.Weight, learner.Time.TotalSeconds, metrics, comparison, learner.IsTuned);

    /// <summary>Measures predictions, which takes long because of the intervals.</summary>
    /// <param name="measured">The rows, their predictions [row × width], and the rows that vary together.</param>
    /// <param name="task">Task of the model.</param>
    /// <param name="cancellationToken">Cancels the training.</param>
    private static EvaluationMetrics[] Measured(
        (double[] Actual, double[] Predicted, SamplingUnits Units)[] measured, PredictionTask task, CancellationToken cancellationToken)
    {
        var metrics = new EvaluationMetrics[measured.Length];
        TrainingCores.ForEach(metrics.Length, i =>
        {
            var (actual, predicted, units) = measured[i];
            metrics[i] = EvaluationMetrics.ComputeWithIntervals(
                task.Rows(actual, predicted), units.BlocksFor(() => task.Losses(actual, predicted, task.LossUnit(actual, predicted))));
        }, cancellationToken);
        Garbage.HandBack(measured[0].Actual.Length);
        return metrics;
    }

    /// <summary>Compares the model with other predictions of the same rows.</summary>
    private static BaselineComparison?[] Compared(EvaluationSet judged, double[][] others, SamplingUnits units, CancellationToken cancellationToken)
    {
        var comparisons = new BaselineComparison?[others.Length];
        TrainingCores.ForEach(others.Length, i =>
        {
            var unit = judged.UnitWith(others[i]);
            double[] Losses(double[] predicted) => judged.Task.Losses(judged.Actual, predicted, unit);
            comparisons[i] = BaselineComparison.Compute(judged.Task, Losses(judged.Predicted), Losses(others[i]), judged.On == MeasuredOn.Test, units);
        }, cancellationToken);
        return comparisons;
    }
}
