using Regressor.Application.Abstractions;
using Regressor.Domain.Models;
using Regressor.Domain.Training;
using Regressor.Infrastructure.Learning.Conformal;
using Regressor.Infrastructure.Learning.Evaluation;
using Regressor.Infrastructure.Learning.Features;
using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Inference;
using Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training.Optimization;
using Regressor.Infrastructure.Learning.Memory;
using Regressor.Infrastructure.Learning.Splitting;
using Regressor.Infrastructure.Learning.Targets;

namespace Regressor.Infrastructure.Learning.Learners.NeuralEnsemble.Training;

/// <summary>A trained ensemble and what it predicts, before it becomes a model.</summary>
/// <param name="Target">From the members' predictions to y.</param>
/// <param name="Architecture">Of the members that the blend uses.</param>
/// <param name="Values">Their parameters [M·P].</param>
/// <param name="Measured">Their parameters as other folds stopped them [M·P]: to measure by rows left out; see <see cref="EarlyStopping"/>.</param>
/// <param name="OutOfFold">[training row], y by the measured networks that held it out.</param>
internal sealed record FittedEnsemble(TargetBlend Target, EnsembleArchitecture Architecture, float[] Values, float[] Measured, double[] OutOfFold)
{
    /// <param name="data">What the network was trained on.</param>
    /// <param name="values">Trained parameters [M·P], to serve.</param>
    /// <param name="measured">The same, to measure.</param>
    /// <param name="outOfFold">[scale][training row], t by the measured network that held it out.</param>
    public static FittedEnsemble Blend(PreparedData data, float[] values, float[] measured, double[][] outOfFold)
    {
        var least = TargetBlend.LeastOf(data.TrainY);
        var scalings = data.Targets.Select((scaling, scale) => scaling.HeldAbove(least).WithSmearing(data.TrainY, outOfFold[scale])).ToList();
        var blend = TargetBlend.Fit(scalings, data.TrainY, outOfFold);
        var kept = scalings.FindAll(blend.Scalings.Contains).ConvertAll(scalings.IndexOf);
        var y = new double[data.TrainY.Length];
        Span<double> t = stackalloc double[kept.Count];
        for (var row = 0; row < y.Length; row++)
        {
            for (var i = 0; i < t.Length; i++) t[i] = outOfFold[kept[i]][row];
            y[row] = blend.OfFold(t, 0);
        }

        if (kept.Count == scalings.Count) return new FittedEnsemble(blend, data.Architecture, values, measured, y);
        return new FittedEnsemble(blend, data.Architecture with { Members = data.FoldCount }, Kept(values), Kept(measured), y);

        float[] Kept(float[] all) => ParameterLayout.Members(data.Architecture, all, kept[0] * data.FoldCount, data.FoldCount);
    }

    public TrainedModel ToModel(PreparedData data, TrainingOptions options, CancellationToken cancellationToken)
    {
        using var network = new EnsembleNetwork(Architecture, Values);
        using var measured = new EnsembleNetwork(Architecture, Measured);
        var calibration = ConformalCalibration.Fit(data, Target, OutOfFold, PredictByFold(network, data.Calibration, cancellationToken), cancellationToken);
        var trained = DistinctRows.Of(data.Table, data.TestY.Length, data.TrainY.Length);
        var onTrain = Measure(data.TrainY, Predict(network, data.Train, cancellationToken), trained);
        var outOfFold = Measure(data.TrainY, OutOfFold, trained);
        var judged = data.TestY.Length > 0
            ? JudgeOnTest(network, data, calibration, cancellationToken)
            : new EvaluationSet(
                MeasuredOn.OutOfFold, data.Train, data.TrainY, OutOfFold, null, rows => PredictOutOfFold(measured, rows, data.Folds, cancellationToken));
        var different = judged.On == MeasuredOn.Test ? DistinctRows.Of(data.Table, 0, data.TestY.Length) : trained;
        var baselines = Baselines.Fit(data, cancellationToken);
        var report = new ModelReport(
            onTrain,
            data.TestY.Length == 0 ? null : Measure(judged.Actual, judged.Predicted, different),
            outOfFold,
            Measure(judged.Actual, baselines.Mean, different),
            Measure(judged.Actual, baselines.Linear, different),
            judged.Intervals?.Coverage(judged.Actual),
            data.TrainY.Length,
            data.TestY.Length,
            Comparison.Of(judged.Actual, judged.Predicted, baselines.Linear, judged.On == MeasuredOn.Test, different),
            CalibratedOn: data.CalibrationY.Length,
            Split: data.Split);

        Garbage.Collect(data.Table.Rows);
        var widening = IntervalWidening.Fit(data, Target, rows => PredictByFold(data.CalibrationY.Length > 0 ? network : measured, rows, cancellationToken));
        var description = new NetworkDescription(
            data.Table.Inputs, data.Encoder, Target, Architecture, data.FoldSeed, options.TestFraction, data.Split, data.CalibrationFrom, widening);
        return new TrainedModel(
            new TrainedNetwork(description.ToJson(), [.. ParameterLayout.Split(Architecture, Values), .. calibration.ToTensors()]),
            report,
            Diagnostics.Of(data, judged, OutOfFold, report, options.Seed, cancellationToken));
    }

