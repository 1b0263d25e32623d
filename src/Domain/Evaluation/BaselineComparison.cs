using System.Globalization;

namespace Regressor.Domain.Evaluation;

public enum ComparisonOutcome
{
    Better,
    Same,
    Worse,
}

/// <summary>Compares the model's error with ridge regression's on the same rows.</summary>
/// <param name="Kind">Better or Worse where the entire interval of the improvement is positive or negative; otherwise Same.</param>
/// <param name="Improvement">Relative reduction of the error, 1 − rmse/rmse(ridge).</param>
/// <param name="Margin">Half the width of the improvement's interval.</param>
/// <param name="OnUnseenRows">True for the test part; false for out-of-fold rows.</param>
/// <param name="Lower">
/// Lower bound of the improvement's interval, from paired resamples: both errors on the same rows; see <see cref="Bootstrap"/>. Null in
/// models stored before it was recorded.
/// </param>
/// <param name="Upper">Upper bound of the improvement's interval; null in models stored before it was recorded.</param>
public sealed record BaselineComparison(
    ComparisonOutcome Kind, double Improvement, double Margin, bool OnUnseenRows, double? Lower = null, double? Upper = null)
{
    /// <param name="actual">[row], actual values.</param>
    /// <param name="predicted">[row], predictions of the model.</param>
    /// <param name="linear">[row], predictions of ridge regression.</param>
    /// <param name="onUnseenRows">True where the rows are the test part.</param>
    /// <param name="different">Indices of the rows that are not copies of the row before; see <see cref="Bootstrap"/>.</param>
    /// <returns>The comparison; null with fewer than two different rows.</returns>
    public static BaselineComparison? Of(double[] actual, double[] predicted, double[] linear, bool onUnseenRows, int[]? different = null)
    {
        var own = actual.Zip(predicted, (y, answer) => Math.Abs(y - answer)).ToArray();
        var reference = actual.Zip(linear, (y, answer) => Math.Abs(y - answer)).ToArray();

        // Divide by the largest error first, so that the squares cannot overflow.
        var largest = own.Concat(reference).DefaultIfEmpty().Max();
        foreach (var errors in (double[][])[own, reference])
            for (var row = 0; row < errors.Length; row++) errors[row] = largest > 0 ? Math.Pow(errors[row] / largest, 2) : 0;

        var improvement = Improve(Enumerable.Range(0, actual.Length).ToArray());
        if (Bootstrap.Of(actual.Length, 1, (rows, figures) => figures[0] = Improve(rows), different)[0] is not var (lower, upper)) return null;
        var kind = lower > 0 ? ComparisonOutcome.Better : upper < 0 ? ComparisonOutcome.Worse : ComparisonOutcome.Same;
        return new BaselineComparison(kind, improvement, (upper - lower) / 2, onUnseenRows, lower, upper);

        double Improve(ReadOnlySpan<int> rows)
        {
            double model = 0, line = 0;
            foreach (var row in rows)
            {
                model += own[row];
                line += reference[row];
            }

            if (line > 0) return 1 - Math.Sqrt(model / line);
            return model > 0 ? -1 : 0;
        }
    }

    /// <summary>Describes the comparison in English.</summary>
    public string ToSentence()
    {
        var rows = OnUnseenRows ? "on rows it never saw" : "on rows held out in training";
        return Kind switch
        {
            ComparisonOutcome.Better => $"Better than linear regression by {Gain(1)} {rows}.",
            ComparisonOutcome.Worse => $"Worse than linear regression by {Gain(-1)} {rows}.",
            _ => $"No better than linear regression {rows}" + (Lower is null ? $" ({Gain(1)})." : $": by {Gain(1)}."),
        };
    }

    /// <summary>
    /// Formats the improvement (the deterioration, for a sign of −1) with its uncertainty: '23 % (17 to 28 %)', or '23 % ± 6 %' where only the
    /// margin is known.
    /// </summary>
    private string Gain(int sign)
    {
        if (Lower is not { } lower || Upper is not { } upper) return $"{Percent(sign * Improvement)} % ± {Percent(Margin)} %";
        return $"{Percent(sign * Improvement)} % ({Percent(sign > 0 ? lower : -upper)} to {Percent(sign > 0 ? upper : -lower)} %)";
    }

    /// <summary>Formats a share with the precision of the margin: '23', or '0.4' where the margin is below one percent. Zero has no sign.</summary>
    private string Percent(double share)
    {
        var digits = Margin < 0.01 ? 1 : 0;
        return (Math.Round(100 * share, digits) + 0.0).ToString(digits == 0 ? "F0" : "F1", CultureInfo.InvariantCulture);
    }
}
