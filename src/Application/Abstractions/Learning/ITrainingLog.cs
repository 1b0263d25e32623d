namespace Regressor.Application.Abstractions.Learning;

/// <summary>Scalars over time for a viewer such as TensorBoard; one log per training run.</summary>
public interface ITrainingLog : IDisposable
{
    void Scalar(string tag, long step, double value);
}

public interface ITrainingLogFactory
{
    /// <summary>Starts the log of a run, replacing any earlier log of the same run.</summary>
    ITrainingLog Open(string datasetSlug, Guid trainingRunId);

    /// <summary>The datasets that have logs here.</summary>
    IReadOnlyCollection<string> Datasets { get; }

    /// <summary>Removes the logs of a dataset's other runs.</summary>
    void DeleteAllBut(string datasetSlug, IReadOnlyCollection<Guid> trainingRunIds);

    /// <summary>Removes the logs of a dataset.</summary>
    void DeleteAll(string datasetSlug);
}
