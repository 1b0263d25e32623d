namespace Regressor.Domain.Training;

/// <summary>Search for settings of a run. It survives the worker, so that another one continues after the last finished trial.</summary>
/// <param name="Trials">Finished trials, in order.</param>
/// <param name="Gain">Relative reduction of the error on the held-out rows by the best settings so far; null before the first comparison.</param>
/// <param name="EndsAt">Time when the search ends at the latest; null where only the number of trials limits it.</param>
/// <param name="IsOver">True once the search has ended and its best settings are being trained.</param>
public sealed record SearchProgress(IReadOnlyList<SearchTrial> Trials, double? Gain, DateTimeOffset? EndsAt, bool IsOver = false);
