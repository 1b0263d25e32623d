using Regressor.Application.Abstractions;
using Regressor.Domain.Models;
using Regressor.Domain.Training;

namespace Regressor.Infrastructure.Learning;

/// <summary>A trained ensemble and what it predicts, before it becomes a model.</summary>
/// <param name="Target">With smearing.</param>
/// <param name="Values">Parameters [K·P].</param>
/// <param name="OutOfFold">[training row], t by the member that held it out.</param>
/// <param name="OnTrain">[member][training row], t.</param>
/// <param name="OnTest">[member][test row], t.</param>
internal sealed record FittedEnsemble(TargetScaling Target, float[] Values, double[] OutOfFold, double[][] OnTrain, double[][] OnTest)
{
    public double OutOfFoldRmse(TrainingData data) => RegressionMetrics.Of(data.TrainY, Array.ConvertAll(OutOfFold, Target.ToTarget)).Rmse;

    public TrainedModel ToModel(TrainingData data, TrainingOptions options, CancellationToken cancellationToken)
    {
        var calibration = Calibration.Fit(data, Target, OutOfFold);
        var baselines = Baselines.Fit(data);
        cancellationToken.ThrowIfCancellationRequested();

        var outOfFold = RegressionMetrics.Of(data.TrainY, Array.ConvertAll(OutOfFold, Target.ToTarget));
        var test = data.TestY.Length == 0 ? null : RegressionMetrics.Of(data.TestY, Averaged(OnTest));
        var report = new ModelReport(
            RegressionMetrics.Of(data.TrainY, Averaged(OnTrain)),
            test,
            outOfFold,
            baselines.Mean,
            baselines.Linear,
            calibration.Coverage(data, Target, OnTest, Prediction.DefaultConfidence),
            data.TrainY.Length,
            data.TestY.Length);

        var description = new NetworkDescription(
            data.Table.Inputs, data.Encoder, Target, data.Architecture, data.FoldSeed, options.TestFraction);
        return new TrainedModel(
            new TrainedNetwork(description.ToJson(), [.. WeightTensors.Split(data.Architecture, Values), .. calibration.ToTensors()]),
            report);
    }

    /// <summary>[row], y: the members' mean, in the target's unit.</summary>
    private double[] Averaged(double[][] predictions)
    {
        var y = new double[predictions[0].Length];
        for (var row = 0; row < y.Length; row++)
        {
            double sum = 0;
            foreach (var member in predictions) sum += member[row];
            y[row] = Target.ToTarget(sum / predictions.Length);
        }

        return y;
    }
}
