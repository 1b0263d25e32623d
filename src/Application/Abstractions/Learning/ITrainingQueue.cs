namespace Regressor.Application.Abstractions.Learning;

/// <summary>Runs trainings in the background, in whichever process has a free worker.</summary>
public interface ITrainingQueue
{
    /// <summary>Whether nothing waits in it for a worker.</summary>
    bool IsEmpty { get; }

    /// <summary>Has the run executed once, as soon as a worker is free.</summary>
    void Enqueue(Guid trainingRunId);
}
