using Regressor.Domain.Training;

namespace Regressor.Domain.Models;

/// <summary>Decides whether a new model takes over from the one that answers.</summary>
public static class ActivationDecision
{
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
        if (actual.Length < Activation.FewestRows || Comparison.Of(actual, predicted, byActive, onUnseenRows: true) is not { } found)
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
