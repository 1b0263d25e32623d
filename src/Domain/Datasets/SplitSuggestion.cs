namespace Regressor.Domain.Datasets;

/// <summary>A split that the rows suggest, because figures by row promise more than new groups or later rows will keep.</summary>
/// <param name="Split">The suggested split.</param>
/// <param name="ByRow">Share of the target's variance that a quick model explains in other rows (R²), at most 1.</param>
/// <param name="Suggested">The same in new groups, or in times that were left out.</param>
public sealed record SplitSuggestion(Split Split, double ByRow, double Suggested)
{
    /// <summary>Number of groups among the rows looked at; null by time.</summary>
    public int? Groups { get; init; }

    /// <summary>Mean number of rows of a group; null by time.</summary>
    public double? RowsPerGroup { get; init; }

    /// <summary>Inputs that have one value in each group.</summary>
    public IReadOnlyList<string> RepeatedColumns { get; init; } = [];

    /// <summary>Rank correlation of the errors of rows that follow each other; null by group.</summary>
    public double? Correlation { get; init; }
}
