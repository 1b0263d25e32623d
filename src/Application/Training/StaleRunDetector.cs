using Regressor.Domain.Training;

namespace Regressor.Application.Training;

/// <summary>For how long the workers of runs have given no sign of life, by this process's own clock: those of several machines need not agree.</summary>
internal sealed class StaleRunDetector(TimeProvider time)
{
    /// <summary>A worker that says nothing for so long has lost its run.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(25);

    private Dictionary<Guid, (int Attempt, int Beats, long Since)> _heard = [];

    /// <summary>Takes note of all that are unfinished.</summary>
    /// <returns>Those whose workers have been silent for too long.</returns>
    public HashSet<Guid> Observe(IReadOnlyList<TrainingRun> runs)
    {
        var now = time.GetTimestamp();
        _heard = runs.ToDictionary(
            run => run.Id,
            run => _heard.TryGetValue(run.Id, out var heard) && (heard.Attempt, heard.Beats) == (run.Attempt, run.Beats) ? heard : (run.Attempt, run.Beats, now));
        return [.. _heard.Where(run => time.GetElapsedTime(run.Value.Since, now) >= Patience).Select(run => run.Key)];
    }

    /// <summary>The database could not be asked: their silence then says nothing about the workers, which could not reach it either.</summary>
    public void Forget() => _heard = [];
}
