using Regressor.Infrastructure.Learning.CrossFitting;
using Regressor.Infrastructure.Learning.Statistics;
using Regressor.Infrastructure.Learning.Targets;

namespace Regressor.Infrastructure.Learning.Evaluation;

/// <summary>
/// Baselines that a network must beat on the evaluation rows (see <see cref="EvaluationSet"/>): the mean of the training part, and ridge
/// regression on plainly standardized numbers and one-hot categories.
/// </summary>
/// <param name="Mean">[row], ŷ of the mean.</param>
/// <param name="Linear">[row], ŷ of ridge regression.</param>
internal sealed record Baselines(double[] Mean, double[] Linear)
{
    public static Baselines Fit(PreparedData data, CancellationToken cancellationToken)
    {
        // The dense inputs after the encoded numbers are what a plain linear regression sees.
        var scaling = TargetTransform.Fit(data.TrainY, log: false);
        var t = Array.ConvertAll(data.TrainY, scaling.ToNetwork);
        var members = data.FoldCount;
        var ridge = RidgeRegression.FitLeavingOut(data.Train, data.Encoder.Numbers, data.Levels, t, data.Folds, members, cancellationToken: cancellationToken);
        var means = MeansLeavingOut(data.TrainY, data.Folds, members);

        var tested = data.TestY.Length > 0;
        var rows = tested ? data.Test : data.Train;
        var mean = new double[rows.Rows];
        var linear = new double[rows.Rows];
        for (var row = 0; row < rows.Rows; row++)
        {
            var fit = tested ? members : data.Folds[row];
            mean[row] = means[fit];
            linear[row] = scaling.QuantileToTarget(ridge[fit].Predict(rows, row));
        }

        return new Baselines(mean, linear);
    }

    /// <summary>Returns [fold], the mean of y over the rows outside that fold; the last entry is the mean over all rows.</summary>
    public static double[] MeansLeavingOut(double[] y, int[] folds, int count) =>
        [.. Enumerable.Range(0, count + 1).Select(fold => y.Where((_, row) => folds[row] != fold).Average())];
}
