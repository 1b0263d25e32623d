using Regressor.Domain.Training;

namespace Regressor.Application.Abstractions.Storage;

public interface ITrainingRunRepository
{
    void Add(TrainingRun run);

    /// <summary>Returns a run to be changed, without its epochs.</summary>
    Task<TrainingRun?> FindAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>Returns a run to be changed, without its epochs.</summary>
    /// <exception cref="NotFoundException">The run does not exist.</exception>
    Task<TrainingRun> GetAsync(Guid datasetId, Guid id, CancellationToken cancellationToken);

    /// <summary>Finds the queued or running run of a dataset.</summary>
    Task<TrainingRun?> FindUnfinishedAsync(Guid datasetId, CancellationToken cancellationToken);

    /// <summary>Lists all queued or running runs, oldest first.</summary>
    Task<IReadOnlyList<TrainingRun>> ListUnfinishedAsync(CancellationToken cancellationToken);

    Task<int> CountUnfinishedAsync(CancellationToken cancellationToken);

    /// <summary>Lists the runs, newest first.</summary>
    Task<Page<TrainingRun>> ListAsync(Guid datasetId, Paging paging, CancellationToken cancellationToken);

    /// <summary>Lists the epochs recorded after a given one, in order.</summary>
    Task<IReadOnlyList<EpochMetrics>> ListEpochsAsync(Guid trainingRunId, int afterEpoch, CancellationToken cancellationToken);

    /// <summary>Lists the finished runs of a dataset, except its newest runs and those whose model exists.</summary>
    /// <param name="datasetId">The dataset.</param>
    /// <param name="newest">Number of the newest runs to omit.</param>
    /// <param name="withEpochs">True to list only runs that have epochs.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    Task<IReadOnlyList<Guid>> ListOldAsync(Guid datasetId, int newest, bool withEpochs, CancellationToken cancellationToken);

    /// <summary>Removes a run with its epochs, if it exists.</summary>
    Task RemoveAsync(Guid trainingRunId, CancellationToken cancellationToken);

    /// <summary>Removes the epochs of a run that restarts or is old.</summary>
    Task RemoveEpochsAsync(Guid trainingRunId, CancellationToken cancellationToken);
}
