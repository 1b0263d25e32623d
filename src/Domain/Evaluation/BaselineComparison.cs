using System.Globalization;
using Regressor.Domain.Tasks;

namespace Regressor.Domain.Evaluation;

public enum ComparisonOutcome
{
    Better,
    Same,
    Worse,
}

/// <summary>Compares the primary metric of a model with that of a baseline on the same rows.</summary>
/// <param name="Kind">Better or Worse where the entire interval of the improvement is positive or negative; otherwise Same.</param>
/// <param name="Improvement">Relative reduction of the primary metric, 1 − metric/metric(baseline).</param>
/// <param name="Margin">Half the width of the improvement's interval.</param>
/// <param name="OnUnseenRows">True for the test part; false for out-of-fold rows.</param>
/// <param name="Lower">
/// Lower bound of the improvement's interval, from paired resamples: both losses on the same rows; see <see cref="Bootstrap"/>. Null in
/// models stored before it was recorded.
/// </param>
/// <param name="Upper">Upper bound of the improvement's interval; null in models stored before it was recorded.</param>
public sealed record BaselineComparison(
    ComparisonOutcome Kind, double Improvement, double Margin, bool OnUnseenRows, double? Lower = null, double? Upper = null)
{
    /// <param name="task">Task of both models.</param>
    /// <param name="losses">[row], losses of the model.</param>
    /// <param name="baselineLosses">[row], losses of the baseline on the same rows, in the same unit.</param>
    /// <param name="onUnseenRows">True where the rows are the test part.</param>
    /// <param name="units">Rows that vary together; null where all are independent of each other.</param>
    /// <returns>The comparison; null with fewer than two units.</returns>
    public static BaselineComparison? Compute(
        PredictionTask task, double[] losses, double[] baselineLosses, bool onUnseenRows, SamplingUnits? units = null)
    {
        var improvement = Improve(Enumerable.Range(0, losses.Length).ToArray());
        units = (units ?? SamplingUnits.OfRows(losses.Length)).BlocksFor(Differences);
        if (Bootstrap.Of(units, 1, (rows, figures) => figures[0] = Improve(rows))[0] is not var (lower, upper)) return null;
        var kind = lower > 0 ? ComparisonOutcome.Better : upper < 0 ? ComparisonOutcome.Worse : ComparisonOutcome.Same;
        return new BaselineComparison(kind, improvement, (upper - lower) / 2, onUnseenRows, lower, upper);

        // The losses that decide: the ratio of their means varies as the mean of these differences.
        double[] Differences()
        {
            var ratio = baselineLosses.Sum() is > 0 and var sum ? losses.Sum() / sum : 0;
            return [.. losses.Zip(baselineLosses, (own, other) => own - (ratio * other))];
        }

        double Improve(ReadOnlySpan<int> rows)
        {
            double model = 0, baseline = 0;
            foreach (var row in rows)
            {
                model += losses[row];
                baseline += baselineLosses[row];
            }

            if (baseline > 0) return 1 - task.FromMeanLoss(model / baseline);
            return model > 0 ? -1 : 0;
        }
    }

    /// <summary>Describes the comparison with the linear model of the task in English.</summary>
    public string ToSentence(PredictionTask task)
    {
        var rows = OnUnseenRows ? "on rows it never saw" : "on rows held out in training";
        var linear = task.LinearModel;
        return Kind switch
        {
            ComparisonOutcome.Better => $"Better than {linear} by {Gain(1)} {rows}.",
            ComparisonOutcome.Worse => $"Worse than {linear} by {Gain(-1)} {rows}.",
            _ => $"No better than {linear} {rows}" + (Lower is null ? $" ({Gain(1)})." : $": by {Gain(1)}."),
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