    private static RegressionMetrics Measure(double[] actual, double[] predicted, int[]? different)
    {
        var metrics = RegressionMetrics.WithIntervals(actual, predicted, different);
        Garbage.Collect(actual.Length);
        return metrics;
    }

    private EvaluationSet JudgeOnTest(EnsembleNetwork network, PreparedData data, ConformalCalibration calibration, CancellationToken cancellationToken)
    {
        var intervals = new RowIntervals(data.TestY.Length, Prediction.DefaultConfidence);
        var predicted = new double[data.TestY.Length];
        ForEach(network, data.Test, (row, y, byFold) =>
        {
            predicted[row] = y;
            intervals[row] = calibration.Interval(data.Encoder, data.Test.DenseRow(row), Target, byFold, y, intervals.Confidence);
        }, cancellationToken);
        return new EvaluationSet(MeasuredOn.Test, data.Test, data.TestY, predicted, intervals, rows => Predict(network, rows, cancellationToken));
    }

    /// <returns>ŷ [row].</returns>
    private double[] Predict(EnsembleNetwork network, EncodedRows rows, CancellationToken cancellationToken)
    {
        var predicted = new double[rows.Rows];
        ForEach(network, rows, (row, y, _) => predicted[row] = y, cancellationToken);
        return predicted;
    }

    /// <returns>[row], y by the networks that held it out.</returns>
    private double[] PredictOutOfFold(EnsembleNetwork network, EncodedRows rows, int[] folds, CancellationToken cancellationToken)
    {
        var predicted = new double[rows.Rows];
        ForEach(network, rows, (row, _, byFold) => predicted[row] = byFold[folds[row]], cancellationToken);
        return predicted;
    }

    /// <returns>[fold][row], ŷ_k.</returns>
    private double[][] PredictByFold(EnsembleNetwork network, EncodedRows rows, CancellationToken cancellationToken)
    {
        var predicted = new double[Architecture.Members / Target.Scalings.Length][];
        for (var fold = 0; fold < predicted.Length; fold++) predicted[fold] = new double[rows.Rows];
        ForEach(network, rows, (row, _, byFold) =>
        {
            for (var fold = 0; fold < predicted.Length; fold++) predicted[fold][row] = byFold[fold];
        }, cancellationToken);
        return predicted;
    }

    private void ForEach(EnsembleNetwork network, EncodedRows rows, PredictedRow visit, CancellationToken cancellationToken)
    {
        var byFold = new double[Architecture.Members / Target.Scalings.Length];
        TrainingTensors.Predict(network, Architecture, rows, (row, members) => visit(row, Target.Of(members, byFold), byFold), cancellationToken);
    }

    /// <param name="row">Among those predicted.</param>
    /// <param name="y">ŷ.</param>
    /// <param name="byFold">[fold], ŷ_k; to be read at once.</param>
    private delegate void PredictedRow(int row, double y, ReadOnlySpan<double> byFold);
}
