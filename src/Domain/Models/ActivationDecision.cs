using Regressor.Domain.Evaluation;
using Regressor.Domain.Training;

namespace Regressor.Domain.Models;

/// <summary>Decides whether a new model replaces the active version.</summary>
public static class ActivationDecision
{
    /// <summary>Negligible difference in RMSE, in standard deviations of y.</summary>
    private const double Negligible = 0.001;

    /// <summary>Compares a new model with the active version.</summary>
    /// <remarks>
    /// Only a significantly worse model is not activated. If the better of the two were always activated, many training runs would in effect
    /// select models by the test rows. Their errors would then be too small. A guard that rarely decides leaves them unbiased.
    /// </remarks>
    /// <param name="active">Number of the active version.</param>
    /// <param name="actual">[row], y of rows that neither was trained on.</param>
    /// <param name="predicted">[row], predictions of the new model.</param>
    /// <param name="byActive">[row], predictions of the active version.</param>
    public static Activation Between(int active, double[] actual, double[] predicted, double[] byActive)
    {
        if (actual.Length < Activation.FewestRows || BaselineComparison.Of(actual, predicted, byActive, onUnseenRows: true) is not { } found)
            return new Activation(true, ActivationReason.NotComparable, Rows: actual.Length);

        var reason = found.Kind switch
        {
            ComparisonOutcome.Better => ActivationReason.Better,
            ComparisonOutcome.Worse when Matters(actual, predicted, byActive) => ActivationReason.Worse,
            _ => ActivationReason.NotWorse,
        };
        return new Activation(reason != ActivationReason.Worse, reason, active, found.Improvement, found.Lower, found.Upper, actual.Length);
    }

    /// <summary>Ignores differences between nearly exact models, where even twice the error is irrelevant.</summary>
    private static bool Matters(double[] actual, double[] predicted, double[] byActive)
    {
        var mean = new double[actual.Length];
        Array.Fill(mean, actual.Average());
        return RegressionMetrics.Of(actual, predicted).Rmse - RegressionMetrics.Of(actual, byActive).Rmse > Negligible * RegressionMetrics.Of(actual, mean).Rmse;
    }
}
