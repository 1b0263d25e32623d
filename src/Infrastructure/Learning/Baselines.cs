using Regressor.Domain.Models;

namespace Regressor.Infrastructure.Learning;

/// <summary>
/// What a network has to beat, measured on the test part, or out of fold where there is none: the mean of the training part, and ridge
/// regression on plainly standardized numbers and one-hot categories.
/// </summary>
internal sealed record Baselines(RegressionMetrics Mean, RegressionMetrics Linear)
{
    public static Baselines Fit(TrainingData data)
    {
        // The dense inputs after the encoded numbers are what a plain linear regression sees.
        var scaling = TargetScaling.Fit(data.TrainY, log: false);
        var t = Array.ConvertAll(data.TrainY, scaling.ToNetwork);
        var members = data.FoldCount;
        var ridge = RidgeRegression.FitLeavingOut(data.Train, data.Encoder.Numbers, data.Levels, t, data.Folds, members);
        var means = MeansLeavingOut(data.TrainY, data.Folds, members);

        var tested = data.TestY.Length > 0;
        var (actual, rows) = tested ? (data.TestY, data.Test) : (data.TrainY, data.Train);
        var mean = new double[actual.Length];
        var linear = new double[actual.Length];
        for (var row = 0; row < actual.Length; row++)
        {
            var fit = tested ? members : data.Folds[row];
            mean[row] = means[fit];
            linear[row] = scaling.QuantileToTarget(ridge[fit].Predict(rows, row));
        }

        return new Baselines(RegressionMetrics.Of(actual, mean), RegressionMetrics.Of(actual, linear));
    }

    /// <summary>[fold]: mean of y over the rows outside that fold; and last over all rows.</summary>
    private static double[] MeansLeavingOut(double[] y, int[] folds, int count) =>
        [.. Enumerable.Range(0, count + 1).Select(fold => y.Where((_, row) => folds[row] != fold).Average())];
}
