using Regressor.Domain.Decisions;

namespace Regressor.Domain.Predictions;

/// <summary>The prediction for an x. Each task has its own kind.</summary>
/// <param name="ModelVersion">Version that made the prediction.</param>
/// <param name="Warnings">Reasons to trust the prediction less.</param>
/// <param name="Covered">
/// True where x resembles the calibration rows. Where it is false, the stated confidence is only a rough guess, for a reason in the warnings.
/// </param>
public abstract record Prediction(int ModelVersion, IReadOnlyList<PredictionWarning> Warnings, bool Covered)
{
    /// <summary>What the confidence of its interval or set is about.</summary>
    public PromiseBasis Basis { get; init; }

    public const double MinConfidence = 0.5;
    public const double MaxConfidence = 0.99;
    public const double DefaultConfidence = 0.9;

    /// <summary>Writes the values that the losses of the task are computed from.</summary>
    /// <param name="classes">The classes to write probabilities for, in this order; empty for numbers.</param>
    /// <param name="values">Output: the number, or [class] of probabilities, 0 for a class that the model does not know.</param>
    public abstract void CopyTo(IReadOnlyList<string> classes, Span<double> values);

    /// <summary>Chooses the answer of least expected cost.</summary>
    /// <param name="rule">Rule for the classes of the model.</param>
    /// <returns>Null where the prediction is no choice.</returns>
    public virtual Decision? Decide(DecisionRule rule) => null;
}
