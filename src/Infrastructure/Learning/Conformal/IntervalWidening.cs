using Regressor.Domain.Predictions;
using Regressor.Infrastructure.Learning.CrossFitting;
using Regressor.Infrastructure.Learning.Features;
using Regressor.Infrastructure.Learning.Targets;

namespace Regressor.Infrastructure.Learning.Conformal;

/// <summary>
/// Measures how much wider intervals must be where one of the inputs is not known. This applies to a category that was never seen, an input
/// that was never missing, and a number far outside the range seen. The factor is measured on held-out rows, with that input removed.
/// </summary>
internal static class IntervalWidening
{
    /// <summary>Largest factor.</summary>
    public const double Most = 1000;

    /// <summary>Maximum rows to measure on: enough to estimate a quantile roughly.</summary>
    private const int MostRows = 500;

    /// <summary>Combines the factors of several unknown inputs, as if their errors were independent.</summary>
    public static double Together(double one, double other) => Math.Sqrt((one * one) + (other * other) - 1);

    /// <param name="data">Source of the held-out rows: those kept for calibration, otherwise the first of the training part.</param>
    /// <param name="model">The calibrated model.</param>
    /// <param name="target">Conversion of its outputs to y.</param>
    /// <param name="cancellationToken">Cancels the training.</param>
    /// <returns>[input column], from 1 to <see cref="Most"/>.</returns>
    public static IReadOnlyList<double> Fit(PreparedData data, ICrossFittedModel model, TargetBlend target, CancellationToken cancellationToken)
    {
        var unseen = data.CalibrationY.Length > 0;
        var all = unseen ? data.Calibration : data.Train;
        var rows = all.First(Math.Min(all.Rows, MostRows));
        var y = unseen ? data.CalibrationY : data.TrainY;
        var usual = Error(rows);
        var sources = SourceFeatures.Of(data.Encoder, data.Table.Inputs);
        var factors = new double[sources.Count];
        TrainingCores.ForEach(
            factors.Length, input => factors[input] = sources[input].Without(rows) is { } masked && usual > 0 ? Math.Clamp(Error(masked) / usual, 1, Most) : 1, cancellationToken);
        return factors;

        double Error(EncodedRows inputs)
        {
            var predicted = model.PredictByFold(inputs, data.FoldCount, unselected: !unseen, cancellationToken);
            var errors = new double[inputs.Rows];
            for (var row = 0; row < errors.Length; row++)
            {
                var answer = unseen ? predicted.Average(fold => fold[row]) : predicted[data.Folds[row]][row];
                errors[row] = Math.Abs(target.Main.ToNetwork(y[row]) - target.CenterOf(answer));
            }

            Array.Sort(errors);
            return Quantiles.Of(errors, Prediction.DefaultConfidence);
        }
    }
}
