using System.Globalization;

namespace Regressor.Domain.Models;

public enum ComparisonKind
{
    Better,
    Same,
    Worse,
}

/// <summary>Whether the model was worth its while: its error beside that of ridge regression on the same rows.</summary>
/// <param name="Kind">Better or Worse where the whole of the improvement's interval is, else Same.</param>
/// <param name="Improvement">1 − rmse/rmse(ridge).</param>
/// <param name="Margin">Half the width of the improvement's interval.</param>
/// <param name="OnUnseenRows">On the test part; else out of fold, on rows left out by turns.</param>
/// <param name="Lower">Of the improvement's interval, from paired resamples: both errors on the same rows; see <see cref="Bootstrap"/>. Null in models stored before it was kept.</param>
/// <param name="Upper">As Lower.</param>
public sealed record Comparison(
    ComparisonKind Kind, double Improvement, double Margin, bool OnUnseenRows, double? Lower = null, double? Upper = null)
{
    /// <param name="actual">[row].</param>
    /// <param name="predicted">[row].</param>
    /// <param name="linear">[row], by ridge regression.</param>
    /// <param name="onUnseenRows">Whether they are the test part.</param>
    /// <param name="different">The rows that are no copies of the one before; see <see cref="Bootstrap"/>.</param>
    /// <returns>Null for fewer than two different rows.</returns>
    public static Comparison? Of(double[] actual, double[] predicted, double[] linear, bool onUnseenRows, int[]? different = null)
    {
        var own = actual.Zip(predicted, (y, answer) => Math.Abs(y - answer)).ToArray();
        var reference = actual.Zip(linear, (y, answer) => Math.Abs(y - answer)).ToArray();

        // Squares of shares of the largest error, which cannot overflow.
        var largest = own.Concat(reference).DefaultIfEmpty().Max();
        foreach (var errors in (double[][])[own, reference])
            for (var row = 0; row < errors.Length; row++) errors[row] = largest > 0 ? Math.Pow(errors[row] / largest, 2) : 0;

        var improvement = Improve(Enumerable.Range(0, actual.Length).ToArray());
        if (Bootstrap.Of(actual.Length, 1, (rows, figures) => figures[0] = Improve(rows), different)[0] is not var (lower, upper)) return null;
        var kind = lower > 0 ? ComparisonKind.Better : upper < 0 ? ComparisonKind.Worse : ComparisonKind.Same;
        return new Comparison(kind, improvement, (upper - lower) / 2, onUnseenRows, lower, upper);

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

    /// <summary>In English.</summary>
    public string ToSentence()
    {
        var rows = OnUnseenRows ? "on rows it never saw" : "on rows held out in training";
        return Kind switch
        {
            ComparisonKind.Better => $"Better than linear regression by {Gain(1)} {rows}.",
            ComparisonKind.Worse => $"Worse than linear regression by {Gain(-1)} {rows}.",
            _ => $"No better than linear regression {rows}" + (Lower is null ? $" ({Gain(1)})." : $": by {Gain(1)}."),
        };
    }

    /// <summary>How much better (worse, for a sign of −1), and how sure that is: '23 % (17 to 28 %)', or '23 % ± 6 %' where only the margin is known.</summary>
    private string Gain(int sign)
    {
        if (Lower is not { } lower || Upper is not { } upper) return $"{Percent(sign * Improvement)} % ± {Percent(Margin)} %";
        return $"{Percent(sign * Improvement)} % ({Percent(sign > 0 ? lower : -upper)} to {Percent(sign > 0 ? upper : -lower)} %)";
    }

    /// <summary>As precise as the margin: '23', or '0.4' where the margin is below one percent. Zero has no sign.</summary>
    private string Percent(double share)
    {
        var digits = Margin < 0.01 ? 1 : 0;
        return (Math.Round(100 * share, digits) + 0.0).ToString(digits == 0 ? "F0" : "F1", CultureInfo.InvariantCulture);
    }
}
