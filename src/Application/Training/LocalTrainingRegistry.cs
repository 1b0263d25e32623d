using System.Collections.Concurrent;

namespace Regressor.Application.Training;

/// <summary>Identifies this process among the workers, and tracks the runs that it trains.</summary>
/// <param name="worker">Name that the process had when it last ran, or a new one.</param>
/// <param name="hasOthers">True where there may be other workers.</param>
public sealed class LocalTrainingRegistry(string worker, bool hasOthers)
{
    private readonly ConcurrentDictionary<Guid, int> _underWay = [];
    private readonly ConcurrentDictionary<Guid, int> _letGo = [];

    /// <summary>
    /// Name of this worker, kept across restarts. No two processes that run simultaneously share a name: on a conflict, this one is renamed.
    /// </summary>
    public string Worker { get; set; } = worker;

    public bool HasOthers { get; } = hasOthers;

    /// <summary>Returns true while this process works on the run.</summary>
    public bool Has(Guid trainingRunId) => _underWay.ContainsKey(trainingRunId);

    /// <returns>False if this process already works on the run.</returns>
    public bool Begin(Guid trainingRunId)
    {
        if (!_underWay.TryAdd(trainingRunId, 0)) return false;
        _letGo.TryRemove(trainingRunId, out _);
        return true;
    }

    /// <summary>Gives up a run whose release cannot be stored at the moment.</summary>
    public void LetGoOf(Guid trainingRunId) => _letGo.TryAdd(trainingRunId, 0);

    /// <summary>Returns true if this process gave up the run itself, which means that the training did not crash it.</summary>
    public bool HasLetGoOf(Guid trainingRunId) => _letGo.ContainsKey(trainingRunId);

    public void End(Guid trainingRunId) => _underWay.TryRemove(trainingRunId, out _);
}
