using Regressor.Domain.Training;

namespace Regressor.Application.Abstractions.Learning;

/// <summary>Remembers the trials of a search for settings, across the workers of a run. Used by the training thread.</summary>
public interface ISearchLog
{
    /// <summary>Trials that an earlier attempt of the run finished, in order; they are not repeated.</summary>
    IReadOnlyList<SearchTrial> Finished { get; }

    /// <summary>Cancelled when the search should end with the best settings so far.</summary>
    CancellationToken Finish { get; }

    /// <summary>Called when the search begins or continues.</summary>
    /// <param name="left">Time that is left to it; null where only the number of trials limits it.</param>
    void Begin(TimeSpan? left);

    /// <summary>Called after each trial.</summary>
    /// <param name="trial">The finished trial.</param>
    /// <param name="gain">Relative reduction of the error by the best settings so far; null before the first comparison.</param>
    void Record(SearchTrial trial, double? gain);

    /// <summary>Called when the search has ended. Afterwards, <see cref="Finish"/> has no effect on it.</summary>
    void End();
}
