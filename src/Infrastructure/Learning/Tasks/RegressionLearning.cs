using Regressor.Application.Abstractions.Learning;
using Regressor.Domain.Evaluation;
using Regressor.Domain.Predictions;
using Regressor.Domain.Tasks;
using Regressor.Domain.Training;
using Regressor.Domain.Training.Data;
using Regressor.Infrastructure.Learning.Conformal;
using Regressor.Infrastructure.Learning.CrossFitting;
using Regressor.Infrastructure.Learning.Evaluation;
using Regressor.Infrastructure.Learning.Serving;
using Regressor.Infrastructure.Learning.Splitting;
using Regressor.Infrastructure.Learning.Targets;
using Regressor.Infrastructure.Onnx;
using static Regressor.Infrastructure.Onnx.Schema.TensorProto.Types;

namespace Regressor.Infrastructure.Learning.Tasks;

internal sealed class RegressionLearning : ITaskLearning
{
    public PredictionTask Task => PredictionTasks.Regression;

    public void Check(TrainingData table, ReadOnlySpan<double> trainY)
    {
        if (!trainY.ContainsAnyExcept(trainY[0]))
            throw new TrainingFailedException(TrainingFailureCode.ConstantTarget, $"The target is {trainY[0]:G6} in every training example. Add examples with other targets.", ("value", trainY[0]));
        TargetTransform.CheckRange(table.Y, trainY);
    }

    public int[] Folds(double[] places, double[] trainY, IReadOnlyList<string> classes, int folds, long seed) => KFoldSplitter.Assign(places, folds, seed);

    public IReadOnlyList<TargetTransform> Scales(double[] trainY) => TargetTransform.ScalesFor(trainY);

    public ModelCalibration Calibrate(PreparedData data, ICrossFittedModel model, CancellationToken cancellationToken) =>
        ConformalCalibrator.Fit(data, model, BlendOf(model.Output), cancellationToken);

    public IReadOnlyList<double> Widening(PreparedData data, ICrossFittedModel model, ModelCalibration calibration, CancellationToken cancellationToken) =>
        IntervalWidening.Fit(data, model, BlendOf(model.Output), cancellationToken);

    public EvaluationSet OnTest(PreparedData data, ICrossFittedModel model, ModelCalibration calibration, CancellationToken cancellationToken)
    {
        var (target, conformal) = (BlendOf(model.Output), (ConformalCalibration)calibration);
        var intervals = new RowIntervals(data.TestY.Length, Prediction.DefaultConfidence);
        var predicted = new double[data.TestY.Length];
        model.PredictInBlocks(data.Test, unselected: false, (row, y, byFold) =>
        {
            predicted[row] = y[0];
            intervals[row] = conformal.Interval(data.Encoder, data.Test.DenseRow(row), target, byFold, y[0], intervals.Confidence);
        }, cancellationToken);
        return new EvaluationSet(Task, MeasuredOn.Test, data.Test, data.TestY, predicted, intervals, rows => model.PredictAll(rows, cancellationToken));
    }

    public ModelDiagnostics Detail(ModelDiagnostics diagnostics, PreparedData data, EvaluationSet judged, ModelReport report) => diagnostics with
    {
        Points = [.. Diagnostics.Thinned(judged.Actual.Length, ModelDiagnostics.MaxPoints).Select(row => PointOf(data.Table, judged, row))],
    };

    public LargestError ErrorOf(TrainingData table, EvaluationSet judged, int row)
    {
        var point = PointOf(table, judged, row);
        return new LargestError(point.ExampleId, [.. table.Columns.Select(column => column[row])], point.Actual, point.Predicted, point.Lower, point.Upper);
    }

    public Baselines FitBaselines(PreparedData data, CancellationToken cancellationToken) => Baselines.OfNumbers(data, cancellationToken);

    public double[] Errors(ReadOnlySpan<double> actual, ReadOnlySpan<double> predicted)
    {
        var errors = new double[actual.Length];
        for (var row = 0; row < errors.Length; row++) errors[row] = actual[row] - predicted[row];
        return errors;
    }

    public string ErrorMeasure => "RMSE";

    public double ValueOf(ReadOnlySpan<double> prediction) => prediction[0];

    public void Export(OnnxGraph graph, ModelOutput output, TargetColumn target, int members, string t) => graph.Output(
        target.Name, OnnxBlend.Add(graph, BlendOf(output), members, t), DataType.Double, [1], OnnxExporter.Described("the prediction", target.Unit));

    public IAnswerer Serve(ModelDescription description, IReadOnlyList<NamedTensor> tensors, int folds, int version) => new RegressionAnswerer(
        description, BlendOf(description.Target), ConformalCalibration.FromTensors(tensors, description.Encoder, folds), version);

    private static EvaluationPoint PointOf(TrainingData table, EvaluationSet judged, int row)
    {
        // The end of an interval may overflow on a logarithmic scale.
        var interval = judged.Intervals?[row] is { } found && double.IsFinite(found.Lower) && double.IsFinite(found.Upper) ? found : null;
        return new EvaluationPoint(judged.Actual[row], judged.Predicted[row], interval?.Lower, interval?.Upper, table.ExampleId(row));
    }

    private static TargetBlend BlendOf(ModelOutput output) => (TargetBlend)output;
}
