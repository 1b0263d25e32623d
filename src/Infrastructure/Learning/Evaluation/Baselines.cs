using Regressor.Infrastructure.Learning.CrossFitting;
using Regressor.Infrastructure.Learning.Statistics;
using Regressor.Infrastructure.Learning.Targets;

namespace Regressor.Infrastructure.Learning.Evaluation;

/// <summary>
/// Baselines that a network must beat on the evaluation rows (see <see cref="EvaluationSet"/>): the mean of the training part, or the shares
/// of its classes, and ridge regression, or its multinomial counterpart, on plainly standardized numbers and one-hot categories.
/// </summary>
/// <param name="Mean">[row × width], predictions of the mean.</param>
/// <param name="Linear">[row × width], predictions of ridge regression.</param>
internal sealed record Baselines(double[] Mean, double[] Linear)
{
    public static Baselines OfNumbers(PreparedData data, CancellationToken cancellationToken)
    {
        // The dense inputs after the encoded numbers are what a plain linear regression sees.
        var scaling = TargetTransform.Fit(data.TrainY, logOffset: null);
        var t = Array.ConvertAll(data.TrainY, scaling.ToNetwork);
        var members = data.FoldCount;
        var ridge = RidgeRegression.FitLeavingOut(data.Train, data.Encoder.Varying.Count, data.Levels, t, data.Folds, members, cancellationToken: cancellationToken);
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

    /// <summary>Fits the shares of the classes and a multinomial regression.</summary>
    public static Baselines OfClasses(PreparedData data, CancellationToken cancellationToken)
    {
        var (classes, members) = (data.Width, data.FoldCount);
        var linear = MultinomialRidge.FitLeavingOut(
            data.Train, data.Encoder.Varying.Count, data.Levels, data.TrainY, classes, data.Folds, members, cancellationToken);
        var shares = SharesLeavingOut(data.TrainY, classes, data.Folds, members);
        var output = ClassOutput.Of(data.Table.Classes, data.TrainY.Length);
        var tested = data.TestY.Length > 0;
        var rows = tested ? data.Test : data.Train;
        var baselines = new Baselines(new double[rows.Rows * classes], new double[rows.Rows * classes]);
        var logits = new double[classes];
        for (var row = 0; row < rows.Rows; row++)
        {
            var fit = tested ? members : data.Folds[row];
            shares[fit].CopyTo(baselines.Mean, row * classes);
            linear[fit].Predict(rows, row, logits);
            output.Probabilities(logits, baselines.Linear.AsSpan(row * classes, classes));
        }

        return baselines;
    }

    /// <summary>Returns [fold][class], the shares of the classes among the rows outside that fold, smoothed; the last entry is of all rows.</summary>
    public static double[][] SharesLeavingOut(double[] y, int classes, int[] folds, int count) =>
        [.. Enumerable.Range(0, count + 1).Select(fold =>
        {
            var shares = new double[classes];
            Array.Fill(shares, 1.0 / classes);
            for (var row = 0; row < y.Length; row++)
                if (folds[row] != fold) shares[(int)y[row]]++;
            var sum = shares.Sum();
            return Array.ConvertAll(shares, share => share / sum);
        })];

    /// <summary>Returns [fold], the mean of y over the rows outside that fold; the last entry is the mean over all rows.</summary>
    public static double[] MeansLeavingOut(double[] y, int[] folds, int count) =>
        [.. Enumerable.Range(0, count + 1).Select(fold => y.Where((_, row) => folds[row] != fold).Average())];
}
