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

namespace Regressor.Infrastructure.Learning.Tasks;

internal sealed class ClassificationLearning : ITaskLearning
{
    public PredictionTask Task => PredictionTasks.Classification;

    public void Check(TrainingData table, ReadOnlySpan<double> trainY)
    {
        if (table.Classes.Count > ClassificationTask.MaxClasses)
        {
            throw new TrainingFailedException(
                TrainingFailureCode.TooManyClasses,
                $"The target has {table.Classes.Count} classes; the limit is {ClassificationTask.MaxClasses}. Merge rare classes, or exclude their examples.",
                ("classes", table.Classes.Count),
                ("limit", ClassificationTask.MaxClasses));
        }

        if (!trainY.ContainsAnyExcept(trainY[0]))
            throw new TrainingFailedException(TrainingFailureCode.ConstantTarget, $"The target is '{table.Classes[(int)trainY[0]]}' in every training example. Add examples of other classes.");
    }

    public int[] Folds(double[] places, double[] trainY, IReadOnlyList<string> classes, int folds, long seed) =>
        KFoldSplitter.AssignByClass(places, trainY, classes, folds, seed);

    public IReadOnlyList<TargetTransform> Scales(double[] trainY) => [];

    public ModelCalibration Calibrate(PreparedData data, ICrossFittedModel model, CancellationToken cancellationToken) =>
        ClassCalibrator.Fit(data, model, cancellationToken);

    public IReadOnlyList<double> Widening(PreparedData data, ICrossFittedModel model, ModelCalibration calibration, CancellationToken cancellationToken) =>
        ClassSetWidening.Fit(data, model, (ClassCalibration)calibration, cancellationToken);

    public EvaluationSet OnTest(PreparedData data, ICrossFittedModel model, ModelCalibration calibration, CancellationToken cancellationToken)
    {
        var sets = new PredictionSet?[data.TestY.Length];
        var predicted = new double[data.TestY.Length * data.Width];
        model.PredictInBlocks(data.Test, unselected: false, (row, p, byFold) =>
        {
            p.CopyTo(predicted.AsSpan(row * data.Width));
            sets[row] = ((ClassCalibration)calibration).Sets.Find(p, byFold, Prediction.DefaultConfidence);
        }, cancellationToken);
        return new EvaluationSet(Task, MeasuredOn.Test, data.Test, data.TestY, predicted, null, rows => model.PredictAll(rows, cancellationToken)) { Sets = sets };
    }

    public ModelDiagnostics Detail(ModelDiagnostics diagnostics, PreparedData data, EvaluationSet judged, ModelReport report)
    {
        var details = ClassDiagnostics.Compute(data.Table, judged);
        return diagnostics with { Classification = details, Notes = [.. diagnostics.Notes, .. ClassChecks.Of(data, report, details)] };
    }

    public LargestError ErrorOf(TrainingData table, EvaluationSet judged, int row)
    {
        var actual = (int)judged.Actual[row];
        var p = judged.PredictionOf(row);
        return new LargestError(
            table.ExampleId(row),
            [.. table.Columns.Select(column => column[row])],
            actual,
            ClassificationTask.MostProbable(p),
            null,
            null,
            ClassificationTask.ProbabilityOf(actual, p));
    }

    public Baselines FitBaselines(PreparedData data, CancellationToken cancellationToken) => Baselines.OfClasses(data, cancellationToken);

    public double[] Errors(ReadOnlySpan<double> actual, ReadOnlySpan<double> predicted)
    {
        var errors = new double[actual.Length];
        var classes = predicted.Length / Math.Max(1, actual.Length);
        for (var row = 0; row < errors.Length; row++) errors[row] = 1 - predicted[(row * classes) + (int)actual[row]];
        return errors;
    }

    public string ErrorMeasure => "root mean square of 1 − p";

    public double ValueOf(ReadOnlySpan<double> prediction) => prediction.Length == 2 ? prediction[1] : double.NaN;

    public void Export(OnnxGraph graph, ModelOutput output, TargetColumn target, int members, string t) => OnnxClasses.Add(graph, (ClassOutput)output, members, t);

    public IAnswerer Serve(ModelDescription description, IReadOnlyList<NamedTensor> tensors, int folds, int version)
    {
        var output = (ClassOutput)description.Target;
        return new ClassificationAnswerer(output, ClassCalibration.FromTensors(tensors, output.Width, folds), PromiseBases.Of(description.TestSplit.By), version);
    }
}
