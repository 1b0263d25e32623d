namespace Regressor.Domain.Training;

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
/// <param name="Lower">Of the improvement's interval; see <see cref="Models.Bootstrap"/>.</param>
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
}
