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
        var onTrain = Predict(network, data.Train, cancellationToken);
        var onTest = Predict(network, data.Test, cancellationToken);
        var calibration = Calibration.Fit(data, Target.Main, OutOfFold);
        var baselines = Baselines.Fit(data);
        cancellationToken.ThrowIfCancellationRequested();

        var judged = data.TestY.Length > 0
            ? new JudgedRows(
                MeasuredOn.Test,
                data.Test,
                data.TestY,
                onTest.Mean,
                row => calibration.Interval(data.Encoder, data.Test.DenseRow(row), Target.Main, onTest.ByFold[row], onTest.Mean[row], Prediction.DefaultConfidence),
                rows => Predict(network, rows, cancellationToken).Mean)
            : new JudgedRows(
                MeasuredOn.OutOfFold,
                data.Train,
                data.TrainY,
                OutOfFold,
                _ => null,
                rows => [.. Predict(network, rows, cancellationToken).ByFold.Select((y, row) => y[data.Folds[row]])]);

        var onJudged = RegressionMetrics.WithIntervals(judged.Actual, judged.Predicted);
        var report = new ModelReport(
            RegressionMetrics.WithIntervals(data.TrainY, onTrain.Mean),
            data.TestY.Length == 0 ? null : onJudged,
            data.TestY.Length == 0 ? onJudged : RegressionMetrics.WithIntervals(data.TrainY, OutOfFold),
            RegressionMetrics.WithIntervals(judged.Actual, baselines.Mean),
            RegressionMetrics.WithIntervals(judged.Actual, baselines.Linear),
            calibration.Coverage(data, Target.Main, onTest.ByFold, onTest.Mean, Prediction.DefaultConfidence),
            data.TrainY.Length,
            data.TestY.Length,
            Comparison.Of(judged.Actual, judged.Predicted, baselines.Linear, judged.On == MeasuredOn.Test));

        var description = new NetworkDescription(data.Table.Inputs, data.Encoder, Target, Architecture, data.FoldSeed, options.TestFraction);
        return new TrainedModel(
            new TrainedNetwork(description.ToJson(), [.. WeightTensors.Split(Architecture, Values), .. calibration.ToTensors()]),
            report,
            Diagnostics.Of(data, judged, report, options.Seed, cancellationToken));
    }

    /// <returns>ŷ [row], and ŷ_k [row][fold].</returns>
    private (double[] Mean, double[][] ByFold) Predict(EnsembleNetwork network, EncodedRows rows, CancellationToken cancellationToken)
    {
        var predictions = TrainingRows.Predict(network, Architecture, rows, cancellationToken);
        var (mean, byFold) = (new double[rows.Rows], new double[rows.Rows][]);
        var members = new double[Architecture.Members];
        for (var row = 0; row < mean.Length; row++)
        {
            for (var member = 0; member < members.Length; member++) members[member] = predictions[member][row];
            byFold[row] = new double[members.Length / Target.Scalings.Length];
            mean[row] = Target.Of(members, byFold[row]);
        }

        return (mean, byFold);
    }
}
