using Regressor.Domain.Predictions;
using Regressor.Infrastructure.Learning.CrossFitting;
using Regressor.Infrastructure.Learning.Features;

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
    /// <param name="cancellationToken">Cancels the training.</param>
    /// <returns>[input column], from 1 to <see cref="Most"/>.</returns>
    public static IReadOnlyList<double> Fit(PreparedData data, ICrossFittedModel model, CancellationToken cancellationToken)
    {
        var unseen = data.CalibrationY.Length > 0;
        var all = unseen ? data.Calibration : data.Train;
        var rows = all.First(Math.Min(all.Rows, MostRows));
        var y = unseen ? data.CalibrationY : data.TrainY;
        var target = model.Target;
        var usual = Error(rows);
        var positions = FeatureLayout.Of(data.Encoder);
        return [.. data.Table.Inputs.Select((_, input) =>
            Without(data, positions, input, rows) is { } masked && usual > 0 ? Math.Clamp(Error(masked) / usual, 1, Most) : 1)];

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

    /// <summary>Returns the rows with an input encoded as missing or unknown; null where the networks do not use it.</summary>
    private static EncodedRows? Without(PreparedData data, FeatureLayout positions, int input, EncodedRows rows)
    {
        var index = data.Table.IndexWithinKind(input);
        if (data.Table.Inputs[input].Type == ColumnTypes.Numeric)
        {
            var (encoded, indicator, standardized) = (positions.Encoded[index], positions.Indicators[index], positions.Standardized[index]);
            return encoded < 0 ? null : With(dense =>
            {
                dense[encoded] = dense[standardized] = 0;
                if (indicator >= 0) dense[indicator] = 1;
            });
        }

        var levels = data.Encoder.Categorical.First(column => column.Index == index).Levels.Count;
        if (positions.OneHots[index] is >= 0 and var from) return With(dense => dense.Slice(from, levels).Clear());
        if (positions.Codes[index] is not (>= 0 and var code)) return null;
        var codes = rows.Codes.ToArray();
        codes[code] = new long[rows.Rows];
        Array.Fill(codes[code], levels);
        return rows with { Codes = codes };

        EncodedRows With(Change change)
        {
            var changed = rows with { Dense = [.. rows.Dense] };
            for (var row = 0; row < rows.Rows; row++) change(changed.Dense.AsSpan(row * rows.DenseWidth, rows.DenseWidth));
            return changed;
        }
    }

    /// <param name="dense">Dense inputs of one row.</param>
    private delegate void Change(Span<float> dense);
}
