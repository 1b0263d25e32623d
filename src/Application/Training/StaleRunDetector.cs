using Regressor.Domain.Training;

namespace Regressor.Application.Training;

/// <summary>
/// Measures how long the workers of runs have sent no heartbeat, by this process's own clock: the clocks of several machines may differ.
/// </summary>
internal sealed class StaleRunDetector(TimeProvider time)
{
    /// <summary>Time without a heartbeat after which a worker has lost its run.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(25);

    private Dictionary<Guid, (int Attempt, int Beats, long Since)> _heard = [];

    /// <summary>Records the heartbeats of all unfinished runs.</summary>
    /// <returns>Ids of the runs whose workers have sent no heartbeat for too long.</returns>
    public HashSet<Guid> Observe(IReadOnlyList<TrainingRun> runs)
    {
        var now = time.GetTimestamp();
        _heard = runs.ToDictionary(
            run => run.Id,
            run => _heard.TryGetValue(run.Id, out var heard) && (heard.Attempt, heard.Beats) == (run.Attempt, run.Beats) ? heard : (run.Attempt, run.Beats, now));
        return [.. _heard.Where(run => time.GetElapsedTime(run.Value.Since, now) >= Patience).Select(run => run.Key)];
    }

    /// <summary>
    /// Discards all observations after the database was unavailable: missing heartbeats then say nothing about the workers, which could not
    /// reach it either.
    /// </summary>
    public void Forget() => _heard = [];
}
