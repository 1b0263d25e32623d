using Regressor.Domain.Predictions;
using Regressor.Infrastructure.Learning.CrossFitting;
using Regressor.Infrastructure.Learning.Features;

namespace Regressor.Infrastructure.Learning.Conformal;

/// <summary>
/// Measures how much more often sets of classes fail where one of the inputs is not known, on held-out rows with that input removed. A set
/// for such an x is then made for as much less failure; see <see cref="IntervalWidening"/>.
/// </summary>
internal static class ClassSetWidening
{
    /// <summary>Maximum rows to measure on.</summary>
    private const int MostRows = 500;

    /// <param name="data">Source of the held-out rows: those kept for calibration, otherwise the first of the training part.</param>
    /// <param name="model">The calibrated model.</param>
    /// <param name="calibration">Calibration of its sets.</param>
    /// <param name="cancellationToken">Cancels the training.</param>
    /// <returns>[input column], from 1 to <see cref="IntervalWidening.Most"/>.</returns>
    public static IReadOnlyList<double> Fit(PreparedData data, ICrossFittedModel model, ClassCalibration calibration, CancellationToken cancellationToken)
    {
        var unseen = data.CalibrationY.Length > 0;
        var all = unseen ? data.Calibration : data.Train;
        var rows = all.First(Math.Min(all.Rows, MostRows));
        var y = unseen ? data.CalibrationY : data.TrainY;
        var usual = Missed(rows);
        var sources = SourceFeatures.Of(data.Encoder, data.Table.Inputs);
        var factors = new double[sources.Count];
        TrainingCores.ForEach(
            factors.Length, input => factors[input] = sources[input].Without(rows) is { } masked ? Math.Clamp(Missed(masked) / usual, 1, IntervalWidening.Most) : 1, cancellationToken);
        return factors;

        double Missed(EncodedRows inputs)
        {
            // One more than counted: with few rows, none missed would be no measurement.
            var missed = 1.0;
            var alone = new double[data.FoldCount * data.Width];
            if (unseen) model.Predict(inputs, Count, cancellationToken);
            else model.PredictUnselected(inputs, Count, cancellationToken);
            return missed;

            void Count(int row, ReadOnlySpan<double> p, ReadOnlySpan<double> byFold)
            {
                if (!unseen)
                {
                    // Only the part that held the row out may say anything about it.
                    p = byFold.Slice(data.Folds[row] * data.Width, data.Width);
                    for (var fold = 0; fold < data.FoldCount; fold++) p.CopyTo(alone.AsSpan(fold * data.Width));
                    byFold = alone;
                }

                if (calibration.Sets.Find(p, byFold, Prediction.DefaultConfidence)?.Classes.Contains((int)y[row]) == false) missed++;
            }
        }
    }
}
