using System.Text.Json.Serialization;

namespace Regressor.Domain.Evaluation;

public enum ActivationReason
{
    /// <summary>No version was active before.</summary>
    First,

    /// <summary>Significantly better than the previously active version.</summary>
    Better,

    /// <summary>The two may differ by chance alone.</summary>
    NotWorse,

    /// <summary>Significantly worse than the active version.</summary>
    Worse,

    /// <summary>The two share too few test rows, or the previously active version cannot predict them.</summary>
    NotComparable,

    /// <summary>The two are tested by different splits, so that their errors answer different questions; the one just trained is activated.</summary>
    OtherSplit,

    /// <summary>Activation was requested.</summary>
    Always,

    /// <summary>No activation was requested.</summary>
    Never,
}

/// <summary>Decision whether a new model replaced the previously active version, with its reason.</summary>
/// <param name="Activated">True where the new model became the active version.</param>
/// <param name="Reason">Reason for the decision.</param>
/// <param name="ComparedWith">Previously active version; null where the two were not compared.</param>
/// <param name="Improvement">Relative reduction of the error, 1 − primary metric/primary metric of that version, on the same rows.</param>
/// <param name="Lower">Lower bound of the improvement's interval; see <see cref="Bootstrap"/>.</param>
/// <param name="Upper">Upper bound of the improvement's interval.</param>
/// <param name="Rows">Number of rows that neither was trained on.</param>
public sealed record Activation(
    bool Activated,
    ActivationReason Reason,
    int? ComparedWith = null,
    double? Improvement = null,
    double? Lower = null,
    double? Upper = null,
    int? Rows = null)
{
    /// <summary>Minimum number of rows for a meaningful comparison.</summary>
    public const int FewestRows = 10;

    /// <summary>What the two versions were tested on; null unless that differs.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public OtherSplit? OtherSplit { get; init; }
}
