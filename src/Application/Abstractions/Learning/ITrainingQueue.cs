namespace Regressor.Application.Abstractions.Learning;

/// <summary>Runs trainings in the background, in whichever process has a free worker.</summary>
public interface ITrainingQueue
{
    /// <summary>True if no run is waiting for a worker.</summary>
    bool IsEmpty { get; }

    /// <summary>Queues the run, to execute once as soon as a worker is free.</summary>
    void Enqueue(Guid trainingRunId);
}
