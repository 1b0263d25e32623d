namespace Regressor.Domain.Models;

public enum ActivationReason
{
    /// <summary>Nothing answered before.</summary>
    First,

    /// <summary>Better than what answered before, beyond chance.</summary>
    Better,

    /// <summary>The two may differ by chance alone.</summary>
    NotWorse,

    /// <summary>Worse than what answers, beyond chance.</summary>
    Worse,

    /// <summary>Too few test rows in common, or the one that answered before cannot be asked about them.</summary>
    NotComparable,

    /// <summary>Asked for.</summary>
    Always,

    /// <summary>Asked for.</summary>
    Never,
}

/// <summary>Whether a new model took over from the one that answered before, and why.</summary>
/// <param name="Activated">It answers from then on.</param>
/// <param name="Reason">What decided that.</param>
/// <param name="ComparedWith">The version that answered before; null where the two were not compared.</param>
/// <param name="Improvement">1 − rmse/rmse of that version, on the same rows.</param>
/// <param name="Lower">Of the improvement's interval; see <see cref="Bootstrap"/>.</param>
/// <param name="Upper">As lower.</param>
/// <param name="Rows">How many rows neither was trained on.</param>
public sealed record Activation(
    bool Activated,
    ActivationReason Reason,
    int? ComparedWith = null,
    double? Improvement = null,
    double? Lower = null,
    double? Upper = null,
    int? Rows = null)
{
    /// <summary>Fewer rows tell nothing.</summary>
    public const int FewestRows = 10;

    /// <summary>In standard deviations of y.</summary>
    private const double Negligible = 0.001;

    /// <summary>A new model beside the one that answers.</summary>
    /// <remarks>
    /// Only one that is worse beyond chance stays behind. Were the better of the two taken each time, many trainings would in the end be
    /// chosen by the test rows, whose errors would then be too small; a guard that hardly ever decides leaves them what they are.
    /// </remarks>
    /// <param name="active">The version that answers.</param>
    /// <param name="actual">[row], y of rows that neither was trained on.</param>
    /// <param name="predicted">[row], by the new one.</param>
    /// <param name="byActive">[row], by the one that answers.</param>
    public static Activation Between(int active, double[] actual, double[] predicted, double[] byActive)
    {
        if (actual.Length < FewestRows || Comparison.Of(actual, predicted, byActive, onUnseenRows: true) is not { } found)
            return new Activation(true, ActivationReason.NotComparable, Rows: actual.Length);

        var reason = found.Kind switch
        {
            ComparisonKind.Better => ActivationReason.Better,
            ComparisonKind.Worse when Matters(actual, predicted, byActive) => ActivationReason.Worse,
            _ => ActivationReason.NotWorse,
        };
        return new Activation(reason != ActivationReason.Worse, reason, active, found.Improvement, found.Lower, found.Upper, actual.Length);
    }

    /// <summary>Where both are all but exact, one may have twice the error of the other, and nobody would mind.</summary>
    private static bool Matters(double[] actual, double[] predicted, double[] byActive)
    {
        var mean = new double[actual.Length];
        Array.Fill(mean, actual.Average());
        return RegressionMetrics.Of(actual, predicted).Rmse - RegressionMetrics.Of(actual, byActive).Rmse > Negligible * RegressionMetrics.Of(actual, mean).Rmse;
    }
}
