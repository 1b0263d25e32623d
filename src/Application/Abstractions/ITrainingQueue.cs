namespace Regressor.Application.Abstractions;

/// <summary>Runs trainings in the background.</summary>
public interface ITrainingQueue
{
    /// <summary>Has the run executed once, as soon as a worker is free.</summary>
    void Enqueue(Guid trainingRunId);
}
