using Regressor.Domain.Evaluation;
using Regressor.Domain.Tasks;

namespace Regressor.Domain.Models;

/// <summary>Decides whether a new model replaces the active version.</summary>
public static class ActivationDecision
{
    /// <summary>Negligible difference in the primary metric, as a share of the metric of the best constant prediction.</summary>
    private const double Negligible = 0.001;

    /// <summary>Compares a new model with the active version.</summary>
    /// <remarks>
    /// Only a significantly worse model is not activated. If the better of the two were always activated, many training runs would in effect
    /// select models by the test rows. Their errors would then be too small. A guard that rarely decides leaves them unbiased.
    /// </remarks>
    /// <param name="active">Number of the active version.</param>
    /// <param name="task">Task of both models.</param>
    /// <param name="losses">[row], losses of the new model on rows that neither was trained on.</param>
    /// <param name="activeLosses">[row], losses of the active version, in the same unit.</param>
    /// <param name="constantLosses">[row], losses of the best constant prediction, in the same unit.</param>
    /// <param name="units">Rows that vary together; null where all are independent of each other.</param>
    public static Activation Between(int active, PredictionTask task, double[] losses, double[] activeLosses, double[] constantLosses, SamplingUnits? units = null)
    {
        if (losses.Length < Activation.FewestRows || BaselineComparison.Compute(task, losses, activeLosses, onUnseenRows: true, units) is not { } found)
            return new Activation(true, ActivationReason.NotComparable, Rows: losses.Length);

        var reason = found.Kind switch
        {
            ComparisonOutcome.Better => ActivationReason.Better,
            ComparisonOutcome.Worse when IsRelevant() => ActivationReason.Worse,
            _ => ActivationReason.NotWorse,
        };
        return new Activation(reason != ActivationReason.Worse, reason, active, found.Improvement, found.Lower, found.Upper, losses.Length);

        // Between nearly exact models, even twice the error is irrelevant.
        bool IsRelevant() => Measure(losses) - Measure(activeLosses) > Negligible * Measure(constantLosses);

        double Measure(double[] of) => task.FromMeanLoss(of.Average());
    }
}
