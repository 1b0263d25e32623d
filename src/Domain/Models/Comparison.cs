using System.Globalization;

namespace Regressor.Domain.Models;

public enum ComparisonKind
{
    Better,
    Same,
    Worse,
}

/// <summary>Whether the model was worth its while: its error beside that of ridge regression on the same rows.</summary>
/// <param name="Kind">Better or Worse where the improvement is beyond its margin, else Same.</param>
/// <param name="Improvement">1 − rmse/rmse(ridge).</param>
/// <param name="Margin">Half the width of the improvement's interval, from paired resamples: both errors on the same rows; see <see cref="Bootstrap"/>.</param>
/// <param name="OnUnseenRows">On the test part; else out of fold, on rows left out by turns.</param>
public sealed record Comparison(ComparisonKind Kind, double Improvement, double Margin, bool OnUnseenRows)
{
    /// <returns>Null for fewer than two rows.</returns>
    public static Comparison? Of(double[] actual, double[] predicted, double[] linear, bool onUnseenRows)
    {
        var improvement = Improve(Enumerable.Range(0, actual.Length).ToArray());
        if (Bootstrap.Of(actual.Length, 1, (rows, figures) => figures[0] = Improve(rows))[0] is not { } bounds) return null;

        var margin = (bounds.Upper - bounds.Lower) / 2;
        var kind = improvement - margin > 0 ? ComparisonKind.Better : improvement + margin < 0 ? ComparisonKind.Worse : ComparisonKind.Same;
        return new Comparison(kind, improvement, margin, onUnseenRows);

        double Improve(ReadOnlySpan<int> rows)
        {
            double own = 0, reference = 0;
            foreach (var row in rows)
            {
                own += Math.Pow(actual[row] - predicted[row], 2);
                reference += Math.Pow(actual[row] - linear[row], 2);
            }

            if (reference > 0) return 1 - Math.Sqrt(own / reference);
            return own > 0 ? -1 : 0;
        }
    }

    /// <summary>In English.</summary>
    public string ToSentence()
    {
        var rows = OnUnseenRows ? "on rows it never saw" : "on rows held out in training";
        return Kind switch
        {
            ComparisonKind.Better => $"Better than linear regression by {Percent(Improvement)} ± {Percent(Margin)} {rows}.",
            ComparisonKind.Worse => $"Worse than linear regression by {Percent(-Improvement)} ± {Percent(Margin)} {rows}.",
            _ => $"No better than linear regression {rows} ({Percent(Improvement)} ± {Percent(Margin)}).",
        };
    }

    /// <summary>As precise as the margin: '23 %', or '0.4 %' where the margin is below one percent. Zero has no sign.</summary>
    private string Percent(double share)
    {
        var digits = Margin < 0.01 ? 1 : 0;
        return (Math.Round(100 * share, digits) + 0.0).ToString(digits == 0 ? "F0" : "F1", CultureInfo.InvariantCulture) + " %";
    }
}
