using System.Collections.Concurrent;

namespace Regressor.Application.Training;

/// <summary>This process among those that train.</summary>
/// <param name="worker">The name that it had when it ran before, or a new one.</param>
/// <param name="hasOthers">Whether there may be others.</param>
public sealed class LocalTrainingRegistry(string worker, bool hasOthers)
{
    private readonly ConcurrentDictionary<Guid, int> _underWay = [];
    private readonly ConcurrentDictionary<Guid, int> _letGo = [];

    /// <summary>Its name. It keeps it when it starts again, and no other process that runs at the same time has it: where one does, it takes another.</summary>
    public string Worker { get; set; } = worker;

    public bool HasOthers { get; } = hasOthers;

    /// <summary>Whether this process is at work on the run.</summary>
    public bool Has(Guid trainingRunId) => _underWay.ContainsKey(trainingRunId);

    /// <returns>False when it is at work on it already.</returns>
    public bool Begin(Guid trainingRunId)
    {
        if (!_underWay.TryAdd(trainingRunId, 0)) return false;
        _letGo.TryRemove(trainingRunId, out _);
        return true;
    }

    /// <summary>It gives the run up while it cannot store that it does.</summary>
    public void LetGoOf(Guid trainingRunId) => _letGo.TryAdd(trainingRunId, 0);

    /// <summary>Whether it gave the run up itself: no sign that the training brought a process down.</summary>
    public bool HasLetGoOf(Guid trainingRunId) => _letGo.ContainsKey(trainingRunId);

    public void End(Guid trainingRunId) => _underWay.TryRemove(trainingRunId, out _);
}
