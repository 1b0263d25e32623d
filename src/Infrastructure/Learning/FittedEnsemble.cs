using Regressor.Application.Abstractions;
using Regressor.Domain.Models;
using Regressor.Domain.Training;

namespace Regressor.Infrastructure.Learning;

/// <summary>A trained ensemble and what it predicts, before it becomes a model.</summary>
/// <param name="Target">From the members' predictions to y.</param>
/// <param name="Architecture">Of the members that the blend uses.</param>
/// <param name="Values">Their parameters [M·P].</param>
/// <param name="OutOfFold">[training row], y by the networks that held it out.</param>
internal sealed record FittedEnsemble(TargetBlend Target, Architecture Architecture, float[] Values, double[] OutOfFold)
{
    /// <param name="data">What the network was trained on.</param>
    /// <param name="values">Trained parameters [M·P].</param>
    /// <param name="outOfFold">[scale][training row], t by the network that held it out.</param>
    public static FittedEnsemble Blend(TrainingData data, float[] values, double[][] outOfFold)
    {
        var scalings = data.Targets.Select((scaling, scale) => scaling.WithSmearing(data.TrainY, outOfFold[scale])).ToList();
        var blend = TargetBlend.Fit(scalings, data.TrainY, outOfFold);
        var kept = scalings.FindAll(blend.Scalings.Contains).ConvertAll(scalings.IndexOf);
        var y = new double[data.TrainY.Length];
        Span<double> t = stackalloc double[kept.Count];
        for (var row = 0; row < y.Length; row++)
        {
            for (var i = 0; i < t.Length; i++) t[i] = outOfFold[kept[i]][row];
            y[row] = blend.OfFold(t, 0);
        }

        return kept.Count == scalings.Count
            ? new FittedEnsemble(blend, data.Architecture, values, y)
            : new FittedEnsemble(
                blend,
                data.Architecture with { Members = data.FoldCount },
                WeightTensors.Members(data.Architecture, values, kept[0] * data.FoldCount, data.FoldCount),
                y);
    }

    public TrainedModel ToModel(TrainingData data, TrainingOptions options, CancellationToken cancellationToken)
    {
        using var network = new EnsembleNetwork(Architecture, Values);
        var calibration = Calibration.Fit(data, Target.Main, OutOfFold);
        var trained = DifferentRows.Of(data.Table, data.TestY.Length, data.TrainY.Length);
        var onTrain = Measure(data.TrainY, Predict(network, data.Train, cancellationToken), trained);
        var outOfFold = Measure(data.TrainY, OutOfFold, trained);
        var judged = data.TestY.Length > 0
            ? JudgeOnTest(network, data, calibration, cancellationToken)
            : new JudgedRows(
                MeasuredOn.OutOfFold, data.Train, data.TrainY, OutOfFold, null, rows => PredictOutOfFold(network, rows, data.Folds, cancellationToken));
        var different = judged.On == MeasuredOn.Test ? DifferentRows.Of(data.Table, 0, data.TestY.Length) : trained;
        var baselines = Baselines.Fit(data);
        cancellationToken.ThrowIfCancellationRequested();
        var report = new ModelReport(
            onTrain,
            data.TestY.Length == 0 ? null : Measure(judged.Actual, judged.Predicted, different),
            outOfFold,
            Measure(judged.Actual, baselines.Mean, different),
            Measure(judged.Actual, baselines.Linear, different),
            judged.Intervals?.Coverage(judged.Actual),
            data.TrainY.Length,
            data.TestY.Length,
            Comparison.Of(judged.Actual, judged.Predicted, baselines.Linear, judged.On == MeasuredOn.Test, different));

        Garbage.Collect(data.Table.Rows);
        var description = new NetworkDescription(data.Table.Inputs, data.Encoder, Target, Architecture, data.FoldSeed, options.TestFraction);
        return new TrainedModel(
            new TrainedNetwork(description.ToJson(), [.. WeightTensors.Split(Architecture, Values), .. calibration.ToTensors()]),
            report,
            Diagnostics.Of(data, judged, OutOfFold, report, options.Seed, cancellationToken));
    }

    private static RegressionMetrics Measure(double[] actual, double[] predicted, int[]? different)
    {
        var metrics = RegressionMetrics.WithIntervals(actual, predicted, different);
        Garbage.Collect(actual.Length);
        return metrics;
    }

    private JudgedRows JudgeOnTest(EnsembleNetwork network, TrainingData data, Calibration calibration, CancellationToken cancellationToken)
    {
        var intervals = new IntervalsOfRows(data.TestY.Length, Prediction.DefaultConfidence);
        var predicted = new double[data.TestY.Length];
        ForEach(network, data.Test, (row, y, byFold) =>
        {
            predicted[row] = y;
            intervals[row] = calibration.Interval(data.Encoder, data.Test.DenseRow(row), Target.Main, byFold, y, intervals.Confidence);
        }, cancellationToken);
        return new JudgedRows(MeasuredOn.Test, data.Test, data.TestY, predicted, intervals, rows => Predict(network, rows, cancellationToken));
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

    private void ForEach(EnsembleNetwork network, EncodedRows rows, PredictedRow visit, CancellationToken cancellationToken)
    {
        var byFold = new double[Architecture.Members / Target.Scalings.Length];
        TrainingRows.Predict(network, Architecture, rows, (row, members) => visit(row, Target.Of(members, byFold), byFold), cancellationToken);
    }

    /// <param name="row">Among those predicted.</param>
    /// <param name="y">ŷ.</param>
    /// <param name="byFold">[fold], ŷ_k; to be read at once.</param>
    private delegate void PredictedRow(int row, double y, ReadOnlySpan<double> byFold);
}
