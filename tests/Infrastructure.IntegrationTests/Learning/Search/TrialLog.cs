using Regressor.Application.Abstractions.Learning;
using Regressor.Domain.Training;

namespace Regressor.Infrastructure.IntegrationTests.Learning.Search;

/// <summary>Keeps the trials of a search.</summary>
/// <param name="earlier">Trials of an earlier attempt.</param>
/// <param name="onTrial">Called after each trial; may end everything.</param>
internal sealed class TrialLog(IReadOnlyList<SearchTrial>? earlier = null, Action<SearchTrial>? onTrial = null) : ISearchLog
{
    public List<SearchTrial> Recorded { get; } = [];

    public double? Gain { get; private set; }

    public TimeSpan? Left { get; private set; }

    public bool IsOver { get; private set; }

    public IReadOnlyList<SearchTrial> Finished => earlier ?? [];

    public CancellationToken Finish { get; init; }

    public void Begin(TimeSpan? left) => Left = left;

    public void Record(SearchTrial trial, double? gain)
    {
        Recorded.Add(trial);
        Gain = gain;
        onTrial?.Invoke(trial);
    }

    public void End() => IsOver = true;
}
